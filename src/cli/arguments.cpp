// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/arguments.h>

#include <cli/command.h>
#include <cli/nearest.h>

namespace {

constexpr Option GlobalOptions[] = {
    {.name = "help", .help = "show what the verb does and takes, with an example", .letter = 'h'},
    {.name = "run-only", .help = "keep secrets in memory for this run; no keychain is asked"},
    {.name = "passphrase-fd",
        .help = "read the vault file's passphrase from this open file descriptor, its first line",
        .value = "N"},
    {.name = "details", .help = "after a refusal, also show the server's answer as it came"},
};

tl::unexpected<Error> usage(const QString &sentence, const QString &hint)
{
    return failure(ErrorKind::Usage, {sentence, hint});
}

QString seeHelp(const Command *command)
{
    return command ? QStringLiteral("See: keydesk-cli %1 --help").arg(worded(command->name))
                   : QStringLiteral("See: keydesk-cli --help");
}

QString didYouMean(const QString &nearest, const QString &otherwise)
{
    return nearest.isEmpty() ? otherwise : QStringLiteral("Did you mean %1? %2").arg(nearest, otherwise);
}

} // namespace

const std::span<const Option> globalOptions = GlobalOptions;

std::optional<QString> Arguments::value(QLatin1String option) const
{
    const auto found = m_options.find(option);
    return found == m_options.end() ? std::nullopt : std::make_optional(found->last());
}

/// Walks over the words once; the verb may stand behind global options.
class CommandLineReader {
public:
    CommandLineReader(QStringList words, std::span<const Command *const> commands)
        : m_words(std::move(words))
        , m_commands(commands)
    {
    }

    Result<Invocation> read()
    {
        bool optionsEnded = false;
        while (m_next < m_words.size()) {
            const QString word = m_words[m_next++];
            Result<void> taken;
            if (!optionsEnded && word == QLatin1String("--")) {
                optionsEnded = true;
            } else if (!optionsEnded && word.startsWith(QLatin1String("--"))) {
                taken = takeLong(word.sliced(2));
            } else if (!optionsEnded && word.size() > 1 && word.front() == QLatin1Char('-')) {
                taken = takeShort(word.sliced(1));
            } else if (!m_result.command) {
                taken = takeVerb(word);
            } else {
                taken = takePositional(word);
            }
            if (!taken) {
                return failureOf(taken);
            }
        }
        if (m_result.wantsHelp || m_result.wantsVersion) {
            return m_result;
        }
        if (const auto complete = checkComplete(); !complete) {
            return failureOf(complete);
        }
        return m_result;
    }

private:
    const Option *find(const auto &matches) const
    {
        const auto among = [&matches](std::span<const Option> options) {
            const auto found = std::find_if(options.begin(), options.end(), matches);
            return found == options.end() ? nullptr : &*found;
        };
        const Option *own = m_result.command ? among(m_result.command->options) : nullptr;
        return own ? own : among(globalOptions);
    }
    const Option *findLong(const QString &name) const
    {
        return find([&name](const Option &option) { return name == QLatin1String(option.name); });
    }

    Result<void> takeLong(const QString &text)
    {
        const qsizetype equals = text.indexOf(QLatin1Char('='));
        const QString name = equals < 0 ? text : text.first(equals);
        if (name == QLatin1String("version") && !m_result.command) {
            m_result.wantsVersion = true;
            return {};
        }
        const Option *option = findLong(name);
        if (!option) {
            return unknownOption(QLatin1String("--") + name);
        }
        if (equals >= 0 && !option->value) {
            return usage(QStringLiteral("--%1 takes no value.").arg(name), seeHelp(m_result.command));
        }
        return takeOption(*option, equals < 0 ? std::nullopt : std::make_optional(text.sliced(equals + 1)));
    }

    /// `-i`, `-q a=b`, `-qa=b`, `-iq a=b`.
    Result<void> takeShort(const QString &letters)
    {
        for (qsizetype i = 0; i < letters.size(); ++i) {
            const QChar letter = letters[i];
            const Option *option = find([letter](const Option &candidate) {
                return candidate.letter != '\0' && letter == QLatin1Char(candidate.letter);
            });
            if (!option) {
                return unknownOption(QLatin1String("-") + letter);
            }
            if (option->value) {
                const QString rest = letters.sliced(i + 1);
                return takeOption(*option, rest.isEmpty() ? std::nullopt : std::make_optional(rest));
            }
            if (const auto taken = takeOption(*option, std::nullopt); !taken) {
                return taken;
            }
        }
        return {};
    }

