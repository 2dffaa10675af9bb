// SPDX-License-Identifier: GPL-3.0-or-later
// Points 11 to 14: a refusal in kinds that a person can act on, on the wire; tests/unit/oauth/refusal.cpp has them all.
#include <support/await.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

Q_DECLARE_METATYPE(ErrorKind)

class Refusals : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRejectedKeyIsTheSameWhateverTheStatus()
    {
        TokenSetting setting({Scripted::caseFile(QStringLiteral("tk-rejected-400.raw")),
            Scripted::caseFile(QStringLiteral("tk-rejected-401.raw"))});
        QVERIFY_ERROR(setting.ask(), ErrorKind::ClientRejected);
        QVERIFY_ERROR(setting.ask(), ErrorKind::ClientRejected);
    }

    void eachRefusalHasItsKind()
    {
        QFETCH(Scripted, answer);
        QFETCH(ErrorKind, kind);
        TokenSetting setting({answer});
        const auto refused = setting.ask();
        QVERIFY_ERROR(refused, kind);
        QCOMPARE(setting.server.requests().size(), 1);
    }
    void eachRefusalHasItsKind_data()
    {
        QTest::addColumn<Scripted>("answer");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("no service account") << Scripted::answer(401,
            "{\"error\":\"unauthorized_client\",\"error_description\":\"Client not enabled to retrieve service "
            "account\"}") << ErrorKind::MachineAccessOff;
        QTest::newRow("scope") << Scripted::answer(400, "{\"error\":\"invalid_scope\"}") << ErrorKind::ScopeRefused;
        QTest::newRow("grant type") << Scripted::answer(400, "{\"error\":\"unsupported_grant_type\"}")
                                    << ErrorKind::TokenRequestRefused;
        QTest::newRow("DPoP") << Scripted::answer(
            400, "{\"error\":\"invalid_request\",\"error_description\":\"DPoP proof is missing\"}")
                              << ErrorKind::ClientMethodUnsupported;
        QTest::newRow("401 without a body") << Scripted::answer(401) << ErrorKind::TokenEndpointWrong;
        QTest::newRow("404 with a sentence")
            << Scripted::answer(404, "{\"error\":\"Realm does not exist\"}") << ErrorKind::TokenEndpointWrong;
        QTest::newRow("405") << Scripted::answer(405, "{\"error\":\"HTTP 405 Method Not Allowed\"}")
                             << ErrorKind::TokenEndpointWrong;
        QTest::newRow("500") << Scripted::answer(500, "<h1>Oops", "text/html") << ErrorKind::TokenServerFailed;
        QTest::newRow("401 that offers Negotiate") << Scripted::answer(401, "{\"error\":\"invalid_client\"}",
            "application/json", "WWW-Authenticate: Negotiate\r\nWWW-Authenticate: NTLM\r\n")
                                                   << ErrorKind::ClientRejected;
        QTest::newRow("407") << Scripted::answer(407, "", "text/plain", "Proxy-Authenticate: Basic realm=\"p\"\r\n")
                             << ErrorKind::ProxyWantsPassword;
    }

    void theSentenceOfAnErrorIsShown()
    {
        TokenSetting setting({Scripted::answer(404, R"({"error":"Realm does not exist"})")});
        QCOMPARE(setting.ask().error().arguments,
            (QStringList{QStringLiteral("404"), QStringLiteral("Realm does not exist"), QString()}));
    }
};

KEYDESK_TEST(Refusals)
#include "p11_refusals.moc"
