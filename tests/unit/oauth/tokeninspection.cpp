// SPDX-License-Identifier: GPL-3.0-or-later
#include <oauth/tokeninspection.h>
#include <support/jwt.h>
#include <support/testmain.h>

namespace {

using Form = TokenInspection::Form;

Form formOf(const QByteArray &token)
{
    return inspectToken(Secret{QByteArrayView(token)}).form;
}

TokenClaim claimOf(const QByteArray &json)
{
    const TokenInspection token = inspectToken(jwtOf(json));
    return token.claims.isEmpty() ? TokenClaim() : token.claims.constFirst();
}

} // namespace

class TokenInspectionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsTheFormsApart_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<int>("form");
        const auto row = [](const char *name, const QByteArray &token, Form form) {
            QTest::newRow(name) << token << static_cast<int>(form);
        };
        const QByteArray header = jwtPart(R"({"alg":"RS256"})");
        row("nothing", "", Form::NotAToken);
        row("a sentence", "not a token", Form::NotAToken);
        row("a line break", header + ".e30.c2ln\r\nX-Evil: 1", Form::NotAToken);
        row("not ASCII", "caf\xc3\xa9", Form::NotAToken);
        row("equals signs within", header + ".e30=.c2ln", Form::NotAToken);
        row("equals signs only", "===", Form::NotAToken);
        row("opaque", "2YotnFZFEjr1zCsicMWpAA==", Form::Opaque);
        row("two dots and no header", "a.b.c", Form::Opaque);
        row("header is an array", jwtPart("[]") + ".e30.c2ln", Form::Opaque);
        row("two parts", header + ".e30", Form::Opaque);
        row("four parts", header + ".e30.c2ln.c2ln", Form::Opaque);
        row("many dots", QByteArray(1000, '.'), Form::Opaque);
        row("a JWT", header + ".e30.c2ln", Form::Jwt);
        row("without a signature", header + ".e30.", Form::Jwt);
        row("encrypted", jwtPart(R"({"alg":"dir","enc":"A256GCM"})") + "..aXY.Y3Q.dGFn", Form::EncryptedJwt);
        row("claims are no base64url", header + ".e3+0.c2ln", Form::SpoiltJwt);
        row("claims are no JSON", header + '.' + jwtPart(R"({"exp":)") + ".c2ln", Form::SpoiltJwt);
        row("claims are an array", header + '.' + jwtPart("[1]") + ".c2ln", Form::SpoiltJwt);
        row("claims are cut", header + '.' + jwtPart(R"({"sub":"abcdef"})").chopped(3) + ".c2ln", Form::SpoiltJwt);
        row("claims are padded", header + ".e30A.c2ln", Form::SpoiltJwt);
    }
    void tellsTheFormsApart()
    {
        QFETCH(const QByteArray, token);
        QFETCH(const int, form);
        QCOMPARE(static_cast<int>(formOf(token)), form);
        QCOMPARE(inspectToken(Secret{QByteArrayView(token)}).length, token.size());
    }

    void headerAndClaimsComeInTheOrderOfTheToken()
    {
        const TokenInspection token = inspectToken(jwtOf(R"({"z":"1","a":"2","m":"3"})"));
        QStringList names;
        for (const TokenClaim &claim : token.header + token.claims) {
            names.append(claim.name + QLatin1Char('=') + claim.value);
        }
        QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("alg=RS256 kid=k1 typ=JWT z=1 a=2 m=3"));
        QCOMPARE(token.claim(QLatin1String("m"))->value, QStringLiteral("3"));
        QVERIFY(!token.claim(QLatin1String("alg")));
    }

    void valuesAreReadable_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *name, const char *json, const QString &value) {
            QTest::newRow(name) << QByteArray(json) << value;
        };
        row("string", "{\"a\":\"b \\\"c\\\" \\u00e9\"}", QStringLiteral("b \"c\" é"));
        row("strings", R"({"aud":["one","two"]})", QStringLiteral("one, two"));
        row("no strings", R"({"aud":[]})", QString());
        row("mixed", R"({"a":["one",2]})", QStringLiteral("[\"one\",2]"));
        row("number as it is written", R"({"a":12345678901234567890})", QStringLiteral("12345678901234567890"));
        row("true", R"({"email_verified":true})", QStringLiteral("true"));
        row("null", R"({"a":null})", QStringLiteral("null"));
        row("object", R"({"a":{"b":[1, {"c":2}]}})", QStringLiteral("{\"b\":[1, {\"c\":2}]}"));
        row("realm roles", R"({"realm_access":{"roles":["offline_access","uma"]}})",
            QStringLiteral("offline_access, uma"));
        row("client roles", R"({"resource_access":{"account":{"roles":["view","edit"]},"jobs":{"roles":["run"]}}})",
            QStringLiteral("account: view, edit; jobs: run"));
        row("roles of another form", R"({"realm_access":{"roles":"all"}})", QStringLiteral("{\"roles\":\"all\"}"));
        row("client roles of another form", R"({"resource_access":{"jobs":[]}})", QStringLiteral("{\"jobs\":[]}"));
    }
    void valuesAreReadable()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, value);
        QCOMPARE(claimOf(json).value, value);
    }

    void aTimeIsANumericDate_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QDateTime>("time");
        const QDateTime noon(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
        QTest::newRow("number") << QByteArray(R"({"exp":1772366400})") << noon;
        QTest::newRow("fraction") << QByteArray(R"({"nbf":1772366400.9})") << noon;
        QTest::newRow("exponent") << QByteArray(R"({"iat":1.7723664e9})") << noon;
        QTest::newRow("zero, as Keycloak writes it")
            << QByteArray(R"({"auth_time":0})") << QDateTime::fromSecsSinceEpoch(0, Qt::UTC);
        QTest::newRow("last") << QByteArray(R"({"exp":253402300799})")
                              << QDateTime(QDate(9999, 12, 31), QTime(23, 59, 59), Qt::UTC);
        for (const char *none : {R"({"exp":253402300800})", R"({"exp":1e400})", R"({"exp":-1})",
                 R"({"exp":"1772366400"})", R"({"exp":null})", R"({"exp":[1]})", R"({"exp":true})"}) {
            QTest::newRow(none) << QByteArray(none) << QDateTime();
        }
    }
    void aTimeIsANumericDate()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QDateTime, time);
        QVERIFY(claimOf(json).isTime);
        QCOMPARE(claimOf(json).time, time);
        QVERIFY(!claimOf(R"({"other":1772366400})").isTime);
    }

    void scopeAndAudienceAreLists()
    {
        const TokenInspection token = inspectToken(jwtOf(R"({"scope":"a  b c","aud":"one two"})"));
        QCOMPARE(token.words(QLatin1String("scope")),
            (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
        QCOMPARE(token.words(QLatin1String("aud")), QStringList{QStringLiteral("one two")});
        QCOMPARE(token.words(QLatin1String("nothing")), QStringList());
        const TokenInspection lists = inspectToken(jwtOf(R"({"scope":["a","b"],"aud":["x","y"]})"));
        QCOMPARE(lists.words(QLatin1String("scope")), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(lists.words(QLatin1String("aud")), (QStringList{QStringLiteral("x"), QStringLiteral("y")}));
        QCOMPARE(inspectToken(jwtOf(R"({"scope":7})")).words(QLatin1String("scope")), QStringList());
    }

    void aNameThatStandsTwiceIsMarkedAndTheLastCounts()
    {
        const TokenInspection token = inspectToken(jwtOf(R"({"exp":1,"sub":"x","exp":1772366400})"));
        QCOMPARE(token.claims.size(), 3);
        QVERIFY(token.claims[0].isRepeated && !token.claims[1].isRepeated && token.claims[2].isRepeated);
        QCOMPARE(token.time(QLatin1String("exp")).date(), QDate(2026, 3, 1));
    }

    void aTokenWithoutASignatureSaysSo()
    {
        QVERIFY(inspectToken(jwtOf("{}")).isSigned);
        QVERIFY(!inspectToken(jwtOf("{}", R"({"alg":"none"})")).isSigned);
        QVERIFY(!inspectToken(jwtOf("{}", R"({"alg":"nOnE"})")).isSigned);
        const QByteArray bare = jwtPart(R"({"alg":"RS256"})") + ".e30.";
        QVERIFY(!inspectToken(Secret{QByteArrayView(bare)}).isSigned);
    }

    /// Claims are text of a server, or of whoever made the token up.
    void nothingInAClaimSteersATerminalOrTurnsTheLine()
    {
        const TokenClaim claim = claimOf("{\"a\\u001b[31m\\u202e\\nb\":\"x\\u0007\\r\\ny\\u2066z\\ud800\xff\"}");
        QCOMPARE(claim.name, QStringLiteral("a[31m b"));
        QCOMPARE(claim.value, QStringLiteral("x yz\ufffd\ufffd"));
        for (const TokenClaim &nested :
            {claimOf("{\"a\":{\"b\\u202e\":\"\xe2\x80\xae\"}}"), claimOf(R"({"aud":["\u202ea"]})")}) {
            for (const QChar character : nested.value) {
                QVERIFY2(character.isPrint(), qPrintable(nested.value));
            }
        }
    }

    void whatIsLongIsCut()
    {
        const TokenClaim text = claimOf("{\"a\":\"" + QByteArray(5000, 'x') + "\"}");
        QCOMPARE(text.value.size(), MaxClaimText + 1);
        QVERIFY(text.value.endsWith(QChar(0x2026)));
        QByteArray many = "{\"aud\":[\"x\"";
        for (int i = 0; i < 5000; ++i) {
            many += ",\"xx\"";
        }
        QVERIFY(claimOf(many + "]}").value.size() <= MaxClaimText + 1);
        QCOMPARE(claimOf("{\"" + QByteArray(5000, 'n') + "\":1}").name.size(), 200);
        QByteArray claims = "{\"a\":1";
        for (int i = 0; i < 1000; ++i) {
            claims += ",\"c" + QByteArray::number(i) + "\":1";
        }
        const TokenInspection token = inspectToken(jwtOf(claims + "}"));
        QCOMPARE(token.claims.size(), MaxShownClaims);
        QCOMPARE(token.leftOut, 801);
    }

    void hostileTokensAreTakenApartInPeace()
    {
        const QByteArray deep = QByteArray(40'000, '[');
        QCOMPARE(inspectToken(jwtOf("{\"a\":" + deep)).form, Form::SpoiltJwt);
        QCOMPARE(inspectToken(jwtOf("{\"a\":" + QByteArray(60, '[') + QByteArray(60, ']') + '}')).form, Form::Jwt);
        QCOMPARE(formOf(QByteArray(MaxInspectedToken, 'a')), Form::Opaque);
        QCOMPARE(formOf(QByteArray(MaxInspectedToken + 1, 'a')), Form::NotAToken);
        QByteArray same = "{\"a\":1";
        for (int i = 0; i < 7000; ++i) {
            same += ",\"a\":1";
        }
        QVERIFY(inspectToken(jwtOf(same + "}")).claims.constLast().isRepeated);
    }
};

KEYDESK_TEST(TokenInspectionTest)
#include "tokeninspection.moc"
