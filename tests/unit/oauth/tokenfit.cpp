// SPDX-License-Identifier: GPL-3.0-or-later
#include <oauth/tokenfit.h>
#include <support/jwt.h>
#include <support/testmain.h>

namespace {

using Match = TokenFit::Match;
using Stage = TokenLife::Stage;

TokenFit fit(const QByteArray &claims, const char *scope = "read write", const char *clientId = nullptr)
{
    SpaceSettings space = SpaceSettings::sellytics();
    space.scope = *Scope::parse(QString::fromLatin1(scope));
    space.tokenEndpoint = *Endpoint::parse(u"https://auth.example.com/realms/x/protocol/openid-connect/token");
    space.baseUrl = *Endpoint::parse(u"https://api.example.com/v1");
    const auto client = clientId ? std::optional(*ClientId::parse(QString::fromLatin1(clientId))) : std::nullopt;
    return fitOf(inspectToken(jwtOf(claims)), space, client);
}

QDateTime now()
{
    return QDateTime::fromSecsSinceEpoch(1'800'000'000, Qt::UTC);
}

TokenLife life(const QByteArray &claims)
{
    return lifeOf(inspectToken(jwtOf(claims)), now());
}

} // namespace

class TokenFitTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void scopesAreCompared_data()
    {
        QTest::addColumn<QByteArray>("claims");
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("missing");
        QTest::addColumn<QString>("more");
        const auto row = [](const char *claims, const char *asked, const char *missing, const char *more) {
            QTest::newRow(claims) << QByteArray(claims) << QString::fromLatin1(asked) << QString::fromLatin1(missing)
                                  << QString::fromLatin1(more);
        };
        row(R"({"scope":"write read"})", "read write", "", "");
        row(R"({"scope":"read"})", "read write", "write", "");
        row(R"({"scope":"read write profile email profile"})", "read write", "", "profile email");
        row(R"({"scope":"profile"})", "read", "read", "profile");
        row(R"({"scope":""})", "read", "read", "");
        row(R"({"scope":["read"]})", "read", "", "");
        row(R"({"scope":"Read"})", "read", "read", "Read"); // RFC 6749 section 3.3: case counts
        row(R"({"sub":"x"})", "read", "", "");
    }
    void scopesAreCompared()
    {
        QFETCH(const QByteArray, claims);
        QFETCH(const QString, asked);
        QFETCH(const QString, missing);
        QFETCH(const QString, more);
        const TokenFit found = fit(claims, qPrintable(asked));
        QCOMPARE(found.missing.join(QLatin1Char(' ')), missing);
        QCOMPARE(found.more.join(QLatin1Char(' ')), more);
        QCOMPARE(found.scopeIsTold, claims.contains("scope"));
    }

    void theIssuersHostIsCompared()
    {
        QCOMPARE(fit("{\"iss\":\"https://auth.example.com/realms/x\"}").issuer, Match::Same);
        QCOMPARE(fit("{\"iss\":\"https://AUTH.example.com\"}").issuer, Match::Same);
        QCOMPARE(fit("{\"iss\":\"https://auth.example.com.evil.test/realms/x\"}").issuer, Match::Other);
        QCOMPARE(fit(R"({"iss":"the server"})").issuer, Match::NotKnown);
        QCOMPARE(fit("{}").issuer, Match::NotKnown);
    }

    /// Names of APIs are the server's own, and a space knows none: only an address can be compared.
    void theAudienceIsComparedWhereItIsAnAddress()
    {
        QCOMPARE(fit("{\"aud\":[\"jobs\",\"https://api.example.com\"]}").audience, Match::Same);
        QCOMPARE(fit("{\"aud\":\"https://api.example.com/v2\"}").audience, Match::Same);
        QCOMPARE(fit("{\"aud\":\"https://other.example.com\"}").audience, Match::NotKnown);
        QCOMPARE(fit(R"({"aud":["amazon-jobs","callbacks"]})").audience, Match::NotKnown);
        QCOMPARE(fit("{}").audience, Match::NotKnown);
    }

    void theClientIsComparedWhereTheKeyIsKnown()
    {
        QCOMPARE(fit(R"({"azp":"key-good"})", "", "key-good").client, Match::Same);
        QCOMPARE(fit(R"({"client_id":"key-good"})", "", "key-good").client, Match::Same);
        QCOMPARE(fit(R"({"azp":"other"})", "", "key-good").client, Match::Other);
        QCOMPARE(fit(R"({"azp":"other"})", "").client, Match::NotKnown);
        QCOMPARE(fit("{}", "", "key-good").client, Match::NotKnown);
    }

    void aLifeHasFourStages()
    {
        QCOMPARE(life("{}").stage, Stage::NotTold);
        QCOMPARE(life(R"({"exp":"soon"})").stage, Stage::NotTold);
        QCOMPARE(life(R"({"exp":1800000001})").stage, Stage::Running);
        QCOMPARE(life(R"({"exp":1800000000})").stage, Stage::Over); // RFC 7519 section 4.1.4: on or after
        QCOMPARE(life(R"({"exp":1800000300,"nbf":1800000001})").stage, Stage::TooEarly);
        QCOMPARE(life(R"({"exp":1800000300,"nbf":1800000000})").stage, Stage::Running);
        QCOMPARE(life(R"({"exp":1700000000,"nbf":1900000000})").stage, Stage::Over);
        QCOMPARE(life(R"({"exp":1800000300,"nbf":1800000001})").changesAt, now().addSecs(1));
        QCOMPARE(life(R"({"exp":1800000300})").changesAt, now().addSecs(300));
    }

    void aClockThatIsOffIsNoticed()
    {
        QVERIFY(!life("{}").clockBehind);
        QVERIFY(!life(R"({"iat":1700000000})").clockBehind);
        QVERIFY(!life(R"({"iat":1800000030})").clockBehind);
        QCOMPARE(life(R"({"iat":1800000031})").clockBehind, std::chrono::seconds(31));
        QCOMPARE(life(R"({"iat":1800007200,"exp":1800007500})").clockBehind, std::chrono::hours(2));
    }
};

KEYDESK_TEST(TokenFitTest)
#include "tokenfit.moc"
