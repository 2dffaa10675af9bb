// SPDX-License-Identifier: GPL-3.0-or-later
// Point 8: the token is opaque. Its claims are shown, and never decide anything.
#include <support/await.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

class OpaqueToken : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTokenThatIsNoJwtServesAsWell()
    {
        // By its claims it has run out; it is used all the same.
        const QByteArray expired = "e30."
            + QByteArray("{\"exp\":1}").toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
            + ".c2ln";
        TokenSetting setting({Scripted::token("opaque"), Scripted::token(expired)});
        QCOMPARE(valueOf(*setting.ask()), QByteArray("opaque"));
        const auto token = setting.token();
        QVERIFY_RESULT(token);
        QCOMPARE(valueOf(*setting.token()), expired); // from the cache
        QCOMPARE(setting.server.requests().size(), 2);
    }
};

KEYDESK_TEST(OpaqueToken)
#include "p08_opaque_token.moc"
