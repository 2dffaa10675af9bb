// SPDX-License-Identifier: GPL-3.0-or-later
// Point 3: each field once, in either method; no scope when none is asked for.
#include <support/await.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

class FormFields : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void postHasFourFields()
    {
        TokenSetting setting({Scripted::token("abc")});
        QVERIFY_RESULT(setting.ask(setting.grant("jobs:read jobs:write+all")));
        const QList<QPair<QByteArray, QByteArray>> expected{{"grant_type", "client_credentials"},
            {"scope", "jobs:read jobs:write+all"}, {"client_id", "key-good"}, {"client_secret", "s3cret"}};
        QCOMPARE(setting.server.lastRequest().form(), expected);
        QVERIFY(setting.server.lastRequest().body.contains("write%2Ball")); // a bare + would be a space
    }

    void basicHasTwo()
    {
        TokenSetting setting({Scripted::token("abc")});
        QVERIFY_RESULT(setting.ask(setting.grant("a", ClientAuthentication::Basic)));
        const QList<QPair<QByteArray, QByteArray>> expected{{"grant_type", "client_credentials"}, {"scope", "a"}};
        QCOMPARE(setting.server.lastRequest().form(), expected);
    }

    void withoutAScopeThereIsNoField()
    {
        TokenSetting setting({Scripted::token("abc")});
        QVERIFY_RESULT(setting.ask(setting.grant("", ClientAuthentication::Basic)));
        QCOMPARE(setting.server.lastRequest().body, QByteArray("grant_type=client_credentials"));
    }
};

KEYDESK_TEST(FormFields)
#include "p03_form_fields.moc"
