// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/completionscript.h>

namespace {

QStringList spellings(const Option &option)
{
    QStringList words;
    if (option.letter) {
        words.append(QStringLiteral("-%1").arg(QLatin1Char(option.letter)));
    }
    words.append(QLatin1String("--") + worded(option.name));
    return words;
}

bool takesFile(const char *value)
{
    return value && worded(value).contains(QLatin1String("FILE"));
}

QString choicesOf(const char *choices)
{
    return worded(choices).replace(QLatin1Char('|'), QLatin1Char(' '));
}

/// The branch of one verb in bash's `case`.
QString bashBranch(const Command &command)
{
    QString text = QStringLiteral("    %1)\n        case $previous in\n").arg(shellQuoted(worded(command.name)));
    QStringList words;
    for (const Option &option : command.options) {
        const QStringList own = spellings(option);
        words += own;
        if (option.value) {
            const QString action = option.choices ? QStringLiteral("COMPREPLY=($(compgen -W %1 -- \"$current\"))")
                                                        .arg(shellQuoted(choicesOf(option.choices)))
                : takesFile(option.value) ? QStringLiteral("compopt -o default")
                                          : QStringLiteral(":");
            text += QStringLiteral("        %1) %2; return ;;\n").arg(own.join(QLatin1Char('|')), action);
        }
    }
    for (const Option &option : globalOptions) {
        words += spellings(option);
    }
    text += QStringLiteral("        esac\n        options=%1\n").arg(shellQuoted(words.join(QLatin1Char(' '))));
    if (!command.positionals.empty()) {
        const Positional &first = command.positionals.front();
        if (worded(first.name) == QLatin1String("REF")) {
            text += QStringLiteral("        takes_key=1\n");
        } else if (first.choices) {
            text += QStringLiteral("        options+=' %1'\n").arg(choicesOf(first.choices));
        }
    }
    return text + QStringLiteral("        ;;\n");
}

/// For _arguments: `:` and brackets have a meaning there.
QString zshText(const char *text)
{
    QString escaped = worded(text);
    for (const char *sign : {"\\", ":", "[", "]"}) {
        escaped.replace(QLatin1String(sign), QLatin1String("\\") + QLatin1String(sign));
    }
    return shellQuoted(escaped).sliced(1).chopped(1);
}

QString zshValue(const char *value, const char *choices)
{
    const QString action = choices ? QStringLiteral("(%1)").arg(choicesOf(choices))
        : takesFile(value)         ? QStringLiteral("_files")
                                   : QStringLiteral(" ");
    return QStringLiteral(":%1:%2").arg(zshText(value), action);
}

QString zshOption(const Option &option)
{
    const QStringList words = spellings(option);
    const QString tail
        = QStringLiteral("'[%1]%2'")
              .arg(zshText(option.help), option.value ? zshValue(option.value, option.choices) : QString());
    const QString names = words.size() == 1 ? words.first() : QStringLiteral("{%1}").arg(words.join(QLatin1Char(',')));
    const QString before
        = option.repeats ? QStringLiteral("'*'") : QStringLiteral("'(%1)'").arg(words.join(QLatin1Char(' ')));
    return QStringLiteral("            %1%2%3 \\\n").arg(before, names, tail);
}

QString zshBranch(const Command &command)
{
    QString text = QStringLiteral("        %1)\n            _arguments -S \\\n").arg(shellQuoted(worded(command.name)));
    for (const Option &option : command.options) {
        text += zshOption(option);
    }
    for (const Option &option : globalOptions) {
        text += zshOption(option);
    }
    int place = 0;
    for (const Positional &positional : command.positionals) {
        const QString action = worded(positional.name) == QLatin1String("REF") ? QStringLiteral("_keydesk_cli_keys")
            : positional.choices ? QStringLiteral("(%1)").arg(choicesOf(positional.choices))
                                 : QStringLiteral(" ");
        text += QStringLiteral("            '%1:%2:%3' \\\n").arg(++place).arg(zshText(positional.name), action);
    }
    return text.chopped(3) + QStringLiteral("\n            ;;\n");
}

} // namespace

QString shellQuoted(QString text, const QString &quoteInside)
{
    return QLatin1Char('\'') + text.replace(QLatin1Char('\''), quoteInside) + QLatin1Char('\'');
}

QStringList firstWords(std::span<const Command *const> commands)
{
    QStringList words;
    for (const Command *command : commands) {
        const QString word = worded(command->name).section(QLatin1Char(' '), 0, 0);
        if (!words.contains(word)) {
            words.append(word);
        }
    }
    return words;
}

