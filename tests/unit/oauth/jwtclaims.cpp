// SPDX-License-Identifier: GPL-3.0-or-later
#include <oauth/jwtclaims.h>
#include <support/testmain.h>

namespace {

std::optional<JwtClaims> claimsOf(const QByteArray &payload)
{
    const QByteArray coded = payload.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const QByteArray token = "eyJhbGciOiJub25lIn0." + coded + ".c2ln";
    return JwtClaims::read(Secret{QByteArrayView(token)});
}

} // namespace

class JwtClaimsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatIsShown()
    {
        const auto claims = claimsOf(
            R"({"aud":["amazon-jobs","callbacks"],"scope":"sellytics-data-api profile","exp":1772366400,"iat":1772366100.5,"azp":"key-good"})");
        QVERIFY(claims.has_value());
        QCOMPARE(claims->audience, (QStringList{QStringLiteral("amazon-jobs"), QStringLiteral("callbacks")}));
        QCOMPARE(claims->scope, (QStringList{QStringLiteral("sellytics-data-api"), QStringLiteral("profile")}));
        QCOMPARE(claims->expiresAt, QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC));
        QCOMPARE(claims->issuedAt.secsTo(claims->expiresAt), 300);
        QCOMPARE(claims->all.value(QLatin1String("azp")).toString(), QStringLiteral("key-good"));
    }

    void takesTheOtherFormsToo()
    {
        const auto claims = claimsOf(R"({"aud":"one two","scope":["a:read","b"],"exp":"never"})");
        QCOMPARE(claims->audience, QStringList{QStringLiteral("one two")});
        QCOMPARE(claims->scope, (QStringList{QStringLiteral("a:read"), QStringLiteral("b")}));
        QVERIFY(!claims->expiresAt.isValid());
        QVERIFY(!claimsOf(R"({"exp":1e300})")->expiresAt.isValid());
        QVERIFY(!claimsOf(R"({"exp":-5})")->expiresAt.isValid());
    }

    void anOpaqueTokenHasNone()
    {
        for (const char *token : {"opaque", "a.b", "a.!!!.c", "..", "a..c", "a.e30", "", "a.WzFd.c"}) {
            QVERIFY2(!JwtClaims::read(Secret{QByteArrayView(token)}), token);
        }
    }
};

KEYDESK_TEST(JwtClaimsTest)
#include "jwtclaims.moc"
