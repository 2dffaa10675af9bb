// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/durations.h>
#include <app/timingwords.h>
#include <gui/explorer/answerwords.h>
#include <oauth/plaintext.h>
#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace {

struct AnswerWords {
    Q_DECLARE_TR_FUNCTIONS(AnswerWords)
};
constexpr auto tr = [](const char *text, int n = -1) { return AnswerWords::tr(text, nullptr, n); };

QString sentenceEnd(const QString &said)
{
    return said.isEmpty() ? u"."_s : u": "_s + plainServerText(said) + (said.endsWith(u'.') ? QString() : u"."_s);
}

/// HTTP/2 sends no reason phrase.
QString reasonOf(const ApiAnswer &answer)
{
    if (!answer.reason.isEmpty()) {
        return plainServerText(answer.reason);
    }
    static const QHash<int, QString> reasons{{200, u"OK"_s}, {201, u"Created"_s}, {202, u"Accepted"_s},
        {204, u"No Content"_s}, {301, u"Moved Permanently"_s}, {302, u"Found"_s}, {304, u"Not Modified"_s},
        {307, u"Temporary Redirect"_s}, {308, u"Permanent Redirect"_s}, {400, u"Bad Request"_s},
        {401, u"Unauthorized"_s}, {403, u"Forbidden"_s}, {404, u"Not Found"_s}, {405, u"Method Not Allowed"_s},
        {409, u"Conflict"_s}, {413, u"Content Too Large"_s}, {415, u"Unsupported Media Type"_s},
        {422, u"Unprocessable Content"_s}, {429, u"Too Many Requests"_s}, {500, u"Internal Server Error"_s},
        {502, u"Bad Gateway"_s}, {503, u"Service Unavailable"_s}, {504, u"Gateway Timeout"_s}};
    return reasons.value(answer.status);
}

AnswerNotice refusalNotice(const ApiAnswer &answer)
{
    const AnswerChallenge challenge = answer.challenge.value_or(AnswerChallenge{});
    AnswerNotice notice{Tone::Fail, {}};
    if (challenge.error == "insufficient_scope"_L1) {
        notice.wording.sentence = challenge.scope.isEmpty()
            ? tr("The key lacks the permission for this request%1").arg(sentenceEnd(challenge.errorDescription))
            : tr("The API says that this request needs the scope '%1'.").arg(plainServerText(challenge.scope));
        notice.wording.hint = tr("Check the scope in the space's settings and what the key may do in the suite.");
        return notice;
    }
    if (answer.status == 403) {
        notice.wording.sentence
            = tr("The API knows the key and does not allow this%1").arg(sentenceEnd(challenge.errorDescription));
        notice.wording.hint = tr("Check in the suite what this key may do.");
        return notice;
    }
    const QString said = challenge.errorDescription.isEmpty() ? challenge.error : challenge.errorDescription;
    if (!answer.tokenSent) {
        notice.wording.sentence = tr("The server wants to know who asks, and no token was sent to it.");
        notice.wording.hint = tr("A key's token goes to the host of its space only.");
    } else if (answer.attempts > 1) {
        notice.wording.sentence = tr("The API refused a new token too%1").arg(sentenceEnd(said));
        notice.wording.hint = tr("Test the key on the Keys page, and compare the base URL with the token endpoint.");
    } else {
        notice.wording.sentence = tr("The API did not accept the key's token%1").arg(sentenceEnd(said));
        notice.wording.hint = tr("Test the key on the Keys page.");
    }
    return notice;
}

} // namespace

QString sizeWords(qint64 bytes)
{
    if (bytes < 1000) {
        return bytes == 1 ? tr("1 byte") : tr("%1 bytes").arg(bytes);
    }
    auto size = static_cast<double>(bytes) / 1000.0;
    QString unit = u"KB"_s;
    if (size >= 999.95) {
        size /= 1000.0;
        unit = u"MB"_s;
    }
    if (size >= 999.95) {
        size /= 1000.0;
        unit = u"GB"_s;
    }
    return QLocale().toString(size, 'f', 1) + QChar(0x00a0) + unit;
}

QString statusWords(const ApiAnswer &answer)
{
    QStringList parts{QString::number(answer.status)};
    if (const QString reason = reasonOf(answer); !reason.isEmpty()) {
        parts[0] += u' ' + reason;
    }
    parts << tookWords(answer.times.ended) << sizeWords(answer.bodySize);
    if (answer.attempts > 1) {
        parts << tr("with a new token");
    }
    return parts.join(u" · "_s);
}

Tone statusTone(int status)
{
    switch (status / 100) {
    case 2:
        return Tone::Ok;
    case 3:
        return Tone::Info;
    case 4:
        return Tone::Warn;
    case 5:
        return Tone::Fail;
    default:
        return Tone::Neutral;
    }
}

QList<AnswerNotice> noticesFor(const ApiAnswer &answer, const QStringList &missingScope)
{
    QList<AnswerNotice> notices;
    if (answer.status == 401 || answer.status == 403) {
        notices.append(refusalNotice(answer));
    }
    if (answer.redirectTarget.isValid()) {
        notices.append({Tone::Info,
            {tr("The answer points to %1").arg(plainServerText(answer.redirectTarget.toDisplayString())),
                tr("Redirects are not followed: no token goes where it was not meant to go.")}});
    }
    if (!answer.tokenSent && answer.status != 401) {
        notices.append({Tone::Info,
            {tr("No token was sent: %1 is not the host of the key's space.").arg(plainServerText(answer.url.host())),
                {}}});
    }
    if (!missingScope.isEmpty()) {
        notices.append({Tone::Warn,
            {tr("The key's token lacks a scope that the space asks for: %1")
                    .arg(plainServerText(missingScope.join(u' '))),
                tr("Some requests may be refused. The scope is in the space's settings.")}});
    }
    if (answer.mediaType() == "text/html"_L1 && answer.tokenSent) {
        notices.append({Tone::Warn,
            {tr("A web page answered, where an API usually answers in JSON."),
                tr("Check the base URL of the space and the path; a proxy or a login page may stand in between.")}});
    }
    return notices;
}

QString waitWords(int status, std::chrono::seconds left)
{
    if (left.count() <= 0) {
        return tr("The wait that the API asked for is over.");
    }
    const QString wait = durationWords(left);
    return status == 429 ? tr("Too many requests: the API asks to wait %1.").arg(wait)
                         : tr("The API is busy or down and asks to wait %1.").arg(wait);
}
