// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/space.h>
#include <QList>
#include <QUrl>

/// A name and a value as typed, in order, repeated names kept; switched off ones are kept but not sent.
struct NameValue {
    QString name;
    QString value;
    bool enabled = true;
    friend bool operator==(const NameValue &, const NameValue &) = default;
};

/// What a request carries.
struct RequestBody {
    enum class Kind { None, Json, Text, Form, File };
    Kind kind = Kind::None;
    QByteArray content = {}; ///< UTF-8 for Json and Text, raw bytes where the command line gives them
    QList<NameValue> fields = {}; ///< Form: application/x-www-form-urlencoded
    QString file = {}; ///< File: its path, read when it is sent
    friend bool operator==(const RequestBody &, const RequestBody &) = default;
};

/// A DATA API request as a person writes it.
struct ApiRequest {
    QString method = QStringLiteral("GET");
    QString target = {}; ///< a path relative to the space's base URL, or an absolute URL
    QList<NameValue> query = {}; ///< appended to what the target already has
    QList<NameValue> headers = {};
    RequestBody body = {};
    friend bool operator==(const ApiRequest &, const ApiRequest &) = default;
};

/// What goes to the wire, but for the token: everything checked, encoded and in order.
struct PreparedRequest {
    QByteArray method;
    QUrl url;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    bool goesToSpace = false; ///< the URL's origin is the space's own: only then a token is sent
};

/// Checks and encodes. The method is an RFC 9110 token, header values hold no control characters, and headers that
/// Keydesk sets itself (Authorization, Host, Content-Length, Transfer-Encoding, Connection …) are refused.
/// The base URL's path goes in front of a relative target; a query of the base URL is not carried over.
/// Errors: MethodInvalid, RequestUrlInvalid, UrlNotHttps, UrlHasUserInfo, HeaderInvalid, HeaderNameMissing, HeaderReserved,
/// FileUnreadable, NoSuchFile.
/// Reads the file of RequestBody::Kind::File: for a large one call it through runInBackground().
Result<PreparedRequest> prepare(const ApiRequest &request, const Endpoint &baseUrl);
/// The same; the token endpoint's origin belongs to the space as well.
Result<PreparedRequest> prepare(const ApiRequest &request, const SpaceSettings &space);
constexpr qint64 MaxRequestFile = 256LL * 1024 * 1024; ///< in bytes; a larger file is FileUnreadable

/// The query part of a typed target as rows, and back: params and URL are two views of one thing. Rows that were not
/// changed keep their exact spelling in the target; those that are switched off have no place in it.
QList<NameValue> queryOf(const QString &target);
QString withQuery(const QString &target, const QList<NameValue> &query);
