// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/claimwords.h>
#include <app/inspection.h>
#include <support/jwt.h>
#include <support/testmain.h>
#include <unistd.h>

namespace {

QDateTime now()
{
    return QDateTime(QDate(2026, 11, 30), QTime(18, 0), Qt::UTC);
}

Inspection inspected(const QByteArray &claims, bool withSpace = false)
{
    std::optional<TokenAsker> asker;
    if (withSpace) {
        asker = TokenAsker{SpaceSettings::sellytics(), *ClientId::parse(u"key-good")};
    }
    return inspectionOf(inspectToken(jwtOf(claims)), asker, now());
}

InspectionFact factOf(const Inspection &inspection, const char *about)
{
    for (const InspectionFact &fact : inspection.facts) {
        if (fact.about == QLatin1String(about)) {
            return fact;
        }
    }
    return {};
}

QByteArray in(const char *name, int seconds)
{
    return '"' + QByteArray(name) + "\":" + QByteArray::number(now().addSecs(seconds).toSecsSinceEpoch());
}

void setZone(const char *zone)
{
    qputenv("TZ", zone);
    tzset();
}

} // namespace

class InspectionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { setZone("UTC"); }
    void cleanup() { setZone("UTC"); }

    void everyRegisteredClaimHasAMeaning()
    {
        for (const char *name : {"iss", "sub", "aud", "exp", "nbf", "iat", "jti", "azp", "typ", "acr", "realm_access",
                 "resource_access", "clientId", "client_id", "clientHost", "clientAddress", "scope", "sid",
                 "preferred_username", "email_verified", "allowed-origins", "auth_time", "session_state"}) {
            const QString meaning = claimMeaning(QString::fromLatin1(name));
            QVERIFY2(!meaning.isEmpty() && meaning.front().isUpper() && !meaning.endsWith(QLatin1Char('.')), name);
        }
        QVERIFY(claimMeaning(QStringLiteral("alg")).isEmpty());
        for (const char *name : {"alg", "kid", "typ"}) {
            QVERIFY2(!headerMeaning(QString::fromLatin1(name)).isEmpty(), name);
        }
    }

    void aClaimStandsWithItsValueAndMeaning()
    {
        const Inspection inspection = inspected(R"({"azp":"key-good","my_own":7})");
        QCOMPARE(inspection.claims.size(), 2);
        QCOMPARE(inspection.claims[0].value, QStringLiteral("key-good"));
        QCOMPARE(inspection.claims[0].meaning, claimMeaning(QStringLiteral("azp")));
        QCOMPARE(inspection.claims[1].value, QStringLiteral("7"));
        QCOMPARE(inspection.claims[1].meaning, QStringLiteral("the authorization server's own"));
        QCOMPARE(inspection.header.size(), 3);
        QCOMPARE(inspection.header[1].name, QStringLiteral("kid"));
    }

    void aTimeIsTold_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("words");
        QTest::newRow("ahead") << QByteArray("CET-1") << 3600 + 1800
                               << QStringLiteral("2026-11-30 20:30:00 CET · 19:30:00 UTC · in 1 h 30 min");
        QTest::newRow("past") << QByteArray("CET-1") << -7200
                              << QStringLiteral("2026-11-30 17:00:00 CET · 16:00:00 UTC · 2 h 0 min ago");
        QTest::newRow("another day") << QByteArray("CET-1")
                                     << 5 * 3600
                + 1 << QStringLiteral("2026-12-01 00:00:01 CET · 2026-11-30 23:00:01 UTC · in 5 h 0 min");
        QTest::newRow("UTC only") << QByteArray("UTC") << 60
                                  << QStringLiteral("2026-11-30 18:01:00 UTC · in 1 min 0 s");
        QTest::newRow("now") << QByteArray("UTC") << 0 << QStringLiteral("2026-11-30 18:00:00 UTC · 0 s ago");
        QTest::newRow("long ago") << QByteArray("UTC") << -4 * 86'400
                                  << QStringLiteral("2026-11-26 18:00:00 UTC · 4 days 0 h ago");
    }
    void aTimeIsTold()
    {
        QFETCH(const QByteArray, zone);
        QFETCH(const int, seconds);
        QFETCH(const QString, words);
        setZone(zone);
        QCOMPARE(timeWords(now().addSecs(seconds), now()), words);
        QCOMPARE(inspected('{' + in("exp", seconds) + '}').claims[0].value, words);
    }

    void aTimeThatIsNoneIsShownAsItIs()
    {
        QCOMPARE(inspected(R"({"exp":1e400})").claims[0].value, QStringLiteral("1e400 — not a time that can be read"));
        QCOMPARE(factOf(inspected(R"({"exp":1e400})"), "Lifetime").known, QStringLiteral("not told by the token"));
    }

    void theLifetimeIsTold()
    {
        const InspectionFact running = factOf(inspected('{' + in("exp", 85'260) + '}'), "Lifetime");
        QCOMPARE(running, (InspectionFact{running.about, QStringLiteral("good for another 23 h 41 min"), false}));
        const InspectionFact over = factOf(inspected('{' + in("exp", -7200) + '}'), "Lifetime");
        QCOMPARE(over, (InspectionFact{over.about, QStringLiteral("expired 2 h 0 min ago"), true}));
        const InspectionFact early = factOf(inspected('{' + in("exp", 900) + ',' + in("nbf", 300) + '}'), "Lifetime");
        QCOMPARE(early, (InspectionFact{early.about, QStringLiteral("not good yet: it begins in 5 min 0 s"), true}));
    }

    void aClockThatIsOffIsSaid()
    {
        QVERIFY(factOf(inspected('{' + in("iat", -5) + '}'), "Clock").known.isEmpty());
        const InspectionFact clock = factOf(inspected('{' + in("iat", 300) + '}'), "Clock");
        QVERIFY(clock.isTrouble);
        QVERIFY2(clock.known.contains(QLatin1String("5 min 0 s in the future")), qPrintable(clock.known));
    }

    void theSignatureIsNeverCalledGood()
    {
        const InspectionFact fact = factOf(inspected("{}"), "Signature");
        QVERIFY(fact.known.startsWith(QLatin1String("not checked")) && !fact.isTrouble);
        const TokenInspection unsignedToken = inspectToken(jwtOf("{}", R"({"alg":"none"})"));
        const InspectionFact none = factOf(inspectionOf(unsignedToken, {}, now()), "Signature");
        QVERIFY(none.known.startsWith(QLatin1String("none")) && none.isTrouble);
    }

    void scopeIsComparedWithTheSpaceOnly()
    {
        const QByteArray claims = R"({"scope":"profile email"})";
        QCOMPARE(factOf(inspected(claims), "Scope granted").known, QStringLiteral("profile, email"));
        QVERIFY(factOf(inspected(claims), "Scope missing").known.isEmpty());
        const Inspection compared = inspected(claims, true);
        QCOMPARE(factOf(compared, "Scope missing").known, QStringLiteral("sellytics-data-api"));
        QVERIFY(factOf(compared, "Scope missing").isTrouble);
        QCOMPARE(factOf(compared, "More than asked").known, QStringLiteral("profile, email"));
        const Inspection fitting = inspected(R"({"scope":"sellytics-data-api"})", true);
        QCOMPARE(factOf(fitting, "Scope missing").known, QStringLiteral("nothing that the space asks for"));
        QVERIFY(!factOf(fitting, "Scope missing").isTrouble);
        QVERIFY(factOf(fitting, "More than asked").known.isEmpty());
        const Inspection silent = inspected("{}", true);
        QCOMPARE(factOf(silent, "Scope granted").known, QStringLiteral("not told by the token"));
        QVERIFY(factOf(silent, "Scope missing").known.isEmpty());
    }

    void theAudienceSaysWhatCannotBeCompared()
    {
        QCOMPARE(factOf(inspected(R"({"aud":["amazon-jobs","callbacks"]})"), "Audience").known,
            QStringLiteral("amazon-jobs, callbacks"));
        QVERIFY(factOf(inspected(R"({"aud":"jobs"})", true), "Audience").known.contains(QLatin1String("not compared")));
        QVERIFY(factOf(inspected("{\"aud\":\"https://api.sellytics.com\"}", true), "Audience")
                    .known.endsWith(QLatin1String("the host of the space's base URL is among them")));
        QCOMPARE(factOf(inspected("{}", true), "Audience").known, QStringLiteral("not told by the token"));
    }

    void anotherIssuerOrClientIsTrouble()
    {
        const Inspection other = inspected("{\"iss\":\"https://evil.test/x\",\"azp\":\"other\"}", true);
        QVERIFY(factOf(other, "Issuer").isTrouble);
        QVERIFY(factOf(other, "Granted to").isTrouble);
        const Inspection own = inspected(R"({"azp":"key-good"})", true);
        QCOMPARE(factOf(own, "Granted to").known, QStringLiteral("this key"));
        QVERIFY(factOf(own, "Issuer").known.isEmpty());
        QVERIFY(factOf(inspected("{\"iss\":\"https://evil.test/x\"}"), "Issuer").known.isEmpty());
    }

    void whatIsSaidTwiceIsNamed()
    {
        const InspectionFact fact = factOf(inspected(R"({"a":1,"a":2,"b":3})"), "Said twice");
        QVERIFY(fact.isTrouble && fact.known.startsWith(QStringLiteral("a — ")));
        QVERIFY(factOf(inspected(R"({"a":1,"b":3})"), "Said twice").known.isEmpty());
    }

    /// Of what is no JWT there is its length, and nothing of it.
    void whatSaysNothingShowsNothing()
    {
        const QByteArray opaque = "2YotnFZFEjr1zCsicMWpAA";
        const Inspection inspection = inspectionOf(inspectToken(Secret{QByteArrayView(opaque)}), {}, now());
        QCOMPARE(inspection.facts.size(), 1);
        QVERIFY(inspection.header.isEmpty() && inspection.claims.isEmpty());
        const QString known = inspection.facts[0].known;
        QVERIFY(known.contains(QLatin1String("22")) && known.contains(QLatin1String("opaque")));
        QVERIFY(!known.contains(QLatin1String("2Yot")) && !known.contains(QLatin1String("MWpAA")));
        for (const QByteArray &none : {QByteArray("secret stuff"), QByteArray(MaxInspectedToken + 1, 'x')}) {
            const Inspection empty = inspectionOf(inspectToken(Secret{QByteArrayView(none)}), {}, now());
            QVERIFY(empty.facts[0].isTrouble);
            QVERIFY(!empty.facts[0].known.contains(QLatin1String("stuff")));
        }
    }
};

KEYDESK_TEST(InspectionTest)
#include "inspection.moc"
