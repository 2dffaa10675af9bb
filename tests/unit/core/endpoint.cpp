// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/endpoint.h>
#include <core/space.h>
#include <support/await.h>
#include <support/testmain.h>

class EndpointTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void acceptsHttpsAndHttpOnLoopback_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("kept");
        QTest::newRow("https") << QStringLiteral("https://a.example/token")
                               << QStringLiteral("https://a.example/token");
        QTest::newRow("trimmed") << QStringLiteral(" https://a.example \n") << QStringLiteral("https://a.example");
        QTest::newRow("port") << QStringLiteral("https://a.example:8443/x?y=1")
                              << QStringLiteral("https://a.example:8443/x?y=1");
        QTest::newRow("localhost") << QStringLiteral("http://localhost:80/") << QStringLiteral("http://localhost:80/");
        QTest::newRow("127") << QStringLiteral("http://127.9.8.7:1") << QStringLiteral("http://127.9.8.7:1");
        QTest::newRow("::1") << QStringLiteral("http://[::1]:1/") << QStringLiteral("http://[::1]:1/");
    }
    void acceptsHttpsAndHttpOnLoopback()
    {
        QFETCH(QString, typed);
        const auto endpoint = Endpoint::parse(typed);
        QVERIFY_RESULT(endpoint);
        QTEST(endpoint->text(), "kept");
    }

    void refusesTheRestWithTheReason_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("empty") << QString() << ErrorKind::UrlNotAbsolute;
        QTest::newRow("path") << QStringLiteral("/token") << ErrorKind::UrlNotAbsolute;
        QTest::newRow("no scheme") << QStringLiteral("auth.example/token") << ErrorKind::UrlNotAbsolute;
        QTest::newRow("no host") << QStringLiteral("https:///token") << ErrorKind::UrlNotAbsolute;
        QTest::newRow("space inside") << QStringLiteral("https://a b.example/") << ErrorKind::UrlNotAbsolute;
        QTest::newRow("http") << QStringLiteral("http://a.example/token") << ErrorKind::UrlNotHttps;
        QTest::newRow("looks like loopback") << QStringLiteral("http://127.0.0.1.example/") << ErrorKind::UrlNotHttps;
        QTest::newRow("five parts") << QStringLiteral("http://127.0.0.1.1/") << ErrorKind::UrlNotHttps;
        QTest::newRow("localhost below a domain")
            << QStringLiteral("http://localhost.example/") << ErrorKind::UrlNotHttps;
        QTest::newRow("ftp") << QStringLiteral("ftp://a.example/") << ErrorKind::UrlNotHttps;
        QTest::newRow("user info") << QStringLiteral("https://me:pw@a.example/") << ErrorKind::UrlHasUserInfo;
        QTest::newRow("empty user info") << QStringLiteral("https://@a.example/") << ErrorKind::UrlHasUserInfo;
        QTest::newRow("fragment") << QStringLiteral("https://a.example/#x") << ErrorKind::UrlHasFragment;
    }
    void refusesTheRestWithTheReason()
    {
        QFETCH(QString, typed);
        QFETCH(ErrorKind, kind);
        QVERIFY_ERROR(Endpoint::parse(typed), kind);
    }

    void aPasswordInAnAddressIsNotRepeated()
    {
        for (const char *address : {"https://me:hunter2@a.example/", "https://me:hunter2 %@a.example/",
                 "me:hunter2@a.example", "https:me:hunter2@a.example/x"}) {
            const auto refused = Endpoint::parse(QString::fromLatin1(address));
            QVERIFY_ERROR(refused, ErrorKind::UrlHasUserInfo);
            QVERIFY2(!refused.error().arguments.join(QString()).contains(QStringLiteral("hunter2")), address);
        }
    }

    void anOriginIsSchemeHostAndPort()
    {
        const auto origin = [](const char *url) { return Origin::of(QUrl(QString::fromLatin1(url))); };
        QCOMPARE(origin("https://A.example/x"), origin("https://a.example:443/y"));
        QCOMPARE(origin("http://localhost/x"), origin("http://localhost:80"));
        QVERIFY(origin("https://a.example") != origin("http://a.example"));
        QVERIFY(origin("https://a.example") != origin("https://a.example:444"));
        QVERIFY(origin("https://a.example") != origin("https://b.example"));
    }

    void thePresetIsWhatTheVendorDocuments()
    {
        const SpaceSettings preset = SpaceSettings::sellytics();
        QCOMPARE(preset.tokenEndpoint.text(),
            QStringLiteral("https://auth.sellytics.com/realms/sellytics/protocol/openid-connect/token"));
        QCOMPARE(preset.scope.text(), QStringLiteral("sellytics-data-api"));
        QCOMPARE(preset.baseUrl.text(), QStringLiteral("https://api.sellytics.com"));
        QCOMPARE(clientAuthenticationText(preset.clientAuthentication), QStringLiteral("post"));
        QCOMPARE(clientAuthenticationText(ClientAuthentication::Basic), QStringLiteral("basic"));
    }
};

KEYDESK_TEST(EndpointTest)
#include "endpoint.moc"
