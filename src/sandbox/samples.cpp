// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <QJsonArray>
#include <QStringDecoder>
#include <sandbox/bearergate.h>
#include <sandbox/form.h>
#include <sandbox/products.h>
#include <sandbox/sampleimage.h>
#include <sandbox/samples.h>

namespace sandbox {
namespace {

// The number `name` of the query, `otherwise` without one, nothing when it is out of range.
std::optional<int> numberIn(const Request &request, QByteArrayView name, int otherwise, int most)
{
    const Form query = Form::parse(request.query);
    if (!query.has(name)) {
        return otherwise;
    }
    bool isNumber = false;
    const int number = query.value(name).toInt(&isNumber);
    return isNumber && number >= 0 && number <= most ? std::optional(number) : std::nullopt;
}

Answer outOfRange(const char *name, int most)
{
    return refusalAnswer(400, "invalid_parameter",
        QStringLiteral("'%1' must be a whole number from 0 to %2.").arg(QLatin1String(name)).arg(most));
}

QJsonArray pair(const QByteArray &name, const QByteArray &value)
{
    return {QString::fromUtf8(name), QString::fromUtf8(value)};
}

// The scheme stays, what follows it does not.
QByteArray masked(const QByteArray &credentials)
{
    const qsizetype space = credentials.indexOf(' ');
    return (space < 0 ? QByteArray() : credentials.left(space + 1)) + "…";
}

} // namespace

Answer productsAnswer(const Request &request)
{
    const auto count = numberIn(request, "count", DefaultProducts, MaxProducts);
    if (!count) {
        return outOfRange("count", MaxProducts);
    }
    Answer answer = textAnswer(200, "application/json", {});
    answer.pieces = sampleProducts(static_cast<quint32>(*count));
    return answer;
}

Answer echoAnswer(const Request &request)
{
    QJsonArray headers;
    for (const auto &[name, value] : request.headers) {
        const bool secret = name.compare("Authorization", Qt::CaseInsensitive) == 0
            || name.compare("Proxy-Authorization", Qt::CaseInsensitive) == 0
            || name.compare("Cookie", Qt::CaseInsensitive) == 0;
        headers.append(pair(name, secret ? masked(value) : value));
    }
    QJsonArray query;
    const Form parsed = Form::parse(request.query);
    for (const auto &[name, value] : parsed.pairs()) {
        query.append(pair(name, value));
    }
    QJsonObject echo{{QStringLiteral("method"), QString::fromLatin1(request.method)},
        {QStringLiteral("path"), QString::fromUtf8(request.path)}, {QStringLiteral("query"), query},
        {QStringLiteral("headers"), headers}, {QStringLiteral("bodySize"), request.body.size()}};
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(request.body);
    if (decoder.hasError()) {
        echo.insert(QStringLiteral("bodyBase64"), QString::fromLatin1(request.body.toBase64()));
    } else {
        echo.insert(QStringLiteral("body"), text);
    }
    return jsonAnswer(200, echo);
}

Answer statusAnswer(const Request &request, const QByteArray &code)
{
    bool isNumber = false;
    const int status = code.toInt(&isNumber);
    if (!isNumber || status < 200 || status > 599) {
        return refusalAnswer(400, "invalid_parameter", QStringLiteral("The status must be 200 to 599."));
    }
    if (status == 401) {
        return challengeAnswer(401, "invalid_token", "You asked for this status");
    }
    if (status == 403) {
        return challengeAnswer(403, "insufficient_scope", "You asked for this status");
    }
    Answer answer = jsonAnswer(status,
        {{QStringLiteral("status"), status}, {QStringLiteral("message"), QString::fromLatin1(reasonPhrase(status))}});
    if (status == 204 || status == 205 || status == 304) {
        answer.body.clear();
    }
    if (status == 429 || status == 503) {
        const QByteArray wait = Form::parse(request.query).value("retry-after");
        const bool sendable = std::all_of(wait.begin(), wait.end(), [](char c) { return c >= ' ' && c < 0x7f; });
        answer.headers.append(Header{"Retry-After", wait.isEmpty() || !sendable ? QByteArray("2") : wait});
    }
    if (status >= 300 && status < 400 && status != 304) {
        answer.headers.append(Header{"Location", "/sandbox/echo"});
    }
    return answer;
}

// A number each tenth of a second; from the first byte on the client can show that something is coming.
Answer slowAnswer(const Request &request)
{
    const auto seconds = numberIn(request, "seconds", DefaultSlowSeconds, MaxSlowSeconds);
    if (!seconds) {
        return outOfRange("seconds", MaxSlowSeconds);
    }
    Answer answer = textAnswer(200, "application/json", {});
    answer.pieces = [sent = 0, count = *seconds * 10]() mutable -> std::optional<Piece> {
        const int number = sent++;
        if (number > count + 1) {
            return std::nullopt;
        }
        if (number == 0) {
            return Piece{"["};
        }
        if (number == count + 1) {
            return Piece{"]\n"};
        }
        return Piece{(number == 1 ? "" : ",") + QByteArray::number(number), std::chrono::milliseconds(100)};
    };
    return answer;
}

Answer binaryAnswer()
{
    return textAnswer(200, "image/png", sampleImage());
}

} // namespace sandbox
