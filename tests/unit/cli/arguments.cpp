// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/command.h>
#include <support/await.h>
#include <support/testmain.h>

namespace {

constexpr Positional Positionals[] = {
    {.name = "REF", .help = "the key"},
    {.name = "MORE", .help = "more", .required = false, .choices = "one|two"},
};
constexpr Option Options[] = {
    {.name = "query", .help = "a parameter", .value = "NAME=VALUE", .letter = 'q', .repeats = true},
    {.name = "output", .help = "a file", .value = "FILE", .letter = 'o'},
    {.name = "include", .help = "the head", .letter = 'i'},
    {.name = "fail", .help = "fail", .letter = 'f'},
    {.name = "client-auth", .help = "how", .value = "post|basic", .choices = "post|basic"},
};
constexpr Option Required[] = {{.name = "label", .help = "a name for the key", .value = "LABEL", .required = true}};
constexpr Command Send = {.name = "send", .summary = "", .positionals = Positionals, .options = Options, .example = ""};
constexpr Command Add = {.name = "keys add", .summary = "", .positionals = {}, .options = Required, .example = ""};
constexpr Command List = {.name = "keys list", .summary = "", .positionals = {}, .options = {}, .example = ""};
constexpr const Command *Commands[] = {&Send, &Add, &List};

Result<Invocation> read(const char *line)
{
    return readCommandLine(QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts), Commands);
}

} // namespace

class ArgumentsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void formsOfAnOption_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line : {"send Acme/A --output file -i", "send --output=file -i Acme/A",
                 "send -o file -i Acme/A", "send -ofile Acme/A --include", "send -io file Acme/A",
                 "send Acme/A -iofile", "--run-only send -i Acme/A -o file"}) {
            QTest::newRow(line) << QString::fromUtf8(line);
        }
    }
    void formsOfAnOption()
    {
        QFETCH(const QString, line);
        const auto read = readCommandLine(line.split(QLatin1Char(' ')), Commands);
        QVERIFY_RESULT(read);
        QCOMPARE(read->command, &Send);
        QCOMPARE(read->arguments.at(0), QStringLiteral("Acme/A"));
        QCOMPARE(read->arguments.value(QLatin1String("output")).value_or(QString()), QStringLiteral("file"));
        QVERIFY(read->arguments.has(QLatin1String("include")));
        QVERIFY(!read->arguments.has(QLatin1String("fail")));
    }

    void aVerbOfTwoWords()
    {
        const auto invocation = read("keys add --label x --run-only");
        QVERIFY_RESULT(invocation);
        QCOMPARE(invocation->command, &Add);
        QVERIFY(invocation->arguments.has(QLatin1String("run-only")));
    }

    void valuesMayBeEmptyOrHoldAnEqualsSign()
    {
        const auto invocation = readCommandLine(
            {QStringLiteral("send"), QStringLiteral("a"), QStringLiteral("--output="), QStringLiteral("--query=a=b=c")},
            Commands);
        QVERIFY_RESULT(invocation);
        QCOMPARE(invocation->arguments.value(QLatin1String("output")), std::optional<QString>(QString()));
        QCOMPARE(invocation->arguments.values(QLatin1String("query")), QStringList(QStringLiteral("a=b=c")));
    }

    void anOptionThatRepeatsKeepsItsOrder()
    {
        const auto invocation = read("send a -q b=1 --query a=2 -qb=3");
        QVERIFY_RESULT(invocation);
        QCOMPARE(invocation->arguments.values(QLatin1String("query")),
            QStringList({QStringLiteral("b=1"), QStringLiteral("a=2"), QStringLiteral("b=3")}));
        QVERIFY(!invocation->arguments.value(QLatin1String("output")));
    }

    void afterTwoDashesNothingIsAnOption()
    {
        const auto invocation = read("send -- --include one");
        QVERIFY_RESULT(invocation);
        QCOMPARE(invocation->arguments.at(0), QStringLiteral("--include"));
        QVERIFY(!invocation->arguments.has(QLatin1String("include")));
        const auto dash = read("send -");
        QVERIFY_RESULT(dash);
        QCOMPARE(dash->arguments.at(0), QStringLiteral("-"));
    }

    void aValueMayBeginWithADash()
    {
        const auto invocation = read("send a -q -x=1 -o -");
        QVERIFY_RESULT(invocation);
        QCOMPARE(invocation->arguments.values(QLatin1String("query")), QStringList(QStringLiteral("-x=1")));
        QCOMPARE(invocation->arguments.value(QLatin1String("output")).value_or(QString()), QStringLiteral("-"));
    }

    void helpAndVersionNeedNothingElse()
    {
        QVERIFY(read("--help")->wantsHelp);
        QVERIFY(!read("-h")->command);
        QVERIFY(read("--version")->wantsVersion);
        QCOMPARE(read("keys add --help")->command, &Add);
        QVERIFY(read("send --help")->wantsHelp);
    }

    void mistakesAreNamed_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("hint");
        QTest::newRow("nothing") << ""
                                 << "nothing to do"
                                 << "--help";
        QTest::newRow("unknown verb") << "sned a"
                                      << "no verb 'sned'"
                                      << "Did you mean send?";
        QTest::newRow("unknown second word") << "keys ad"
                                             << "no verb 'keys ad'"
                                             << "Did you mean keys add?";
        QTest::newRow("unlike anything") << "zzzzzzzz"
                                         << "no verb 'zzzzzzzz'"
                                         << "See: keydesk-cli --help";
        QTest::newRow("half a verb") << "keys"
                                     << "not a whole verb"
                                     << "keys add, keys list";
        QTest::newRow("half a verb, then an option") << "keys --help-me"
                                                     << "not a whole verb"
                                                     << "keys add";
        QTest::newRow("unknown option") << "send a --otput x"
                                        << "no option '--otput' for 'send'"
                                        << "Did you mean --output?";
        QTest::newRow("unknown letter") << "send a -x"
                                        << "no option '-x'"
                                        << "send --help";
        QTest::newRow("unknown letter in a bundle") << "send a -ix"
                                                    << "no option '-x'"
                                                    << "send --help";
        QTest::newRow("option before the verb") << "--output x send a"
                                                << "no option '--output'"
                                                << "--help";
        QTest::newRow("no value") << "send a --output"
                                  << "--output wants a value: FILE"
                                  << "send --help";
        QTest::newRow("an option for a value") << "send a --output --include"
                                               << "--output wants a value"
                                               << "";
        QTest::newRow("value for a switch") << "send a --include=yes"
                                            << "takes no value"
                                            << "";
        QTest::newRow("twice") << "send a -o x -o y"
                               << "--output is given twice"
                               << "";
        QTest::newRow("switch twice") << "send a -ii"
                                      << "--include is given twice"
                                      << "";
        QTest::newRow("not a choice") << "send a --client-auth digest"
                                      << "can't be 'digest'"
                                      << "post, basic";
        QTest::newRow("not a choice, by place") << "send a three"
                                                << "MORE can't be 'three'"
                                                << "one, two";
        QTest::newRow("too many words") << "send a one b"
                                        << "'b' is one word too many"
                                        << "";
        QTest::newRow("too few words") << "send"
                                       << "REF is missing: the key"
                                       << "send --help";
        QTest::newRow("required option") << "keys add"
                                         << "--label is missing: a name for the key"
                                         << "keys add --help";
    }
    void mistakesAreNamed()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, sentence);
        QFETCH(const QString, hint);
        const auto invocation = readCommandLine(line.split(QLatin1Char(' '), Qt::SkipEmptyParts), Commands);
        QVERIFY_ERROR(invocation, ErrorKind::Usage);
        QVERIFY2(invocation.error().arguments.value(0).contains(sentence),
            qPrintable(invocation.error().arguments.join(QLatin1Char('|'))));
        QVERIFY2(invocation.error().arguments.value(1).contains(hint),
            qPrintable(invocation.error().arguments.join(QLatin1Char('|'))));
    }
};

KEYDESK_TEST(ArgumentsTest)
#include "arguments.moc"
