// SPDX-License-Identifier: GPL-3.0-or-later
// Point 26: redirects are shown, not followed; the token goes to the space's own origins and nowhere else.
#include <support/apisetting.h>
#include <support/await.h>
#include <support/testmain.h>

class WhereATokenGoes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void redirectsAreShown()
    {
        QFETCH(int, status);
        QFETCH(bool, posts);
        ScriptedServer elsewhere({Scripted::answer(200)});
        const QUrl target = elsewhere.url(QStringLiteral("/elsewhere"));
        ApiSetting setting(
            {Scripted::answer(status, "moved", "text/plain", "Location: " + target.toEncoded() + "\r\n")});
        const auto answer = posts ? setting.post(QStringLiteral("/x"), "{}") : setting.get(QStringLiteral("/x"));
        QVERIFY_RESULT(answer);
        QCOMPARE(answer->status, status);
        QCOMPARE(answer->redirectTarget, target);
        // Of a 307 to a body that it cannot send again Qt may have read no more than the head.
        QVERIFY(answer->body == "moved" || (posts && status >= 307));
        QCOMPARE(setting.api.requests().size(), 1);
        QCOMPARE(elsewhere.connections(), 0);
    }
    void redirectsAreShown_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("posts");
        for (const int status : {301, 302, 303, 307, 308}) {
            QTest::addRow("GET %d", status) << status << false;
            QTest::addRow("POST %d", status) << status << true;
        }
    }

    void theCaseOfARedirect()
    {
        ApiSetting setting({Scripted::caseFile(QStringLiteral("rq-redirect.raw"))});
        const auto answer = setting.get(QStringLiteral("/x"));
        QCOMPARE(answer->status, 307);
        QCOMPARE(answer->redirectTarget, QUrl(QStringLiteral("http://127.0.0.1:18981/elsewhere")));
    }

    void relativeTargetsAreResolved()
    {
        ApiSetting setting({Scripted::answer(302, "", "text/plain", "Location: ../y?z=1\r\n")});
        QCOMPARE(setting.get(QStringLiteral("/a/x"))->redirectTarget, setting.api.url(QStringLiteral("/base/y?z=1")));
        setting.api.setAnswers({Scripted::answer(304, {}, {}, "Location: /y\r\nETag: \"1\"\r\n"),
            Scripted::answer(200, {}, {}, "Location: /y\r\n")});
        QVERIFY(setting.get(QStringLiteral("/x"))->status == 304);
        QVERIFY(!setting.get(QStringLiteral("/x"))->redirectTarget.isValid());
    }

    void anotherOriginGetsNoToken()
    {
        ScriptedServer other({Scripted::answer(401)});
        ApiSetting setting({Scripted::answer(200)});
        for (const QUrl &url : {other.url(), setting.api.url(QStringLiteral("/"), QStringLiteral("localhost"))}) {
            const auto answer = setting.get(url.toString());
            QVERIFY_RESULT(answer);
            QVERIFY(!answer->tokenSent);
            QCOMPARE(answer->attempts, 1); // its 401 fetches nothing
        }
        QCOMPARE(other.lastRequest().count("authorization"), 0);
        QCOMPARE(setting.api.lastRequest().count("authorization"), 0);
        QCOMPARE(setting.tokenRequests(), 0);
    }

    void theTokenEndpointsOriginGetsIt()
    {
        ApiSetting setting;
        setting.authorization.answerWith([](const SeenRequest &request) {
            return request.target == "/token" ? Scripted::token("t0ken") : Scripted::answer(200, "{}");
        });
        const auto answer = setting.get(setting.authorization.url(QStringLiteral("/userinfo")).toString());
        QVERIFY_RESULT(answer);
        QVERIFY(answer->tokenSent);
        QCOMPARE(setting.authorization.lastRequest().header("authorization"), QByteArray("Bearer t0ken"));
    }

    void plainHttpToAnotherHostIsRefused()
    {
        ApiSetting setting;
        QVERIFY_ERROR(setting.get(QStringLiteral("http://api.example/x")), ErrorKind::UrlNotHttps);
        QVERIFY_ERROR(setting.get(QStringLiteral("https://me:pw@api.example/x")), ErrorKind::UrlHasUserInfo);
    }
};

KEYDESK_TEST(WhereATokenGoes)
#include "p26_where_a_token_goes.moc"
