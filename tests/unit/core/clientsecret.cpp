// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/clientsecret.h>
#include <support/await.h>
#include <support/testmain.h>

namespace {

QByteArray bytesOf(const Secret &secret)
{
    return secret.reveal([](QByteArrayView bytes) { return bytes.toByteArray(); });
}

} // namespace

class ClientSecretTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void trimsAndSaysSo_data()
    {
        QTest::addColumn<QByteArray>("pasted");
        QTest::addColumn<QByteArray>("kept");
        QTest::addColumn<bool>("whiteSpace");
        QTest::addColumn<bool>("invisible");
        QTest::newRow("as it is") << QByteArray("demo+secret/with=signs") << QByteArray("demo+secret/with=signs")
                                  << false << false;
        QTest::newRow("line end") << QByteArray("s3cret\r\n") << QByteArray("s3cret") << true << false;
        QTest::newRow("no-break space") << QByteArray(" \xc2\xa0s") << QByteArray("s") << true << false;
        QTest::newRow("zero width space") << QByteArray("s\xe2\x80\x8b\n") << QByteArray("s") << true << true;
        QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbfs") << QByteArray("s") << false << false;
        QTest::newRow("inner space and accents stay")
            << QByteArray("a:b g h\xc3\xa9") << QByteArray("a:b g h\xc3\xa9") << false << false;
    }
    void trimsAndSaysSo()
    {
        QFETCH(QByteArray, pasted);
        const auto parsed = parseClientSecret(pasted);
        QVERIFY_RESULT(parsed);
        QTEST(bytesOf(parsed->secret), "kept");
        QTEST(parsed->trimmedWhiteSpace, "whiteSpace");
        QTEST(parsed->trimmedInvisible, "invisible");
    }

    void refusesWhatCannotBeASecret_data()
    {
        QTest::addColumn<QByteArray>("pasted");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QStringList>("arguments");
        const QStringList none;
        QTest::newRow("nothing") << QByteArray() << ErrorKind::SecretEmpty << none;
        QTest::newRow("white space") << QByteArray(" \n\xe2\x80\x8b") << ErrorKind::SecretEmpty << none;
        QTest::newRow("two lines") << QByteArray("ab\ncd") << ErrorKind::SecretHasControlCharacter
                                   << QStringList{QStringLiteral("3")};
        QTest::newRow("zero width inside") << QByteArray(" a\xe2\x80\x8b"
                                                         "b")
                                           << ErrorKind::SecretHasControlCharacter << QStringList{QStringLiteral("3")};
        QTest::newRow("not UTF-8") << QByteArray("a\xff"
                                                 "b")
                                   << ErrorKind::SecretNotUtf8 << none;
        QTest::newRow("too long") << QByteArray(1025, 'x') << ErrorKind::SecretTooLong
                                  << QStringList{QStringLiteral("1025")};
    }
    void refusesWhatCannotBeASecret()
    {
        QFETCH(QByteArray, pasted);
        QFETCH(ErrorKind, kind);
        const auto parsed = parseClientSecret(pasted);
        QVERIFY_ERROR(parsed, kind);
        QTEST(parsed.error().arguments, "arguments");
    }

    void theLongestIsKept()
    {
        QCOMPARE(parseClientSecret(QByteArray(MaxClientSecretBytes, 'x'))->secret.size(), MaxClientSecretBytes);
    }
};

KEYDESK_TEST(ClientSecretTest)
#include "clientsecret.moc"
