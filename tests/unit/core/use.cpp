// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/use.h>
#include <support/testmain.h>

/// The words for parts stand in files and in scripts: they must not change.
class UseTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPartHasItsWord_data()
    {
        QTest::addColumn<int>("part");
        QTest::addColumn<QString>("word");
        QTest::newRow("explorer") << int(UsePart::Explorer) << QStringLiteral("explorer");
        QTest::newRow("window") << int(UsePart::Window) << QStringLiteral("window");
        QTest::newRow("command line") << int(UsePart::CommandLine) << QStringLiteral("command_line");
        QTest::newRow("run") << int(UsePart::Run) << QStringLiteral("run");
        QTest::newRow("export") << int(UsePart::Export) << QStringLiteral("export");
        QTest::newRow("proxy") << int(UsePart::Proxy) << QStringLiteral("proxy");
    }

    void everyPartHasItsWord()
    {
        QFETCH(int, part);
        QFETCH(QString, word);
        QCOMPARE(usePartText(static_cast<UsePart>(part)), word);
        QCOMPARE(parseUsePart(word), std::optional(static_cast<UsePart>(part)));
    }

    void otherWordsAreNone()
    {
        for (const char *word : {"", "Explorer", "command line", "commandline", "proxy "}) {
            QVERIFY2(!parseUsePart(QString::fromLatin1(word)), word);
        }
    }
};

KEYDESK_TEST(UseTest)
#include "use.moc"
