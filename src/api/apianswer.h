// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <core/error.h>
#include <core/exchangetimes.h>
#include <optional>
#include <QList>
#include <QPair>
#include <QUrl>

/// A Bearer challenge (RFC 6750 section 3) in words that models can show.
struct AnswerChallenge {
    QString realm;
    QString error; ///< invalid_token, insufficient_scope …
    QString errorDescription;
    QString scope;
};

/// What came back for a request, whatever its status.
struct ApiAnswer {
    QByteArray method;
    QUrl url;
    int status = 0;
    QString reason;
    QList<QPair<QByteArray, QByteArray>> headers; ///< in order, as received
    QByteArray body; ///< decoded from its content encoding; empty if it went to a sink
    qint64 bodySize = 0;
    ExchangeTimes times; ///< of the last exchange; whole once the body is here
    int tries = 1; ///< more when it was sent again by itself (Repeats)
    int attempts = 1; ///< 2 when a 401 was answered with a new token
    bool tokenSent = false; ///< false for another host
    std::optional<AnswerChallenge> challenge; ///< of the last answer
    std::optional<std::chrono::seconds> retryAfter;
    QUrl redirectTarget; ///< valid for a 3xx with a Location; never followed

    QByteArray header(QByteArrayView name) const; ///< the first of that name, any case
    QString mediaType() const; ///< lower case, without parameters
    QString text() const; ///< the body by the charset of its media type, UTF-8 where none is named
};
