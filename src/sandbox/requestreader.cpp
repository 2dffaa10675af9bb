// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <sandbox/requestreader.h>

namespace sandbox {
namespace {

bool isTokenCharacter(char c) // RFC 9110 section 5.6.2
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
        || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

bool hasControlCharacter(QByteArrayView text)
{
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t') || byte == 0x7f;
    });
}

std::optional<qsizetype> numberOf(QByteArrayView digits, int base)
{
    constexpr qsizetype MaxDigits = 15; // no overflow in either base
    const bool plain = std::all_of(digits.begin(), digits.end(), [base](char c) {
        return (c >= '0' && c <= '9') || (base == 16 && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
    });
    if (digits.isEmpty() || digits.size() > MaxDigits || !plain) {
        return std::nullopt;
    }
    return digits.toByteArray().toLongLong(nullptr, base);
}

bool listHas(QByteArrayView list, QByteArrayView wanted)
{
    const QByteArrayList members = list.toByteArray().split(',');
    return std::any_of(members.begin(), members.end(),
        [&](const QByteArray &member) { return wanted.compare(member.trimmed(), Qt::CaseInsensitive) == 0; });
}

} // namespace

RequestReader::RequestReader(BodyLimit limit)
    : m_limit(std::move(limit))
{
}

void RequestReader::append(QByteArrayView bytes)
{
    m_buffer.append(bytes);
}

std::optional<std::variant<Request, Refusal>> RequestReader::next()
{
    while (!m_complete && !m_refusal && m_stage != Stage::Broken && step()) { }
    dropRead();
    if (m_refusal) {
        m_stage = Stage::Broken;
        Refusal refusal = std::move(*m_refusal);
        m_refusal.reset();
        return refusal;
    }
    if (!m_complete) {
        return std::nullopt;
    }
    m_complete = false;
    m_continueWanted = false;
    m_stage = Stage::Head;
    m_trailerBytes = 0;
    return std::exchange(m_request, {});
}

bool RequestReader::takeContinueWanted()
{
    return std::exchange(m_continueWanted, false);
}

bool RequestReader::step()
{
    switch (m_stage) {
    case Stage::Head:
        return readHead();
    case Stage::Body:
        return readBody();
    case Stage::ChunkLine:
        return readChunkLine();
    case Stage::Chunk:
        return readChunk();
    case Stage::ChunkEnd:
        return readChunkEnd();
    case Stage::Trailers:
        return readTrailers();
    case Stage::Broken:
        break;
    }
    return false;
}

void RequestReader::refuse(Refusal refusal)
{
    m_refusal = std::move(refusal);
}

// What was read is dropped in one go, not at each line: that would be quadratic for a large body.
void RequestReader::dropRead()
{
    m_buffer.remove(0, m_at);
    m_at = 0;
}

std::optional<QByteArray> RequestReader::takeLine(qsizetype limit, Refusal tooLong)
{
    const qsizetype end = m_buffer.indexOf("\r\n", m_at);
    if (end - m_at > limit || (end < 0 && buffered() > limit)) {
        refuse(std::move(tooLong));
        return std::nullopt;
    }
    if (end < 0) {
        return std::nullopt;
    }
    const QByteArray line = m_buffer.mid(m_at, end - m_at);
    m_at = end + 2;
    return line;
}

bool RequestReader::readHead()
{
    while (QByteArrayView(m_buffer).sliced(m_at).startsWith("\r\n")) {
        m_at += 2; // RFC 9112 section 2.2: empty lines before a request are passed over
    }
    const qsizetype end = m_buffer.indexOf("\r\n\r\n", m_at);
    if (end - m_at > MaxHead || (end < 0 && buffered() > MaxHead)) {
        refuse({431, "the request line and headers are larger than 64 KiB"});
        return true;
    }
    if (end < 0) {
        return false;
    }
    const QByteArray head = m_buffer.mid(m_at, end - m_at);
    m_at = end + 4;
    qsizetype from = 0;
    bool first = true;
    while (from <= head.size()) {
        const qsizetype lineEnd = head.indexOf("\r\n", from);
        const QByteArrayView line = QByteArrayView(head).sliced(from, (lineEnd < 0 ? head.size() : lineEnd) - from);
        if (auto fault = first ? parseRequestLine(line) : parseHeaderLine(line)) {
            refuse(std::move(*fault));
            return true;
        }
        first = false;
        if (lineEnd < 0) {
            break;
        }
        from = lineEnd + 2;
    }
    if (auto fault = parseFraming()) {
        refuse(std::move(*fault));
    }
    return true;
}

RequestReader::Outcome RequestReader::parseRequestLine(QByteArrayView line)
{
    const QByteArrayList parts = line.toByteArray().split(' ');
    if (parts.size() != 3 || !isToken(parts[0]) || hasControlCharacter(parts[1])) {
        return Refusal{400, "the request line is not 'METHOD target HTTP/1.1'"};
    }
    if (parts[2] != "HTTP/1.1" && parts[2] != "HTTP/1.0") {
        return Refusal{505, "this server speaks HTTP/1.1 and HTTP/1.0"};
    }
    m_request.method = parts[0];
    m_request.isHttp10 = parts[2] == "HTTP/1.0";
    QByteArray target = parts[1];
    if (target.startsWith("http://")) { // absolute form: what is sent to a proxy
        const qsizetype slash = target.indexOf('/', 7);
        target = slash < 0 ? QByteArray("/") : target.mid(slash);
    }
    if (!target.startsWith('/')) {
        return Refusal{400, "the request's target is not a path"};
    }
    const qsizetype mark = target.indexOf('?');
    m_request.path = target.left(mark < 0 ? target.size() : mark);
    m_request.query = mark < 0 ? QByteArray() : target.mid(mark + 1);
    return std::nullopt;
}

