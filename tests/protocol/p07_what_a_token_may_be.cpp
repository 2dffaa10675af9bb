// SPDX-License-Identifier: GPL-3.0-or-later
// Point 7: only what may stand behind 'Bearer' is a token, at most 16 KiB of it; a line end in one would begin a header.
#include <support/apisetting.h>
#include <support/await.h>
#include <support/testmain.h>

class WhatATokenMayBe : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLineEndInATokenReachesNobody()
    {
        ApiSetting setting({Scripted::answer(200)}, {Scripted::caseFile(QStringLiteral("tk-token-crlf.raw"))});
        QVERIFY_ERROR(setting.get(QStringLiteral("/x")), ErrorKind::AccessTokenMalformed);
        QCOMPARE(setting.api.connections(), 0);
        QVERIFY(setting.api.received().isEmpty());
    }

    void nothingButAB64TokenIsOne()
    {
        for (const char *bad : {"", "=", "a b", "a=b", "a,b", "a\\\"b", "a\\u0000b", "a\\tb", "\xc3\xa9", "a\\u00e9"}) {
            TokenSetting setting({Scripted::token(bad)});
            QVERIFY_ERROR(setting.ask(), ErrorKind::AccessTokenMalformed);
        }
        const QByteArray every = "AZaz09-._~+/==";
        TokenSetting setting({Scripted::token(every)});
        QCOMPARE(valueOf(*setting.ask()), every);
    }

    void atMost16KiB()
    {
        const QByteArray longest(16 * 1024, 'x');
        TokenSetting setting({Scripted::token(longest), Scripted::token(longest + 'x')});
        QCOMPARE(valueOf(*setting.ask()), longest);
        QVERIFY_ERROR(setting.ask(), ErrorKind::AccessTokenMalformed);
    }
};

KEYDESK_TEST(WhatATokenMayBe)
#include "p07_what_a_token_may_be.moc"
