// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/inspectionprinter.h>
#include <QJsonArray>
#include <support/jwt.h>
#include <support/testmain.h>

namespace {

QDateTime now()
{
    return QDateTime::fromSecsSinceEpoch(1'800'000'000, Qt::UTC);
}

QJsonObject json(const Secret &token, bool withSpace)
{
    const auto asker
        = withSpace ? std::optional(TokenAsker{SpaceSettings::sellytics(), *ClientId::parse(u"key")}) : std::nullopt;
    return jsonOf(inspectToken(token), asker, now());
}

} // namespace

class InspectionPrinterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void linesHaveTheFactsTheClaimsAndTheHeader()
    {
        Inspection inspection;
        inspection.facts = {{QStringLiteral("Token"), QStringLiteral("a JWT")},
            {QStringLiteral("Lifetime"), QStringLiteral("expired"), true}};
        inspection.claims = {{QStringLiteral("exp"), QStringLiteral("soon"), QStringLiteral("Expires")}};
        inspection.header = {{QStringLiteral("alg"), QStringLiteral("RS256"), QStringLiteral("Method")}};
        QCOMPARE(linesOf(inspection).join(QLatin1Char('\n')),
            QStringLiteral("  Token     a JWT\n! Lifetime  expired\n\nClaims\n  exp       soon\n            Expires\n\n"
                           "Header\n  alg       RS256\n            Method"));
    }

    void whatIsOpaqueHasOneLine()
    {
        Inspection inspection;
        inspection.facts = {{QStringLiteral("Token"), QStringLiteral("opaque")}};
        QCOMPARE(linesOf(inspection), QStringList{QStringLiteral("  Token  opaque")});
    }

    void jsonHasStableWords()
    {
        const QByteArray claims
            = R"({"exp":1800000300,"iat":1800000100,"scope":"profile","aud":["a","b"],"azp":"other","mine":1})";
        const QJsonObject object = json(jwtOf(claims), true);
        QCOMPARE(object[QLatin1String("form")], QLatin1String("jwt"));
        QCOMPARE(object[QLatin1String("signature")], QLatin1String("not_checked"));
        QCOMPARE(object[QLatin1String("lifetime")], QLatin1String("running"));
        QCOMPARE(object[QLatin1String("seconds_left")], 300);
        QCOMPARE(object[QLatin1String("clock_behind_seconds")], 100);
        QCOMPARE(object[QLatin1String("expires_at")], QLatin1String("2027-01-15T08:05:00Z"));
        QCOMPARE(object[QLatin1String("not_before")], QJsonValue());
        const QJsonObject scope = object[QLatin1String("scope")].toObject();
        QCOMPARE(scope[QLatin1String("granted")], QJsonArray{QLatin1String("profile")});
        QCOMPARE(scope[QLatin1String("missing")], QJsonArray{QLatin1String("sellytics-data-api")});
        QCOMPARE(scope[QLatin1String("more")], QJsonArray{QLatin1String("profile")});
        QCOMPARE(object[QLatin1String("client_matches")], false);
        QCOMPARE(object[QLatin1String("issuer_matches")], QJsonValue());
        const QJsonArray all = object[QLatin1String("claims")].toArray();
        QCOMPARE(all.size(), 6);
        QCOMPARE(all[0].toObject()[QLatin1String("time")], QLatin1String("2027-01-15T08:05:00Z"));
        QCOMPARE(all[5].toObject()[QLatin1String("meaning")], QJsonValue());
        QCOMPARE(object[QLatin1String("header")].toArray().size(), 3);
    }

    void withoutASpaceNothingIsCompared()
    {
        const QJsonObject object = json(jwtOf(R"({"scope":"profile","azp":"other"})"), false);
        const QJsonObject scope = object[QLatin1String("scope")].toObject();
        QVERIFY(scope[QLatin1String("asked")].isNull() && scope[QLatin1String("missing")].isNull());
        QVERIFY(object[QLatin1String("client_matches")].isNull());
        const QJsonObject silent = json(jwtOf("{}"), true)[QLatin1String("scope")].toObject();
        QVERIFY(silent[QLatin1String("granted")].isNull() && silent[QLatin1String("missing")].isNull());
        QVERIFY(silent[QLatin1String("asked")].isArray());
    }

    void everyFormHasAWord_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("form");
        QTest::newRow("jwt") << QByteArray("e30.e30.c2ln") << QStringLiteral("jwt");
        QTest::newRow("opaque") << QByteArray("abc") << QStringLiteral("opaque");
        QTest::newRow("encrypted") << QByteArray("e30.a.b.c.d") << QStringLiteral("encrypted_jwt");
        QTest::newRow("spoilt") << QByteArray("e30.a.b") << QStringLiteral("spoilt_jwt");
        QTest::newRow("none") << QByteArray("a b") << QStringLiteral("none");
    }
    void everyFormHasAWord()
    {
        QFETCH(const QByteArray, token);
        QFETCH(const QString, form);
        const QJsonObject object = json(Secret{QByteArrayView(token)}, true);
        QCOMPARE(object[QLatin1String("form")].toString(), form);
        QCOMPARE(object[QLatin1String("signature")].isNull(), form != QLatin1String("jwt"));
    }

    void whatIsNoTokenIsAUsageErrorThatDoesNotRepeatIt()
    {
        const QByteArray text = "hunter2 hunter2";
        const auto printed = printInspection(Secret{QByteArrayView(text)}, {}, now(), false);
        QVERIFY(!printed.has_value());
        QCOMPARE(printed.error().kind, ErrorKind::Usage);
        QVERIFY(!printed.error().arguments.join(QLatin1Char(' ')).contains(QLatin1String("hunter2")));
    }
};

KEYDESK_TEST(InspectionPrinterTest)
#include "inspectionprinter.moc"
