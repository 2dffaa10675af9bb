// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/help.h>

#include <cli/columns.h>
#include <cli/command.h>

namespace {

QString wordsOf(const Option &option)
{
    QString words = option.letter ? QStringLiteral("-%1, ").arg(QLatin1Char(option.letter)) : QStringLiteral("    ");
    words += QLatin1String("--") + worded(option.name);
    if (option.value) {
        words += QLatin1Char(' ') + worded(option.value);
    }
    return words;
}

QString placeOf(const Option &option)
{
    QString place = option.letter ? QStringLiteral("-%1").arg(QLatin1Char(option.letter))
                                  : QStringLiteral("--") + worded(option.name);
    if (option.value) {
        place += QLatin1Char(' ') + worded(option.value);
    }
    if (!option.required) {
        place = QLatin1Char('[') + place + QLatin1Char(']');
    }
    return option.repeats ? place + QStringLiteral("…") : place;
}

QString section(const QString &title, const QList<QStringList> &rows)
{
    if (rows.isEmpty()) {
        return {};
    }
    QString text = QLatin1Char('\n') + title + QLatin1Char('\n');
    for (const QString &line : aligned(rows)) {
        text += QLatin1String("  ") + line + QLatin1Char('\n');
    }
    return text;
}

QList<QStringList> rowsOf(std::span<const Option> options)
{
    QList<QStringList> rows;
    for (const Option &option : options) {
        rows.append({wordsOf(option), worded(option.help)});
    }
    return rows;
}

} // namespace

QString usageOf(const Command &command)
{
    QStringList words{QStringLiteral("keydesk-cli"), worded(command.name)};
    for (const Positional &positional : command.positionals) {
        const QString name = worded(positional.choices ? positional.choices : positional.name);
        words.append(positional.required ? name : QLatin1Char('[') + name + QLatin1Char(']'));
    }
    for (const Option &option : command.options) {
        words.append(placeOf(option));
    }
    return words.join(QLatin1Char(' '));
}

QString helpOf(const Command &command)
{
    QString text = worded(command.summary) + QLatin1String(".\n\nUsage: ") + usageOf(command) + QLatin1Char('\n');
    QList<QStringList> places;
    for (const Positional &positional : command.positionals) {
        places.append({worded(positional.name), worded(positional.help)});
    }
    text += section(QStringLiteral("Words:"), places);
    text += section(QStringLiteral("Options:"), rowsOf(command.options) + rowsOf(globalOptions));
    text += QLatin1String("\nExample:\n");
    for (const QString &line : QString::fromUtf8(command.example).split(QLatin1Char('\n'))) {
        text += QLatin1String("  ") + line + QLatin1Char('\n');
    }
    return text;
}

QString helpOfProgram(std::span<const Command *const> commands)
{
    QString text
        = QStringLiteral("Keeps sellytics DATA API keys in the keychain and turns them into tokens and answers.\n\n"
                         "Usage: keydesk-cli VERB …\n");
    QList<QStringList> verbs;
    for (const Command *command : commands) {
        verbs.append({worded(command->name), worded(command->summary)});
    }
    text += section(QStringLiteral("Verbs:"), verbs);
    QList<QStringList> options = rowsOf(globalOptions);
    options.append({QStringLiteral("    --version"), QStringLiteral("the program's version")});
    text += section(QStringLiteral("Options of all verbs:"), options);
    text += QStringLiteral(
        "\nREF names a key: SPACE/LABEL (a slash inside a name is written \\/), or the key's id.\n"
        "A secret is read from standard input or a hidden prompt, never from an argument or the environment.\n"
        "\nExit codes: 0 done, 1 other failure, 2 usage, 3 no such space, key or file, 4 keychain, 5 the "
        "authorization\n"
        "server refused, 6 network or TLS, 7 the API answered 400 or above and --fail was given.\n"
        "\nExample:\n  keydesk-cli demo\n  keydesk-cli keys add --help\n");
    return text;
}
