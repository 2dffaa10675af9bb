// SPDX-License-Identifier: GPL-3.0-or-later
// Point 6: the token type is bearer in any case, and sent as RFC 6750 spells it; with any other nothing reaches the API.
#include <support/apisetting.h>
#include <support/await.h>
#include <support/testmain.h>

class TokenType : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anyCaseIsBearer()
    {
        ApiSetting setting({Scripted::answer(200)}, {Scripted::caseFile(QStringLiteral("tk-type-lower.raw"))});
        QVERIFY_RESULT(setting.get(QStringLiteral("/x")));
        QVERIFY(setting.api.lastRequest().header("authorization").startsWith("Bearer eyJ"));
    }

    void anotherOrNoneIsRefused()
    {
        for (const char *name : {"tk-type-missing.raw", "tk-type-other.raw"}) {
            ApiSetting setting({Scripted::answer(200)}, {Scripted::caseFile(QString::fromLatin1(name))});
            QVERIFY_ERROR(setting.get(QStringLiteral("/x")), ErrorKind::TokenTypeUnsupported);
            QCOMPARE(setting.api.connections(), 0);
            QVERIFY_ERROR(setting.get(QStringLiteral("/x")), ErrorKind::TokenTypeUnsupported);
            QCOMPARE(setting.tokenRequests(), 2); // nothing was kept
        }
    }

    void theOtherTypeIsNamed()
    {
        TokenSetting setting({Scripted::caseFile(QStringLiteral("tk-type-other.raw"))});
        const auto token = setting.ask();
        QVERIFY_ERROR(token, ErrorKind::TokenTypeUnsupported);
        QCOMPARE(token.error().arguments, QStringList{QStringLiteral("DPoP")});
    }
};

KEYDESK_TEST(TokenType)
#include "p06_token_type.moc"
