// SPDX-License-Identifier: GPL-3.0-or-later
// Point 11: a rejected key is the same whatever status and code the server chose; nothing is tried a second way.
#include <support/await.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

class RejectedKey : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isTheSameWhateverTheStatusAndTheCode()
    {
        for (const int status : {400, 401}) {
            for (const char *code : {"invalid_client", "unauthorized_client"}) {
                TokenSetting setting({Scripted::answer(status, QByteArray("{\"error\":\"") + code + "\"}")});
                const auto refused = setting.ask();
                QVERIFY_ERROR(refused, ErrorKind::ClientRejected);
                QCOMPARE(refused.error().arguments.first(), QString::number(status)); // always kept
                QCOMPARE(setting.server.requests().size(), 1);
            }
        }
    }

    void theCasesOfIt()
    {
        TokenSetting setting({Scripted::caseFile(QStringLiteral("tk-rejected-400.raw")),
            Scripted::caseFile(QStringLiteral("tk-rejected-401.raw"))});
        QVERIFY_ERROR(setting.ask(), ErrorKind::ClientRejected);
        QVERIFY_ERROR(setting.ask(), ErrorKind::ClientRejected);
        QCOMPARE(setting.server.requests().size(), 2);
    }

    void anOfferOfAnotherMethodIsNotTaken()
    {
        TokenSetting setting({Scripted::answer(401, R"({"error":"invalid_client"})", "application/json",
            "WWW-Authenticate: Negotiate\r\nWWW-Authenticate: Basic realm=\"r\"\r\n")});
        QVERIFY_ERROR(setting.ask(), ErrorKind::ClientRejected);
        QCOMPARE(setting.server.requests().size(), 1);
        QVERIFY(setting.server.lastRequest().header("authorization").isNull());
    }
};

KEYDESK_TEST(RejectedKey)
#include "p11_rejected_key.moc"
