// SPDX-License-Identifier: GPL-3.0-or-later
// Point 13: a scope that the key may not use is named; what else is wrong with the request is the app's or its settings'.
#include <support/await.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

class ScopeAndRequest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theScopeIsNamed()
    {
        TokenSetting setting({Scripted::caseFile(QStringLiteral("tk-error-textplain.raw"))});
        const auto refused = setting.ask(setting.grant("jobs:read jobs:write"));
        QVERIFY_ERROR(refused, ErrorKind::ScopeRefused);
        QCOMPARE(refused.error().arguments.last(), QStringLiteral("jobs:read jobs:write"));
    }

    void theRequestItself()
    {
        for (const char *code : {"invalid_request", "unsupported_grant_type", "invalid_grant"}) {
            TokenSetting setting({Scripted::answer(400, QByteArray("{\"error\":\"") + code + "\"}")});
            const auto refused = setting.ask();
            QVERIFY_ERROR(refused, ErrorKind::TokenRequestRefused);
            QVERIFY(refused.error().arguments.contains(QString::fromLatin1(code)));
        }
        TokenSetting setting({Scripted::caseFile(QStringLiteral("tk-latin1-error.raw"))});
        const auto refused = setting.ask();
        QVERIFY_ERROR(refused, ErrorKind::TokenRequestRefused);
        QCOMPARE(refused.error().arguments,
            (QStringList{QStringLiteral("400"), QStringLiteral("invalid_request"),
                QString::fromUtf8("Anfrage ung\xef\xbf\xbdltig")}));
    }
};

KEYDESK_TEST(ScopeAndRequest)
#include "p13_scope_and_request.moc"
