// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <core/exchangetimes.h>
#include <core/route.h>
#include <core/secret.h>
#include <functional>
#include <http/headers.h>
#include <memory>
#include <QUrl>

/// One request as it goes to the wire. Whatever is secret in it travels in a Secret beside the rest.
struct HttpRequest {
    QByteArray method = QByteArrayLiteral("GET");
    QUrl url = {};
    HttpHeaders headers = {}; ///< a repeated name is sent as one list (RFC 9110 section 5.3)
    QByteArray authorizationScheme = {}; ///< `Bearer`, `Basic`; used with credentials only
    std::shared_ptr<const Secret> credentials = {}; ///< the rest of the Authorization header
    QByteArray body = {};
    std::shared_ptr<const Secret> secretBody = {}; ///< in place of body
    Route route = {};
    std::chrono::milliseconds timeout{60'000}; ///< for everything: name, connection, TLS, headers, body
    qint64 maxBody = 64LL * 1024 * 1024; ///< of the decoded body kept in memory, in bytes
    bool isAloneOnItsConnection = false; ///< the server is told to close it behind the answer
    bool acceptCompressed = true; ///< otherwise `Accept-Encoding: identity`
};

/// What is known once the headers are in.
struct HttpHead {
    int status = 0;
    QString reason = {};
    HttpHeaders headers = {};
};

/// An answer of whatever status.
struct HttpAnswer {
    HttpHead head = {};
    QByteArray body = {}; ///< decoded; empty if it went to the sink
    qint64 bodySize = 0; ///< decoded bytes
    ExchangeTimes times = {};
};

/// Where an answer goes while it comes in. Called on the main thread; while a call runs, at most a read buffer's worth of
/// the body is taken from the socket, so a slow sink slows the sender down.
struct HttpSink {
    /// Says whether the body of this answer goes to onBody; not set: to onBody if that is set.
    std::function<bool(const HttpHead &head)> onHead = {};
    std::function<void(QByteArrayView piece)> onBody = {};
    std::function<void(qint64 received, qint64 total)> onProgress = {}; ///< bytes on the wire; total -1 while unknown
};
