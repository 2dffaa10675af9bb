// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/inspectionprinter.h>

#include <app/claimwords.h>
#include <cli/columns.h>
#include <cli/jsonfields.h>
#include <cli/output.h>

namespace {

using Form = TokenInspection::Form;

QString formText(Form form)
{
    switch (form) {
    case Form::NotAToken:
        break;
    case Form::Opaque:
        return QStringLiteral("opaque");
    case Form::Jwt:
        return QStringLiteral("jwt");
    case Form::EncryptedJwt:
        return QStringLiteral("encrypted_jwt");
    case Form::SpoiltJwt:
        return QStringLiteral("spoilt_jwt");
    }
    return QStringLiteral("none");
}

QString stageText(TokenLife::Stage stage)
{
    switch (stage) {
    case TokenLife::Stage::NotTold:
        break;
    case TokenLife::Stage::TooEarly:
        return QStringLiteral("too_early");
    case TokenLife::Stage::Running:
        return QStringLiteral("running");
    case TokenLife::Stage::Over:
        return QStringLiteral("expired");
    }
    return QStringLiteral("not_told");
}

QJsonValue matchOf(TokenFit::Match match)
{
    return match == TokenFit::Match::NotKnown ? QJsonValue() : QJsonValue(match == TokenFit::Match::Same);
}

QJsonValue listOrNull(bool isKnown, const QStringList &words)
{
    return isKnown ? QJsonValue(QJsonArray::fromStringList(words)) : QJsonValue();
}

QJsonArray claimsOf(const QList<TokenClaim> &claims, QString (*meaningOf)(const QString &))
{
    QJsonArray all;
    for (const TokenClaim &claim : claims) {
        const QString meaning = meaningOf(claim.name);
        all.append(QJsonObject{
            {QStringLiteral("name"), claim.name},
            {QStringLiteral("value"), claim.value},
            {QStringLiteral("time"), jsonOf(claim.time)},
            {QStringLiteral("meaning"), meaning.isEmpty() ? QJsonValue() : QJsonValue(meaning)},
            {QStringLiteral("repeated"), claim.isRepeated},
        });
    }
    return all;
}

QJsonObject scopeOf(
    const TokenInspection &token, const std::optional<TokenAsker> &asker, const std::optional<TokenFit> &fit)
{
    const bool isTold = token.claim(QLatin1String("scope")) != nullptr;
    const bool isCompared = fit && fit->scopeIsTold;
    return {
        {QStringLiteral("granted"), listOrNull(isTold, token.words(QLatin1String("scope")))},
        {QStringLiteral("asked"), listOrNull(asker.has_value(), asker ? asker->space.scope.tokens() : QStringList())},
        {QStringLiteral("missing"), listOrNull(isCompared, fit ? fit->missing : QStringList())},
        {QStringLiteral("more"), listOrNull(isCompared, fit ? fit->more : QStringList())},
    };
}

void appendLines(QList<QStringList> &rows, const QString &title, const QList<InspectionLine> &lines)
{
    if (lines.isEmpty()) {
        return;
    }
    rows.append({QString()});
    rows.append({title});
    for (const InspectionLine &line : lines) {
        rows.append({QLatin1String("  ") + line.name, line.value});
        rows.append({QString(), line.meaning});
    }
}

} // namespace

QStringList linesOf(const Inspection &inspection)
{
    QList<QStringList> rows;
    for (const InspectionFact &fact : inspection.facts) {
        rows.append({QLatin1String(fact.isTrouble ? "! " : "  ") + fact.about, fact.known});
    }
    appendLines(rows, QStringLiteral("Claims"), inspection.claims);
    appendLines(rows, QStringLiteral("Header"), inspection.header);
    return aligned(rows);
}

QJsonObject jsonOf(const TokenInspection &token, const std::optional<TokenAsker> &asker, const QDateTime &now)
{
    const TokenLife life = lifeOf(token, now);
    const bool isJwt = token.form == Form::Jwt;
    const auto fit = asker && isJwt ? std::optional(fitOf(token, asker->space, asker->clientId)) : std::nullopt;
    const QDateTime expires = token.time(QLatin1String("exp"));
    const QString signature = token.isSigned ? QStringLiteral("not_checked") : QStringLiteral("none");
    return {
        {QStringLiteral("form"), formText(token.form)},
        {QStringLiteral("length"), token.length},
        {QStringLiteral("signature"), isJwt ? QJsonValue(signature) : QJsonValue()},
        {QStringLiteral("lifetime"), stageText(life.stage)},
        {QStringLiteral("expires_at"), jsonOf(expires)},
        {QStringLiteral("not_before"), jsonOf(token.time(QLatin1String("nbf")))},
        {QStringLiteral("issued_at"), jsonOf(token.time(QLatin1String("iat")))},
        {QStringLiteral("seconds_left"), expires.isValid() ? QJsonValue(now.secsTo(expires)) : QJsonValue()},
        {QStringLiteral("clock_behind_seconds"),
            life.clockBehind ? QJsonValue(static_cast<qint64>(life.clockBehind->count())) : QJsonValue()},
        {QStringLiteral("scope"), scopeOf(token, asker, fit)},
        {QStringLiteral("audience"), QJsonArray::fromStringList(token.words(QLatin1String("aud")))},
        {QStringLiteral("audience_matches"), fit ? matchOf(fit->audience) : QJsonValue()},
        {QStringLiteral("issuer_matches"), fit ? matchOf(fit->issuer) : QJsonValue()},
        {QStringLiteral("client_matches"), fit ? matchOf(fit->client) : QJsonValue()},
        {QStringLiteral("header"), claimsOf(token.header, headerMeaning)},
        {QStringLiteral("claims"), claimsOf(token.claims, claimMeaning)},
        {QStringLiteral("left_out"), token.leftOut},
    };
}

Result<void> printInspection(
    const Secret &token, const std::optional<TokenAsker> &asker, const QDateTime &now, bool asJson)
{
    const TokenInspection inspected = inspectToken(token);
    const Inspection inspection = inspectionOf(inspected, asker, now);
    if (inspected.form == Form::NotAToken) {
        return failure(ErrorKind::Usage,
            {QStringLiteral("This can't be inspected: %1.").arg(inspection.facts.constFirst().known),
                QStringLiteral("Give the token alone, or a line 'Authorization: Bearer …'.")});
    }
    return asJson ? printJson(jsonOf(inspected, asker, now)) : printLine(linesOf(inspection).join(QLatin1Char('\n')));
}
