// SPDX-License-Identifier: GPL-3.0-or-later
// Point 1: POST only, https only (http for loopback), no user info, no fragment, no secret in a URL.
#include <support/await.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

class PostOverHttps : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theRequestIsAPostWithoutAnythingInItsUrl()
    {
        TokenSetting setting({Scripted::token("abc")});
        QVERIFY_RESULT(setting.ask());
        const SeenRequest &request = setting.server.lastRequest();
        QCOMPARE(request.method, QByteArray("POST"));
        QCOMPARE(request.target, QByteArray("/token"));
        QVERIFY(!request.head.contains("s3cret"));
        QCOMPARE(request.header("content-type"), QByteArray("application/x-www-form-urlencoded"));
        QCOMPARE(request.header("accept"), QByteArray("application/json"));
        QCOMPARE(request.header("accept-encoding"), QByteArray("identity"));
        QCOMPARE(request.header("content-length"), QByteArray::number(request.body.size()));
        QCOMPARE(request.count("transfer-encoding"), 0);
    }

    void aQueryOfTheEndpointIsKept()
    {
        TokenSetting setting({Scripted::token("abc")});
        Grant grant = setting.grant();
        grant.tokenEndpoint
            = *Endpoint::parse(setting.server.url(QStringLiteral("/token?tenant=a%2Bb")).toString(QUrl::FullyEncoded));
        QVERIFY_RESULT(setting.ask(grant));
        QCOMPARE(setting.server.lastRequest().target, QByteArray("/token?tenant=a%2Bb"));
    }

    void otherAddressesAreNoEndpoints()
    {
        QVERIFY_ERROR(Endpoint::parse(u"http://auth.example/token"), ErrorKind::UrlNotHttps);
        QVERIFY_ERROR(Endpoint::parse(u"https://me:pw@auth.example/token"), ErrorKind::UrlHasUserInfo);
        QVERIFY_ERROR(Endpoint::parse(u"https://auth.example/token#x"), ErrorKind::UrlHasFragment);
        QVERIFY_RESULT(Endpoint::parse(u"http://127.0.0.1:8080/token"));
    }
};

KEYDESK_TEST(PostOverHttps)
#include "p01_post_over_https.moc"
