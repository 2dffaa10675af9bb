// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <sandbox/request.h>
#include <variant>

namespace sandbox {

/// Why a request was not understood. The connection cannot be used after it.
struct Refusal {
    int status = 400;
    QByteArray reason;
};

/// Turns the bytes of a connection into requests (RFC 9112), strictly: two framings, folded headers and bare line feeds
/// are refused. Bytes behind a request stay for the next one.
class RequestReader {
public:
    static constexpr qsizetype MaxHead = 64 * 1024; ///< request line and headers; also a chunked body's trailers
    static constexpr qsizetype MaxChunkLine = 4 * 1024;

    /// How many bytes a request's body may have, asked once its head is known.
    using BodyLimit = std::function<qsizetype(const Request &)>;

    explicit RequestReader(BodyLimit limit);

    void append(QByteArrayView bytes);
    qsizetype buffered() const { return m_buffer.size() - m_at; }

    /// The next request or refusal; nothing while bytes are missing.
    std::optional<std::variant<Request, Refusal>> next();

    /// True once for a request that waits with its body for a 100 (RFC 9110 section 10.1.1).
    bool takeContinueWanted();

private:
    enum class Stage { Head, Body, ChunkLine, Chunk, ChunkEnd, Trailers, Broken };
    using Outcome = std::optional<Refusal>; // empty: went well

    bool step(); // false: bytes are missing
    bool readHead();
    bool readBody();
    bool readChunkLine();
    bool readChunk();
    bool readChunkEnd();
    bool readTrailers();
    Outcome parseRequestLine(QByteArrayView line);
    Outcome parseHeaderLine(QByteArrayView line);
    Outcome parseFraming();
    void refuse(Refusal refusal);
    std::optional<QByteArray> takeLine(qsizetype limit, Refusal tooLong); // without its CRLF
    void dropRead();

    BodyLimit m_limit;
    QByteArray m_buffer;
    qsizetype m_at = 0; // what lies before it has been read
    Stage m_stage = Stage::Head;
    Request m_request;
    qsizetype m_missing = 0; // of the body or the chunk
    qsizetype m_bodyLimit = 0;
    qsizetype m_trailerBytes = 0;
    bool m_complete = false;
    bool m_continueWanted = false;
    std::optional<Refusal> m_refusal;
};

} // namespace sandbox