    Result<void> takeOption(const Option &option, std::optional<QString> value)
    {
        const QString name = worded(option.name);
        if (name == QLatin1String("help")) {
            m_result.wantsHelp = true;
            return {};
        }
        QStringList &values = m_result.arguments.m_options[name];
        if (!values.isEmpty() && !option.repeats) {
            return usage(QStringLiteral("--%1 is given twice.").arg(name), seeHelp(m_result.command));
        }
        if (option.value && !value) {
            const bool isMissing = m_next == m_words.size()
                || (m_words[m_next].startsWith(QLatin1String("--")) && findLong(m_words[m_next].sliced(2)));
            if (isMissing) {
                return usage(QStringLiteral("--%1 wants a value: %2.").arg(name, worded(option.value)),
                    seeHelp(m_result.command));
            }
            value = m_words[m_next++];
        }
        const QString given = value.value_or(QString());
        if (option.choices && !worded(option.choices).split(QLatin1Char('|')).contains(given)) {
            return notAChoice(QLatin1String("--") + name, worded(option.choices), given);
        }
        values.append(given);
        return {};
    }

    /// A verb of one word, or of two whose first names a group.
    Result<void> takeVerb(const QString &word)
    {
        QStringList ofGroup;
        QStringList all;
        for (const Command *command : m_commands) {
            const QString name = worded(command->name);
            all.append(name);
            all.append(name.section(QLatin1Char(' '), 0, 0));
            if (name == word) {
                m_result.command = command;
                return {};
            }
            if (name.startsWith(word + QLatin1Char(' '))) {
                ofGroup.append(name);
            }
        }
        if (ofGroup.isEmpty()) {
            return unknownVerb(word, all);
        }
        if (m_next == m_words.size() || m_words[m_next].startsWith(QLatin1Char('-'))) {
            return usage(QStringLiteral("'%1' is not a whole verb.").arg(word),
                QStringLiteral("Say which: %1").arg(ofGroup.join(QLatin1String(", "))));
        }
        const QString whole = word + QLatin1Char(' ') + m_words[m_next++];
        for (const Command *command : m_commands) {
            if (whole == QLatin1String(command->name)) {
                m_result.command = command;
                return {};
            }
        }
        return unknownVerb(whole, ofGroup);
    }

    Result<void> takePositional(const QString &word)
    {
        const auto &wanted = m_result.command->positionals;
        QStringList &taken = m_result.arguments.m_positionals;
        if (static_cast<std::size_t>(taken.size()) == wanted.size()) {
            return usage(QStringLiteral("'%1' is one word too many.").arg(word), seeHelp(m_result.command));
        }
        const Positional &place = wanted[static_cast<std::size_t>(taken.size())];
        if (place.choices && !worded(place.choices).split(QLatin1Char('|')).contains(word)) {
            return notAChoice(worded(place.name), worded(place.choices), word);
        }
        taken.append(word);
        return {};
    }

    Result<void> checkComplete() const
    {
        if (!m_result.command) {
            return usage(QStringLiteral("There is nothing to do."), seeHelp(nullptr));
        }
        const auto &positionals = m_result.command->positionals;
        const auto given = static_cast<std::size_t>(m_result.arguments.m_positionals.size());
        if (given < positionals.size() && positionals[given].required) {
            return usage(QStringLiteral("%1 is missing: %2.")
                             .arg(worded(positionals[given].name), worded(positionals[given].help)),
                seeHelp(m_result.command));
        }
        for (const Option &option : m_result.command->options) {
            if (option.required && !m_result.arguments.has(QLatin1String(option.name))) {
                return usage(QStringLiteral("--%1 is missing: %2.").arg(worded(option.name), worded(option.help)),
                    seeHelp(m_result.command));
            }
        }
        return {};
    }

    Result<void> unknownOption(const QString &text) const
    {
        QStringList known;
        for (const Option &option : globalOptions) {
            known.append(QLatin1String("--") + worded(option.name));
        }
        if (m_result.command) {
            for (const Option &option : m_result.command->options) {
                known.append(QLatin1String("--") + worded(option.name));
            }
        }
        const QString whose
            = m_result.command ? QStringLiteral(" for '%1'").arg(worded(m_result.command->name)) : QString();
        return usage(QStringLiteral("There is no option '%1'%2.").arg(text, whose),
            didYouMean(nearest(text, known), seeHelp(m_result.command)));
    }

    Result<void> unknownVerb(const QString &text, const QStringList &known) const
    {
        return usage(
            QStringLiteral("There is no verb '%1'.").arg(text), didYouMean(nearest(text, known), seeHelp(nullptr)));
    }

    Result<void> notAChoice(const QString &what, QString choices, const QString &given) const
    {
        return usage(QStringLiteral("%1 can't be '%2'.").arg(what, given),
            QStringLiteral("Choose one of: %1").arg(choices.replace(QLatin1Char('|'), QLatin1String(", "))));
    }

    const QStringList m_words;
    const std::span<const Command *const> m_commands;
    qsizetype m_next = 0;
    Invocation m_result;
};

Result<Invocation> readCommandLine(const QStringList &words, std::span<const Command *const> commands)
{
    return CommandLineReader(words, commands).read();
}
