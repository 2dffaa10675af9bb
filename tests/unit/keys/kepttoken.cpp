// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/kepttoken.h>

#include <support/testmain.h>

namespace {

const auto Now = QDateTime::fromMSecsSinceEpoch(1'800'000'000'500, Qt::UTC);

Grant someGrant()
{
    return Grant{*Endpoint::parse(u"https://auth.example.com/token"), *ClientId::parse(u"client"),
        *Scope::parse(u"a b"), ClientAuthentication::Post, 7};
}

AccessToken someToken()
{
    AccessToken token;
    token.value = Secret("abc.def-ghi");
    token.tokenType = QStringLiteral("Bearer");
    token.lifetime = std::chrono::seconds(300);
    token.receivedAt = Now;
    token.expiresAt = Now.addSecs(300);
    token.granted = *Scope::parse(u"a");
    token.missingScope = QStringList{QStringLiteral("b")};
    return token;
}

} // namespace

class KeptTokenTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itComesBack()
    {
        const auto kept = readKeptToken(*writeKeptToken(someToken(), someGrant()), someGrant(), Now);
        QVERIFY(kept);
        QVERIFY(kept->value == someToken().value);
        QCOMPARE(kept->tokenType, someToken().tokenType);
        QCOMPARE(kept->lifetime, someToken().lifetime);
        QCOMPARE(kept->receivedAt, someToken().receivedAt);
        QCOMPARE(kept->expiresAt, someToken().expiresAt);
        QCOMPARE(kept->granted, someToken().granted);
        QCOMPARE(kept->missingScope, someToken().missingScope);
    }

    void oneWithoutALifetimeIsNotKept()
    {
        AccessToken token = someToken();
        token.lifetime.reset();
        QVERIFY(!writeKeptToken(token, someGrant()));
    }

    void anotherGrantDoesNotGetIt()
    {
        const Secret kept = *writeKeptToken(someToken(), someGrant());
        QList<Grant> others(5, someGrant());
        others[0].tokenEndpoint = *Endpoint::parse(u"https://other.example.com/token");
        others[1].clientId = *ClientId::parse(u"other");
        others[2].scope = *Scope::parse(u"a");
        others[3].method = ClientAuthentication::Basic;
        others[4].generation = 8;
        for (const Grant &other : others) {
            QVERIFY(!readKeptToken(kept, other, Now));
        }
    }

    void oneFromTheFutureIsNotBelieved()
    {
        const Secret kept = *writeKeptToken(someToken(), someGrant());
        QVERIFY(!readKeptToken(kept, someGrant(), Now.addSecs(-1)));
        QVERIFY(readKeptToken(kept, someGrant(), Now.addSecs(10'000))); // its age is the broker's to judge
    }

    void anUnsoundOneIsNone()
    {
        const Secret kept = *writeKeptToken(someToken(), someGrant());
        const QByteArray json = kept.reveal([](QByteArrayView view) { return view.toByteArray(); });
        for (const char *member :
            {"\"v\":1", "access_token", "token_type", "received_at", "\"lifetime\":300", "grant"}) {
            QByteArray spoilt = json;
            QVERIFY(spoilt.contains(member));
            spoilt.replace(member, "\"x\":0");
            QVERIFY2(!readKeptToken(Secret(spoilt), someGrant(), Now), member);
        }
    }
};

KEYDESK_TEST(KeptTokenTest)
#include "kepttoken.moc"
