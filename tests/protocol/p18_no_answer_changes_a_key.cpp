// SPDX-License-Identifier: GPL-3.0-or-later
// Point 18: whatever the authorization server or the API answers, the key and its secret are afterwards what they were.
#include <support/apisetting.h>
#include <support/await.h>
#include <support/testmain.h>

class NoAnswerChangesAKey : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ofTheTokenEndpoint()
    {
        const QList<Scripted> answers{Scripted::answer(401, R"({"error":"invalid_client"})"),
            Scripted::answer(400, R"({"error":"invalid_client","error_description":"Client deleted"})"),
            Scripted::answer(404, R"({"error":"Realm does not exist"})"), Scripted::answer(410, ""),
            Scripted::answer(301, "", "text/plain", "Location: https://elsewhere.invalid/\r\n"),
            Scripted::answer(200, "[]"), Scripted::answer(500, ""), Scripted::raw("")};
        for (const Scripted &answer : answers) {
            ApiSetting setting({Scripted::answer(200)}, {answer, Scripted::token("t0ken")});
            const ApiKey before = *setting.key;
            QVERIFY(!setting.get(QStringLiteral("/x")));
            isAsBefore(setting, before);
        }
    }

    void ofTheApi()
    {
        for (const int status : {301, 400, 401, 403, 404, 410, 429, 500, 503}) {
            ApiSetting setting({Scripted::answer(status, "gone", "text/plain",
                "WWW-Authenticate: Bearer error=\"invalid_token\", error_description=\"revoked\"\r\n")});
            const ApiKey before = *setting.key;
            QVERIFY_RESULT(setting.get(QStringLiteral("/x")));
            isAsBefore(setting, before);
        }
    }

private:
    static void isAsBefore(ApiSetting &setting, const ApiKey &before)
    {
        const auto after = await(setting.keyBook->key(before.id));
        QVERIFY_RESULT(after);
        QCOMPARE(after->clientId, before.clientId);
        QCOMPARE(after->label, before.label);
        QCOMPARE(after->spaceName, before.spaceName);
        // The secret is what is sent the next time that somebody asks.
        setting.authorization.setAnswers({Scripted::token("again")});
        QVERIFY_RESULT(await(setting.keyBook->renewToken(before.id)));
        QVERIFY(setting.authorization.lastRequest().form().contains({"client_secret", "s3cret"}));
    }
};

KEYDESK_TEST(NoAnswerChangesAKey)
#include "p18_no_answer_changes_a_key.moc"
