// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <QJsonObject>
#include <sandbox/request.h>

namespace sandbox {

/// A part of an answer's body, and how long to wait before it is sent.
struct Piece {
    QByteArray bytes;
    std::chrono::milliseconds waitBefore{0};
};

/// Gives the pieces of a body one after the other, nothing at the end; so a large body never lies in memory whole.
using Pieces = std::function<std::optional<Piece>()>;

/// What is sent back for one request.
struct Answer {
    enum class Framing {
        Proper, ///< Content-Length for a body, chunks for pieces
        Raw ///< the pieces are the whole answer, head included: for answers that break the rules
    };
    enum class Afterwards { AsAsked, Close, HoldOpen };

    int status = 200;
    QList<Header> headers; ///< without those of the framing
    QByteArray body;
    Pieces pieces; ///< in place of a body
    Framing framing = Framing::Proper;
    Afterwards afterwards = Afterwards::AsAsked;
};

/// An answer of media type application/json that no cache keeps.
Answer jsonAnswer(int status, const QJsonObject &object);
/// `{"error": code, "message": message}`, as the sample API refuses.
Answer refusalAnswer(int status, QByteArrayView code, const QString &message);
Answer textAnswer(int status, QByteArrayView mediaType, const QByteArray &body);

QByteArray reasonPhrase(int status); ///< RFC 9110 section 15; empty when unknown

/// The head of `answer` as it goes to the wire. `closes`: the connection ends with this answer.
QByteArray headOf(const Answer &answer, bool chunked, bool closes);

} // namespace sandbox
