// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/completionscript.h>

namespace {

QString fishQuoted(const char *text)
{
    return shellQuoted(
        QString::fromUtf8(text).replace(QLatin1Char('\\'), QLatin1String("\\\\")), QStringLiteral("\\'"));
}

QString optionLine(const QString &condition, const Option &option)
{
    QString line
        = QStringLiteral("complete -c keydesk-cli -n '%1' -l %2").arg(condition, QString::fromLatin1(option.name));
    if (option.letter) {
        line += QStringLiteral(" -s %1").arg(QLatin1Char(option.letter));
    }
    if (option.choices) {
        line += QStringLiteral(" -x -a '%1'")
                    .arg(QString::fromLatin1(option.choices).replace(QLatin1Char('|'), QLatin1Char(' ')));
    } else if (option.value) {
        line += QString::fromLatin1(option.value).contains(QLatin1String("FILE")) ? QStringLiteral(" -r -F")
                                                                                  : QStringLiteral(" -x");
    }
    return line + QStringLiteral(" -d %1\n").arg(fishQuoted(option.help));
}

QString linesOf(const Command &command)
{
    const QString condition = QStringLiteral("__keydesk_cli_in %1").arg(QString::fromLatin1(command.name));
    QString lines;
    for (const Option &option : command.options) {
        lines += optionLine(condition, option);
    }
    if (!command.positionals.empty()) {
        const Positional &first = command.positionals.front();
        if (first.choices) {
            lines
                += QStringLiteral("complete -c keydesk-cli -n '%1' -a '%2'\n")
                       .arg(condition, QString::fromLatin1(first.choices).replace(QLatin1Char('|'), QLatin1Char(' ')));
        } else if (QLatin1String(first.name) == QLatin1String("REF")) {
            lines += QStringLiteral(
                "complete -c keydesk-cli -n '%1' -a '(keydesk-cli keys list --references 2>/dev/null)'\n")
                         .arg(condition);
        }
    }
    return lines;
}

} // namespace

QString fishCompletion(std::span<const Command *const> commands)
{
    QString text = QStringLiteral(
        "# fish completion for keydesk-cli\n"
        "function __keydesk_cli_words\n    set -l words (commandline -opc)\n    string join ' ' -- $words[2..-1]\nend\n"
        "function __keydesk_cli_at\n    test (__keydesk_cli_words) = \"$argv\"\nend\n"
        "function __keydesk_cli_in\n    string match -q -- \"$argv*\" (__keydesk_cli_words)\nend\n"
        "complete -c keydesk-cli -f\n");
    for (const QString &word : firstWords(commands)) {
        text += QStringLiteral("complete -c keydesk-cli -n '__keydesk_cli_at \"\"' -a %1\n").arg(word);
    }
    for (const Command *command : commands) {
        const QString name = QString::fromLatin1(command->name);
        if (name.contains(QLatin1Char(' '))) {
            text += QStringLiteral("complete -c keydesk-cli -n '__keydesk_cli_at %1' -a %2 -d %3\n")
                        .arg(name.section(QLatin1Char(' '), 0, 0), name.section(QLatin1Char(' '), 1),
                            fishQuoted(command->summary));
        }
        text += linesOf(*command);
    }
    for (const Option &option : globalOptions) {
        text += optionLine(QStringLiteral("true"), option);
    }
    return text;
}