RequestReader::Outcome RequestReader::parseHeaderLine(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 0 || !isToken(line.first(colon))) {
        return Refusal{400, "a header line is not 'Name: value'"};
    }
    const QByteArray value = line.sliced(colon + 1).trimmed().toByteArray();
    if (hasControlCharacter(value)) {
        return Refusal{400, "a header value holds a control character"};
    }
    m_request.headers.append(Header{line.first(colon).toByteArray(), value});
    return std::nullopt;
}

// RFC 9112 section 6.3. What could be read in two ways is refused.
RequestReader::Outcome RequestReader::parseFraming()
{
    const QByteArray connection = m_request.header("Connection");
    m_request.keepsOpen = !m_request.isHttp10 && !listHas(connection, "close");
    std::optional<qsizetype> length;
    bool chunked = false;
    int hosts = 0;
    for (const auto &[name, value] : std::as_const(m_request.headers)) {
        if (name.compare("Host", Qt::CaseInsensitive) == 0) {
            ++hosts;
        } else if (name.compare("Content-Length", Qt::CaseInsensitive) == 0) {
            const auto given = numberOf(value, 10);
            if (!given || (length && *length != *given)) {
                return Refusal{400, "the Content-Length is not one number"};
            }
            length = given;
        } else if (name.compare("Transfer-Encoding", Qt::CaseInsensitive) == 0) {
            if (chunked || value.compare("chunked", Qt::CaseInsensitive) != 0 || m_request.isHttp10) {
                return Refusal{501, "the only transfer encoding is 'chunked'"};
            }
            chunked = true;
        }
    }
    if (hosts > 1 || (hosts == 0 && !m_request.isHttp10)) {
        return Refusal{400, "there must be one Host header"};
    }
    if (chunked && length) {
        return Refusal{400, "Content-Length and Transfer-Encoding exclude each other"};
    }
    m_bodyLimit = m_limit(m_request);
    if (length && *length > m_bodyLimit) {
        return Refusal{413, "the body is larger than " + QByteArray::number(m_bodyLimit) + " bytes"};
    }
    m_missing = length.value_or(0);
    m_stage = chunked ? Stage::ChunkLine : Stage::Body;
    m_continueWanted = (chunked || m_missing > buffered()) && !m_request.isHttp10
        && m_request.header("Expect").compare("100-continue", Qt::CaseInsensitive) == 0;
    return std::nullopt;
}

bool RequestReader::readBody()
{
    const qsizetype size = std::min(m_missing, buffered());
    m_request.body.append(QByteArrayView(m_buffer).sliced(m_at, size));
    m_at += size;
    m_missing -= size;
    m_complete = m_missing == 0;
    return m_complete;
}

bool RequestReader::readChunkLine()
{
    const auto line = takeLine(MaxChunkLine, {400, "a chunk's first line is too long"});
    if (!line) {
        return m_refusal.has_value();
    }
    const qsizetype semicolon = line->indexOf(';'); // extensions are passed over
    const auto size = numberOf(line->left(semicolon < 0 ? line->size() : semicolon).trimmed(), 16);
    if (!size) {
        refuse({400, "a chunk's size is not a hexadecimal number"});
    } else if (*size > m_bodyLimit - m_request.body.size()) {
        refuse({413, "the body is larger than " + QByteArray::number(m_bodyLimit) + " bytes"});
    } else {
        m_missing = *size;
        m_stage = *size == 0 ? Stage::Trailers : Stage::Chunk;
    }
    return true;
}

bool RequestReader::readChunk()
{
    const qsizetype size = std::min(m_missing, buffered());
    m_request.body.append(QByteArrayView(m_buffer).sliced(m_at, size));
    m_at += size;
    m_missing -= size;
    if (m_missing == 0) {
        m_stage = Stage::ChunkEnd;
    }
    return m_missing == 0;
}

bool RequestReader::readChunkEnd()
{
    if (buffered() < 2) {
        return false;
    }
    if (!QByteArrayView(m_buffer).sliced(m_at).startsWith("\r\n")) {
        refuse({400, "a chunk is longer than its size says"});
        return true;
    }
    m_at += 2;
    m_stage = Stage::ChunkLine;
    return true;
}

bool RequestReader::readTrailers()
{
    const auto line = takeLine(MaxHead - m_trailerBytes, {431, "the trailers are larger than 64 KiB"});
    if (!line) {
        return m_refusal.has_value();
    }
    m_trailerBytes += line->size() + 2;
    m_complete = line->isEmpty(); // trailers themselves are of no use to us
    return true;
}

} // namespace sandbox
