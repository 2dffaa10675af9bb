// SPDX-License-Identifier: GPL-3.0-or-later
#include <workbook/apirequest.h>

#include <algorithm>
#include <workbook/requestbody.h>
#include <workbook/requestheaders.h>
#include <workbook/target.h>

namespace {

/// CONNECT names no resource, and TRACE would have the token sent back into the answer (RFC 9110 section 9.3.8).
bool isAllowedMethod(const QString &method)
{
    return isToken(method) && method.compare(QLatin1String("CONNECT"), Qt::CaseInsensitive) != 0
        && method.compare(QLatin1String("TRACE"), Qt::CaseInsensitive) != 0;
}

/// Appends to what the target has, which stays as it is spelt.
QUrl withRows(const QUrl &url, const QList<NameValue> &query)
{
    QByteArray text = url.toEncoded();
    bool hasQuery = url.hasQuery();
    for (const NameValue &row : query) {
        if (row.enabled && !(row.name.isEmpty() && row.value.isEmpty())) {
            const bool needsNoMark = hasQuery && (text.endsWith('?') || text.endsWith('&'));
            text += needsNoMark ? "" : (hasQuery ? "&" : "?");
            text += row.name.toUtf8().toPercentEncoding() + '=' + row.value.toUtf8().toPercentEncoding();
            hasQuery = true;
        }
    }
    return QUrl::fromEncoded(text, QUrl::StrictMode);
}

bool hasHeader(const QList<QPair<QByteArray, QByteArray>> &headers, QByteArrayView name)
{
    return std::any_of(headers.begin(), headers.end(),
        [name](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
}

} // namespace

Result<PreparedRequest> prepare(const ApiRequest &request, const Endpoint &baseUrl)
{
    if (!isAllowedMethod(request.method)) {
        return failure(ErrorKind::MethodInvalid, {request.method.left(80)});
    }
    const Result<QUrl> url = urlOfTarget(request.target, baseUrl);
    if (!url) {
        return failureOf(url);
    }
    Result<QList<QPair<QByteArray, QByteArray>>> headers = checkedHeaders(request.headers);
    if (!headers) {
        return failureOf(headers);
    }
    Result<EncodedBody> body = encodedBody(request.body);
    if (!body) {
        return failureOf(body);
    }
    if (!body->mediaType.isEmpty() && !hasHeader(*headers, "content-type")) {
        headers->append({QByteArrayLiteral("Content-Type"), body->mediaType});
    }
    PreparedRequest prepared;
    prepared.method = request.method.toLatin1();
    prepared.url = withRows(*url, request.query);
    prepared.headers = std::move(*headers);
    prepared.body = std::move(body->bytes);
    prepared.goesToSpace = Origin::of(prepared.url) == baseUrl.origin();
    return prepared;
}

Result<PreparedRequest> prepare(const ApiRequest &request, const SpaceSettings &space)
{
    Result<PreparedRequest> prepared = prepare(request, space.baseUrl);
    if (prepared && Origin::of(prepared->url) == space.tokenEndpoint.origin()) {
        prepared->goesToSpace = true;
    }
    return prepared;
}
