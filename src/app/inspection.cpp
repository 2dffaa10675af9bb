// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/inspection.h>

#include <app/claimwords.h>
#include <app/durations.h>
#include <QCoreApplication>
#include <QTimeZone>

namespace {

struct InspectionWords {
    Q_DECLARE_TR_FUNCTIONS(Inspection)
};

using Form = TokenInspection::Form;
using Match = TokenFit::Match;
using Stage = TokenLife::Stage;

QString listed(const QStringList &words)
{
    return words.isEmpty() ? InspectionWords::tr("none") : words.join(QLatin1String(", "));
}

QString durationTo(const QDateTime &time, const QDateTime &now)
{
    return durationWords(std::chrono::seconds(qAbs(now.secsTo(time))));
}

InspectionFact formFact(const TokenInspection &token)
{
    const QString about = InspectionWords::tr("Token");
    switch (token.form) {
    case Form::NotAToken:
        break;
    case Form::Opaque:
        return {about,
            InspectionWords::tr(
                "•••• opaque, %1 characters: it says nothing of itself, which is no mistake. Only the API and the "
                "authorization server know what it stands for.")
                .arg(token.length)};
    case Form::Jwt:
        return {about, InspectionWords::tr("a JWT of %1 characters").arg(token.length)};
    case Form::EncryptedJwt:
        return {about,
            InspectionWords::tr("an encrypted JWT of %1 characters: only the API that it is for can read it")
                .arg(token.length)};
    case Form::SpoiltJwt:
        return {about,
            InspectionWords::tr(
                "begins as a JWT, but its claims can't be read: part of it is missing or changed (%1 characters)")
                .arg(token.length),
            true};
    }
    return {about,
        token.length > MaxInspectedToken
            ? InspectionWords::tr("not looked at: it is longer than %1 characters").arg(MaxInspectedToken)
            : InspectionWords::tr("no token: it is empty or holds characters that no token holds"),
        true};
}

InspectionFact signatureFact(const TokenInspection &token)
{
    return token.isSigned ? InspectionFact{InspectionWords::tr("Signature"),
               InspectionWords::tr(
                   "not checked: this is what the token says of itself; only the API decides whether it is genuine")}
                          : InspectionFact{InspectionWords::tr("Signature"),
                              InspectionWords::tr("none: anybody can have written this token"), true};
}

void appendLife(QList<InspectionFact> &facts, const TokenLife &life, const QDateTime &now)
{
    const QString about = InspectionWords::tr("Lifetime");
    switch (life.stage) {
    case Stage::NotTold:
        facts.append({about, InspectionWords::tr("not told by the token")});
        break;
    case Stage::TooEarly:
        facts.append(
            {about, InspectionWords::tr("not good yet: it begins in %1").arg(durationTo(life.changesAt, now)), true});
        break;
    case Stage::Running:
        facts.append({about, InspectionWords::tr("good for another %1").arg(durationTo(life.changesAt, now))});
        break;
    case Stage::Over:
        facts.append({about, InspectionWords::tr("expired %1 ago").arg(durationTo(life.changesAt, now)), true});
        break;
    }
    if (life.clockBehind) {
        facts.append({InspectionWords::tr("Clock"),
            InspectionWords::tr(
                "the token was made %1 in the future: the clock of this machine or that of the server is off")
                .arg(durationWords(*life.clockBehind)),
            true});
    }
}

void appendScope(QList<InspectionFact> &facts, const TokenInspection &token, const std::optional<TokenFit> &fit)
{
    const bool isTold = token.claim(QLatin1String("scope")) != nullptr;
    const QStringList scope = token.words(QLatin1String("scope"));
    facts.append(
        {InspectionWords::tr("Scope granted"), isTold ? listed(scope) : InspectionWords::tr("not told by the token")});
    if (!fit || !fit->scopeIsTold) {
        return;
    }
    facts.append({InspectionWords::tr("Scope missing"),
        fit->missing.isEmpty() ? InspectionWords::tr("nothing that the space asks for") : listed(fit->missing),
        !fit->missing.isEmpty()});
    if (!fit->more.isEmpty()) {
        facts.append({InspectionWords::tr("More than asked"), listed(fit->more)});
    }
}

void appendAudience(QList<InspectionFact> &facts, const TokenInspection &token, const std::optional<TokenFit> &fit)
{
    const QStringList audience = token.words(QLatin1String("aud"));
    QString known = audience.isEmpty() ? InspectionWords::tr("not told by the token") : listed(audience);
    if (fit && !audience.isEmpty()) {
        known = fit->audience == Match::Same
            ? InspectionWords::tr("%1 — the host of the space's base URL is among them").arg(known)
            : InspectionWords::tr("%1 — which of these names is the API's own is not known, so they are not compared")
                  .arg(known);
    }
    facts.append({InspectionWords::tr("Audience"), known});
}

/// Who made the token and for which key, where the space tells who it should have been.
void appendParties(QList<InspectionFact> &facts, const TokenInspection &token, const TokenFit &fit)
{
    const TokenClaim *const issuer = token.claim(QLatin1String("iss"));
    if (issuer && fit.issuer != Match::NotKnown) {
        const bool isSame = fit.issuer == Match::Same;
        facts.append({InspectionWords::tr("Issuer"),
            isSame ? InspectionWords::tr("on the host of the space's token endpoint")
                   : InspectionWords::tr("%1 — on another host than the space's token endpoint").arg(issuer->value),
            !isSame});
    }
    if (fit.client != Match::NotKnown) {
        const bool isSame = fit.client == Match::Same;
        facts.append({InspectionWords::tr("Granted to"),
            isSame ? InspectionWords::tr("this key") : InspectionWords::tr("another client ID than that of this key"),
            !isSame});
    }
}

void appendOddities(QList<InspectionFact> &facts, const TokenInspection &token)
{
    QStringList repeated;
    for (const QList<TokenClaim> &some : {token.header, token.claims}) {
        for (const TokenClaim &claim : some) {
            if (claim.isRepeated && !repeated.contains(claim.name)) {
                repeated.append(claim.name);
            }
        }
    }
    if (!repeated.isEmpty()) {
        facts.append({InspectionWords::tr("Said twice"),
            InspectionWords::tr("%1 — programs differ in which one they take").arg(listed(repeated)), true});
    }
    if (token.leftOut > 0) {
        facts.append({InspectionWords::tr("Left out"),
            InspectionWords::tr("%1 more claims than are shown").arg(token.leftOut), true});
    }
}

InspectionLine lineOf(const TokenClaim &claim, const QString &meaning, const QDateTime &now)
{
    QString value = claim.value;
    if (claim.isTime) {
        value = claim.time.isValid() ? timeWords(claim.time, now)
                                     : InspectionWords::tr("%1 — not a time that can be read").arg(value);
    }
    return {claim.name, value, meaning.isEmpty() ? InspectionWords::tr("the authorization server's own") : meaning};
}

} // namespace

