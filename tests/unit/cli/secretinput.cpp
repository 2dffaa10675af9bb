// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/secretinput.h>
#include <support/await.h>
#include <support/testmain.h>

namespace {

QByteArray bytesOf(const Secret &secret)
{
    return secret.reveal([](QByteArrayView bytes) { return bytes.toByteArray(); });
}

} // namespace

class SecretInputTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWholeInputIsTheSecret()
    {
        const auto input = secretInputFrom("a:b%c+d/e=f&g h\xc3\xa9\n");
        QVERIFY_RESULT(input);
        QVERIFY(!input->clientId);
        QCOMPARE(bytesOf(input->secret), QByteArray("a:b%c+d/e=f&g h\xc3\xa9"));
        QVERIFY(input->remarks.isEmpty());
    }

    void aPastedKeyBringsItsClientId()
    {
        const auto input = secretInputFrom(R"({"client_id": "an-id", "client_secret": "a-secret"})");
        QVERIFY_RESULT(input);
        QVERIFY(input->clientId.has_value());
        QCOMPARE(input->clientId->text(), QStringLiteral("an-id"));
        QCOMPARE(bytesOf(input->secret), QByteArray("a-secret"));
    }

    void aLabelComesAlong()
    {
        const auto input = secretInputFrom("Label\tPrice monitor\nClient ID\tan-id\nClient secret\ta-secret\n");
        QVERIFY_RESULT(input);
        QCOMPARE(input->label, QStringLiteral("Price monitor"));
        QCOMPARE(input->clientId->text(), QStringLiteral("an-id"));
        QVERIFY(secretInputFrom("a-secret")->label.isEmpty());
    }

    void theFullNameOfTheSecretIsEnough()
    {
        const auto input = secretInputFrom("CLIENT_SECRET='a-secret'\n");
        QVERIFY_RESULT(input);
        QVERIFY(!input->clientId);
        QCOMPARE(bytesOf(input->secret), QByteArray("a-secret"));
        QCOMPARE(input->remarks.size(), 1);
        // A short name may be part of the secret.
        QCOMPARE(bytesOf(secretInputFrom("secret=a-secret")->secret), QByteArray("secret=a-secret"));
    }

    void anIdWithoutASecretIsRefused()
    {
        QVERIFY_ERROR(secretInputFrom("client_id=an-id"), ErrorKind::Usage);
        QVERIFY_ERROR(secretInputFrom("{\"clientId\": \"an-id\", \"clientSecret\": \"a\\u0001b\"}"), ErrorKind::Usage);
    }

    void whatCanBeNoSecretIsRefused()
    {
        QVERIFY_ERROR(secretInputFrom(""), ErrorKind::SecretEmpty);
        QVERIFY_ERROR(secretInputFrom(" \r\n"), ErrorKind::SecretEmpty);
        QVERIFY_ERROR(secretInputFrom("a\x01z"), ErrorKind::SecretHasControlCharacter);
        QVERIFY_ERROR(secretInputFrom("a\xffz"), ErrorKind::SecretNotUtf8);
        QVERIFY_ERROR(secretInputFrom(QByteArray(2000, 'x')), ErrorKind::SecretTooLong);
    }

    void trimmingIsTold_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QStringList>("remarks");
        const QString space = QStringLiteral("White space around the secret was left out.");
        const auto invisible = [](const char *names) {
            return QStringLiteral("Invisible characters around the secret were left out: %1.")
                .arg(QLatin1String(names));
        };
        QTest::newRow("nothing") << QByteArray("secret") << QStringList();
        QTest::newRow("a line end") << QByteArray("secret\n") << QStringList();
        QTest::newRow("a line end of Windows") << QByteArray("secret\r\n") << QStringList();
        QTest::newRow("two line ends") << QByteArray("secret\n\n") << QStringList(space);
        QTest::newRow("inner spaces stay") << QByteArray("sec  ret") << QStringList();
        QTest::newRow("before") << QByteArray(" \tsecret") << QStringList(space);
        QTest::newRow("no-break space") << QByteArray("\xc2\xa0secret") << QStringList(space);
        QTest::newRow("zero width space")
            << QByteArray("secret\xe2\x80\x8b") << QStringList(invisible("ZERO WIDTH SPACE"));
        QTest::newRow("byte order mark, twice")
            << QByteArray("\xef\xbb\xbf\xef\xbb\xbfsecret\xef\xbb\xbf") << QStringList(invisible("BYTE ORDER MARK"));
        QTest::newRow("both") << QByteArray(" secret\xe2\x80\x8b \r\n")
                              << QStringList({space, invisible("ZERO WIDTH SPACE")});
        QTest::newRow("without a name of ours") << QByteArray("\xe2\x81\xa1secret") << QStringList(invisible("U+2061"));
        QTest::newRow("nothing but space") << QByteArray("  ") << QStringList(space);
    }
    void trimmingIsTold()
    {
        QFETCH(const QByteArray, input);
        QFETCH(const QStringList, remarks);
        QCOMPARE(remarksOnTrimming(input), remarks);
    }
};

KEYDESK_TEST(SecretInputTest)
#include "secretinput.moc"
