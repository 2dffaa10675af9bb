// SPDX-License-Identifier: GPL-3.0-or-later
// Point 15: redirects are refused with the target's host named; a page instead of JSON is a captive portal or a proxy.
#include <support/await.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

class SomethingElseAnswered : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noRedirectIsFollowedAndNothingIsSentThere()
    {
        QFETCH(int, status);
        ScriptedServer elsewhere({Scripted::token("stolen")});
        for (const QString &host : {QStringLiteral("127.0.0.1"), QStringLiteral("localhost")}) {
            TokenSetting setting;
            const QByteArray location
                = "Location: " + elsewhere.url(QStringLiteral("/token"), host).toEncoded() + "\r\n";
            setting.server.setAnswers({Scripted::answer(status, "moved", "text/plain", location)});
            const auto refused = setting.ask();
            QVERIFY_ERROR(refused, ErrorKind::TokenEndpointRedirects);
            QCOMPARE(refused.error().arguments, (QStringList{QString::number(status), host}));
            QCOMPARE(setting.server.requests().size(), 1);
        }
        QCOMPARE(elsewhere.connections(), 0);
    }
    void noRedirectIsFollowedAndNothingIsSentThere_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308}) {
            QTest::addRow("%d", status) << status;
        }
    }

    void aRedirectToItselfIsNotFollowedEither()
    {
        TokenSetting setting({Scripted::answer(307, "", "text/plain", "Location: /token\r\n")});
        QVERIFY_ERROR(setting.ask(), ErrorKind::TokenEndpointRedirects);
        QCOMPARE(setting.server.requests().size(), 1);
    }

    void aSignInPageIsNoAuthorizationServer()
    {
        TokenSetting setting({Scripted::caseFile(QStringLiteral("tk-html-200.raw"))});
        const auto refused = setting.ask();
        QVERIFY_ERROR(refused, ErrorKind::TokenAnswerNotJson);
        QVERIFY(!refused.error().arguments.join(QLatin1Char(' ')).contains(QLatin1Char('<')));
        QCOMPARE(setting.server.requests().size(), 1);
    }

    void garbageAndNothingAreNotAnAnswer()
    {
        TokenSetting setting({Scripted::raw("SSH-2.0-OpenSSH_9.2\r\n\r\n")});
        const auto garbage = setting.ask();
        QVERIFY(!garbage.has_value());
        QVERIFY(
            garbage.error().kind == ErrorKind::NetworkUnavailable || garbage.error().kind == ErrorKind::ConnectionLost);
        setting.server.setAnswers({Scripted::raw("")});
        QVERIFY_ERROR(setting.ask(), ErrorKind::ConnectionLost);
    }
};

KEYDESK_TEST(SomethingElseAnswered)
#include "p15_something_else_answered.moc"