QString timeWords(const QDateTime &time, const QDateTime &now)
{
    const QDateTime utc = time.toUTC();
    const QDateTime local = time.toLocalTime();
    const QString day = QStringLiteral("yyyy-MM-dd HH:mm:ss");
    const QString utcText
        = utc.toString(utc.date() == local.date() ? QStringLiteral("HH:mm:ss") : day) + QLatin1String(" UTC");
    QStringList parts{QStringLiteral("%1 %2").arg(local.toString(day), local.timeZoneAbbreviation())};
    if (local.offsetFromUtc() != 0) {
        parts.append(utcText);
    } else {
        parts = QStringList{utc.toString(day) + QLatin1String(" UTC")};
    }
    const QString distance = durationTo(time, now);
    parts.append(time > now ? InspectionWords::tr("in %1").arg(distance) : InspectionWords::tr("%1 ago").arg(distance));
    return parts.join(QStringLiteral(" · "));
}

Inspection inspectionOf(const TokenInspection &token, const std::optional<TokenAsker> &asker, const QDateTime &now)
{
    Inspection inspection;
    inspection.facts.append(formFact(token));
    for (const TokenClaim &claim : token.header) {
        inspection.header.append(lineOf(claim, headerMeaning(claim.name), now));
    }
    if (token.form == Form::Jwt) {
        const auto fit = asker ? std::optional(fitOf(token, asker->space, asker->clientId)) : std::nullopt;
        inspection.facts.append(signatureFact(token));
        appendLife(inspection.facts, lifeOf(token, now), now);
        appendScope(inspection.facts, token, fit);
        appendAudience(inspection.facts, token, fit);
        if (fit) {
            appendParties(inspection.facts, token, *fit);
        }
        for (const TokenClaim &claim : token.claims) {
            inspection.claims.append(lineOf(claim, claimMeaning(claim.name), now));
        }
    }
    appendOddities(inspection.facts, token);
    return inspection;
}
