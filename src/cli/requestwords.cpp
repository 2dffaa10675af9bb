// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/requestwords.h>

#include <cli/streams.h>
#include <cmath>
#include <QFile>
#include <QFileInfo>

namespace {

constexpr qint64 MaxBodyBytes = 256LL * 1024 * 1024;
constexpr double MaxTimeoutSeconds = 24 * 60 * 60;

tl::unexpected<Error> usage(const QString &sentence)
{
    return failure(ErrorKind::Usage, {sentence, QStringLiteral("See: keydesk-cli request --help")});
}

Result<QByteArray> contentsOf(const QString &path)
{
    if (!QFileInfo::exists(path)) {
        return failure(ErrorKind::NoSuchFile, {path});
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::FileUnreadable, {path, file.errorString()});
    }
    if (file.size() > MaxBodyBytes) {
        return failure(ErrorKind::FileUnreadable, {path, QStringLiteral("it is larger than 256 MiB")});
    }
    QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError) {
        return failure(ErrorKind::FileUnreadable, {path, file.errorString()});
    }
    return bytes;
}

} // namespace

Result<NameValue> queryParameter(const QString &text)
{
    const qsizetype equals = text.indexOf(QLatin1Char('='));
    if (equals <= 0) {
        return usage(QStringLiteral("-q wants NAME=VALUE, not '%1'.").arg(text));
    }
    return NameValue{text.first(equals), text.sliced(equals + 1)};
}

Result<NameValue> headerLine(const QString &text)
{
    const qsizetype colon = text.indexOf(QLatin1Char(':'));
    if (colon <= 0) {
        return usage(QStringLiteral("-H wants 'Name: value', not '%1'.").arg(text));
    }
    // Spaces and tabs around the value are no part of it (RFC 9110 section 5.5); any other sign is for prepare() to judge.
    QStringView value = QStringView(text).sliced(colon + 1);
    const auto isBlank
        = [](QChar character) { return character == QLatin1Char(' ') || character == QLatin1Char('\t'); };
    while (!value.isEmpty() && isBlank(value.front())) {
        value = value.sliced(1);
    }
    while (!value.isEmpty() && isBlank(value.back())) {
        value.chop(1);
    }
    return NameValue{text.first(colon), value.toString()};
}

Result<QByteArray> bodyBytes(const QString &text)
{
    if (text == QLatin1String("@-")) {
        return readAllInput(MaxBodyBytes);
    }
    return text.startsWith(QLatin1Char('@')) ? contentsOf(text.sliced(1)) : Result<QByteArray>(text.toUtf8());
}

RequestBody bodyFrom(QByteArray bytes)
{
    const QByteArray start = bytes.first(qMin<qsizetype>(bytes.size(), 256)).trimmed();
    const bool looksLikeJson = start.startsWith('{') || start.startsWith('[');
    return {looksLikeJson ? RequestBody::Kind::Json : RequestBody::Kind::Text, std::move(bytes)};
}

Result<ApiRequest> requestFrom(const Arguments &arguments)
{
    ApiRequest request{arguments.at(1), arguments.at(2)};
    for (const QString &text : arguments.values(QLatin1String("query"))) {
        const auto parameter = queryParameter(text);
        if (!parameter) {
            return failureOf(parameter);
        }
        request.query.append(*parameter);
    }
    for (const QString &text : arguments.values(QLatin1String("header"))) {
        const auto header = headerLine(text);
        if (!header) {
            return failureOf(header);
        }
        request.headers.append(*header);
    }
    if (const auto text = arguments.value(QLatin1String("data"))) {
        auto bytes = bodyBytes(*text);
        if (!bytes) {
            return failureOf(bytes);
        }
        request.body = bodyFrom(std::move(*bytes));
    }
    return request;
}

Result<std::optional<std::chrono::milliseconds>> timeoutFrom(const Arguments &arguments)
{
    const auto text = arguments.value(QLatin1String("timeout"));
    if (!text) {
        return std::optional<std::chrono::milliseconds>();
    }
    bool isNumber = false;
    const double seconds = text->toDouble(&isNumber);
    if (!isNumber || !(seconds > 0) || seconds > MaxTimeoutSeconds) {
        return usage(QStringLiteral("--timeout wants a number of seconds above 0, not '%1'.").arg(*text));
    }
    return std::make_optional(std::chrono::milliseconds(std::llround(std::ceil(seconds * 1000))));
}
