// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/filepassphrase.h>
#include <support/await.h>
#include <support/testmain.h>

/// What of standard input is a passphrase.
class PassphraseInputTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstLineIsIt_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QByteArray>("passphrase");
        QTest::newRow("a line") << QByteArray("six words\n") << QByteArray("six words");
        QTest::newRow("without an end") << QByteArray("six words") << QByteArray("six words");
        QTest::newRow("of Windows") << QByteArray("six words\r\n") << QByteArray("six words");
        QTest::newRow("and more behind it") << QByteArray("six words\nyes\n") << QByteArray("six words");
        QTest::newRow("white space counts") << QByteArray(" a b \t\n") << QByteArray(" a b \t");
        QTest::newRow("not UTF-8") << QByteArray("\xff\xfe\n") << QByteArray("\xff\xfe");
    }

    void theFirstLineIsIt()
    {
        QFETCH(QByteArray, input);
        QFETCH(QByteArray, passphrase);
        const auto found = passphraseFrom(input);
        QVERIFY_RESULT(found);
        QVERIFY(*found == Secret(passphrase));
    }

    void anEmptyOneIsRefused()
    {
        for (const char *input : {"", "\n", "\r\n", "\nsecond line\n"}) {
            QVERIFY_ERROR(passphraseFrom(input), ErrorKind::PassphraseEmpty);
        }
    }

    void aFileThatIsNotThereAsksNobody()
    {
        QVERIFY_ERROR(readPassphraseOf(QStringLiteral("/no/such/file")), ErrorKind::NoSuchFile);
    }
};

KEYDESK_TEST(PassphraseInputTest)
#include "filepassphrase.moc"
