// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/inflater.h>

#include <zlib.h>

struct Inflater::Stream {
    z_stream z = {};
    bool isDeflate = false;
    bool begun = false;
    bool ended = false; ///< the current gzip member is complete
    bool ignoresRest = false; ///< something followed that is no member
    qint64 consumed = 0;
    qint64 produced = 0;
    QByteArray piece = QByteArray(PieceSize, Qt::Uninitialized);

    ~Stream()
    {
        if (begun) {
            inflateEnd(&z);
        }
    }
};

std::unique_ptr<Inflater> Inflater::of(QByteArrayView contentEncoding)
{
    const QByteArray coding = contentEncoding.trimmed().toByteArray().toLower();
    const bool isDeflate = coding == "deflate";
    if (!isDeflate && coding != "gzip" && coding != "x-gzip") {
        return nullptr;
    }
    return std::unique_ptr<Inflater>(new Inflater(isDeflate));
}

Inflater::Inflater(bool isDeflate)
    : m_stream(std::make_unique<Stream>())
{
    m_stream->isDeflate = isDeflate;
}

Inflater::~Inflater() = default;

bool Inflater::begin(char first)
{
    // Some servers call raw DEFLATE `deflate`, without the zlib wrapper that RFC 9110 section 8.4.1.2 asks for; a
    // wrapper's first byte has 8 (the method) in its low half.
    constexpr int Gzip = 16;
    const bool isRaw = m_stream->isDeflate && (first & 0x0f) != Z_DEFLATED;
    const int windowBits = m_stream->isDeflate ? (isRaw ? -MAX_WBITS : MAX_WBITS) : MAX_WBITS + Gzip;
    m_stream->begun = inflateInit2(&m_stream->z, windowBits) == Z_OK;
    return m_stream->begun;
}

Inflater::Outcome Inflater::feed(QByteArrayView input, const std::function<bool(QByteArrayView)> &take)
{
    if (input.isEmpty()) {
        return Outcome::Good;
    }
    Stream &stream = *m_stream;
    if (!stream.begun && !begin(input.front())) {
        return Outcome::Damaged;
    }
    // zlib never writes to its input.
    stream.z.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(input.data())); // NOLINT
    stream.z.avail_in = static_cast<uInt>(input.size());
    bool outputWasFull = false;
    while (stream.z.avail_in > 0 || outputWasFull) {
        if (stream.ended) {
            // gzip may be several members in a row (RFC 1952 section 2.2); all from the first thing else on is ignored.
            stream.ignoresRest = stream.ignoresRest || stream.isDeflate || *stream.z.next_in != 0x1f
                || inflateReset(&stream.z) != Z_OK;
            if (stream.ignoresRest) {
                return Outcome::Good;
            }
            stream.ended = false;
        }
        stream.z.next_out = reinterpret_cast<Bytef *>(stream.piece.data());
        stream.z.avail_out = static_cast<uInt>(PieceSize);
        const uInt before = stream.z.avail_in;
        const int code = inflate(&stream.z, Z_NO_FLUSH);
        if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR) {
            return Outcome::Damaged;
        }
        const qsizetype size = PieceSize - static_cast<qsizetype>(stream.z.avail_out);
        stream.consumed += before - stream.z.avail_in;
        stream.produced += size;
        stream.ended = code == Z_STREAM_END;
        outputWasFull = stream.z.avail_out == 0 && !stream.ended;
        if (stream.produced > FreeOutput && stream.produced > stream.consumed * MaxRatio) {
            return Outcome::ExpandsTooFar;
        }
        if (size > 0 && !take(QByteArrayView(stream.piece).first(size))) {
            return Outcome::Stopped;
        }
        if (code == Z_BUF_ERROR) {
            break; // wants more input
        }
    }
    return Outcome::Good;
}

bool Inflater::isComplete() const
{
    return !m_stream->begun || m_stream->ended;
}
