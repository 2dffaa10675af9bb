// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/help.h>
#include <cli/verbs.h>
#include <QSet>
#include <support/testmain.h>

/// What every verb's table must keep, so that parsing, help and completion can rely on it.
class VerbsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyVerbIsWholeAndItsOwn()
    {
        QSet<QString> names;
        for (const Command *command : allVerbs()) {
            const QString name = QString::fromLatin1(command->name);
            QVERIFY2(!names.contains(name), command->name);
            names.insert(name);
            QVERIFY2((command->run == nullptr) != (command->runAlone == nullptr), command->name);
            const QString summary = QString::fromLatin1(command->summary);
            QVERIFY2(summary.front().isUpper() && !summary.endsWith(QLatin1Char('.')), command->name);
        }
        QVERIFY(names.size() > 15);
    }

    void optionsDoNotClash()
    {
        for (const Command *command : allVerbs()) {
            QSet<QString> names;
            QSet<char> letters;
            const auto take = [&](const Option &option) {
                const QString name = QString::fromLatin1(option.name);
                QVERIFY2(!names.contains(name), option.name);
                names.insert(name);
                QVERIFY2(option.letter == '\0' || !letters.contains(option.letter), option.name);
                letters.insert(option.letter);
                QVERIFY2(!QString::fromUtf8(option.help).endsWith(QLatin1Char('.')), option.name);
                QVERIFY2(!option.choices || option.value, option.name);
            };
            std::for_each(command->options.begin(), command->options.end(), take);
            std::for_each(globalOptions.begin(), globalOptions.end(), take);
        }
    }

    void requiredWordsStandBeforeOptionalOnes()
    {
        for (const Command *command : allVerbs()) {
            bool optionalSeen = false;
            for (const Positional &positional : command->positionals) {
                QVERIFY2(!(positional.required && optionalSeen), command->name);
                optionalSeen = !positional.required;
            }
        }
    }

    void theHelpOfEveryVerbHasUsageOptionsAndAnExample()
    {
        for (const Command *command : allVerbs()) {
            const QString help = helpOf(*command);
            QVERIFY2(help.contains(QLatin1String("Usage: keydesk-cli ") + QLatin1String(command->name)), command->name);
            QVERIFY2(help.contains(QLatin1String("\nExample:\n  ")), command->name);
            QVERIFY2(QString::fromUtf8(command->example)
                         .contains(QLatin1String("keydesk-cli ") + QLatin1String(command->name)),
                command->name);
            for (const Option &option : command->options) {
                QVERIFY2(help.contains(QLatin1String("--") + QLatin1String(option.name)), option.name);
            }
        }
        const QString all = helpOfProgram(allVerbs());
        for (const Command *command : allVerbs()) {
            QVERIFY2(all.contains(QLatin1String("  ") + QLatin1String(command->name)), command->name);
        }
    }

    /// A secret never comes by argument.
    void noOptionTakesASecret()
    {
        for (const Command *command : allVerbs()) {
            for (const Option &option : command->options) {
                QVERIFY2(!QByteArray(option.name).contains("secret") && !QByteArray(option.name).contains("pass"),
                    option.name);
            }
        }
    }
};

KEYDESK_TEST(VerbsTest)
#include "verbs.moc"
