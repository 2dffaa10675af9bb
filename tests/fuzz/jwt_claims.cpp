// SPDX-License-Identifier: GPL-3.0-or-later
// A token that may be a JWT, and what its parts would say: the fuzzer does not have to guess base64.
#include <fuzz/fuzzer.h>
#include <oauth/jwtclaims.h>
#include <oauth/pastedtoken.h>
#include <oauth/tokenfit.h>

namespace {

void read(const QByteArray &token)
{
    if (const auto claims = JwtClaims::read(Secret{QByteArrayView(token)})) {
        MUST(!claims->expiresAt.isValid() || claims->expiresAt.toSecsSinceEpoch() >= 0);
        MUST(!claims->issuedAt.isValid() || claims->issuedAt.date().year() <= 9999);
        for (const QString &word : claims->scope) {
            MUST(!word.isEmpty() || claims->all.value(QLatin1String("scope")).isArray());
        }
    }
}

/// What a person is shown is plain text of bounded length, whatever the token holds.
void mustBePlain(const QString &text)
{
    MUST(text.size() <= MaxClaimText + 1);
    for (const QChar character : text) {
        MUST(character.category() != QChar::Other_Control && character.category() != QChar::Other_Format);
    }
}

void inspect(const Secret &token)
{
    const TokenInspection inspection = inspectToken(token);
    MUST(inspection.length == token.size());
    MUST(inspection.claims.isEmpty() || inspection.form == TokenInspection::Form::Jwt);
    for (const QList<TokenClaim> &some : {inspection.header, inspection.claims}) {
        MUST(some.size() <= MaxShownClaims);
        for (const TokenClaim &claim : some) {
            mustBePlain(claim.name);
            mustBePlain(claim.value);
            MUST(!claim.time.isValid() || (claim.isTime && claim.time.date().year() <= 9999));
        }
    }
    const QDateTime now = QDateTime::fromSecsSinceEpoch(1'800'000'000, Qt::UTC);
    const TokenLife life = lifeOf(inspection, now);
    MUST(life.changesAt.isValid() == (life.stage != TokenLife::Stage::NotTold));
    const TokenFit fit = fitOf(inspection, SpaceSettings::sellytics(), *ClientId::parse(u"key"));
    MUST(fit.scopeIsTold || (fit.missing.isEmpty() && fit.more.isEmpty()));
}

} // namespace

void tryInput(const QByteArray &input)
{
    constexpr auto UrlSafe = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    const QByteArray asClaims = "e30." + input.toBase64(UrlSafe) + ".c2ln";
    const QByteArray asHeader = input.toBase64(UrlSafe) + ".e30.c2ln";
    for (const QByteArray &token : {input, asClaims, asHeader}) {
        read(token);
        inspect(Secret{QByteArrayView(token)});
    }
    inspect(tokenInPasted(QString::fromUtf8(input)));
    // What surrounds a token changes nothing of it.
    const QString pasted = QStringLiteral("Authorization: Bearer ") + QString::fromLatin1(asClaims);
    MUST(tokenInPasted(pasted) == Secret{QByteArrayView(asClaims)});
}