QString bashCompletion(std::span<const Command *const> commands)
{
    QString branches;
    QString groups;
    for (const QString &word : firstWords(commands)) {
        QStringList second;
        for (const Command *command : commands) {
            const QString name = worded(command->name);
            if (name.startsWith(word + QLatin1Char(' '))) {
                second.append(name.sliced(word.size() + 1));
            }
        }
        if (!second.isEmpty()) {
            groups += QStringLiteral(
                "    %1)\n        if ((COMP_CWORD == 2)); then\n"
                "            COMPREPLY=($(compgen -W %2 -- \"$current\"))\n            return\n        fi\n"
                "        verb+=\" ${COMP_WORDS[2]}\"\n        first_place=3\n        ;;\n")
                          .arg(word, shellQuoted(second.join(QLatin1Char(' '))));
        }
    }
    for (const Command *command : commands) {
        branches += bashBranch(*command);
    }
    return QStringLiteral(
        "# bash completion for keydesk-cli\n"
        "_keydesk_cli() {\n"
        "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n"
        "    local verb=${COMP_WORDS[1]} options= takes_key= first_place=2 reference\n"
        "    COMPREPLY=()\n"
        "    if ((COMP_CWORD == 1)); then\n"
        "        COMPREPLY=($(compgen -W %1 -- \"$current\"))\n        return\n    fi\n"
        "    case $verb in\n%2    esac\n"
        "    case $verb in\n%3    esac\n"
        "    if [[ $takes_key && $current != -* ]] && ((COMP_CWORD == first_place)); then\n"
        "        while IFS= read -r reference; do\n"
        "            [[ $reference == \"$current\"* ]] && COMPREPLY+=(\"$(printf %q \"$reference\")\")\n"
        "        done < <(keydesk-cli keys list --references 2>/dev/null)\n"
        "        return\n    fi\n"
        "    COMPREPLY=($(compgen -W \"$options\" -- \"$current\"))\n"
        "}\n"
        "complete -F _keydesk_cli keydesk-cli\n")
        .arg(shellQuoted((firstWords(commands) + QStringList{QStringLiteral("--help"), QStringLiteral("--version")})
                             .join(QLatin1Char(' '))),
            groups, branches);
}

QString zshCompletion(std::span<const Command *const> commands)
{
    QString branches;
    QStringList groups;
    for (const Command *command : commands) {
        const QString name = worded(command->name);
        branches += zshBranch(*command);
        if (name.contains(QLatin1Char(' '))) {
            groups.append(name.section(QLatin1Char(' '), 0, 0));
        }
    }
    groups.removeDuplicates();
    QString first;
    for (const QString &word : firstWords(commands)) {
        first += QLatin1Char(' ') + word;
    }
    QString seconds;
    for (const QString &group : groups) {
        QString words;
        for (const Command *command : commands) {
            const QString name = worded(command->name);
            if (name.startsWith(group + QLatin1Char(' '))) {
                words += QStringLiteral(" '%1:%2'").arg(name.sliced(group.size() + 1), zshText(command->summary));
            }
        }
        seconds += QStringLiteral("        %1) choices=(%2); _describe verb choices; return ;;\n").arg(group, words);
    }
    return QStringLiteral("#compdef keydesk-cli\n"
                          "_keydesk_cli_keys() {\n"
                          "    local -a references\n"
                          "    references=(${(f)\"$(keydesk-cli keys list --references 2>/dev/null)\"})\n"
                          "    compadd -a references\n"
                          "}\n"
                          "_keydesk_cli() {\n"
                          "    local -a choices\n"
                          "    local verb=$words[2]\n"
                          "    if ((CURRENT == 2)); then\n"
                          "        choices=(%1 --help --version)\n        compadd -a choices\n        return\n    fi\n"
                          "    if [[ $verb == (%2) ]]; then\n"
                          "        if ((CURRENT == 3)); then\n"
                          "            case $verb in\n%3            esac\n        fi\n"
                          "        verb+=\" $words[3]\"\n"
                          "        shift words\n        ((CURRENT--))\n    fi\n"
                          "    shift words\n    ((CURRENT--))\n"
                          "    case $verb in\n%4    esac\n"
                          "}\n"
                          "if [[ $funcstack[1] == _keydesk_cli ]]; then\n    _keydesk_cli \"$@\"\nelse\n    compdef "
                          "_keydesk_cli keydesk-cli\nfi\n")
        .arg(first.trimmed(), groups.join(QLatin1Char('|')), seconds, branches);
}
