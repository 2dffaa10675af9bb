// SPDX-License-Identifier: GPL-3.0-or-later
#include <age/armorreader.h>

#include <age/unpaddedbase64.h>
#include <QIODevice>

namespace {

constexpr QByteArrayView BeginLine("-----BEGIN AGE ENCRYPTED FILE-----");
constexpr QByteArrayView EndLine("-----END AGE ENCRYPTED FILE-----");
constexpr qsizetype BytesOfFullLine = ArmorReader::Columns / 4 * 3;

bool isWhiteSpace(char character)
{
    return character == ' ' || character == '\t' || character == '\r' || character == '\n';
}

} // namespace

bool ArmorReader::isAhead(QIODevice &device)
{
    const QByteArray ahead = device.peek(MaxWhiteSpace + BeginLine.size());
    const auto start = std::find_if_not(ahead.begin(), ahead.end(), isWhiteSpace);
    return QByteArrayView(start, ahead.end()).startsWith(BeginLine);
}

/// One line without its end.
Result<QByteArray> ArmorReader::line()
{
    QByteArray line = m_device.readLine(MaxWhiteSpace + 2);
    if (line.isEmpty()) {
        return failure(ErrorKind::AgeFileCut);
    }
    if (line.endsWith('\n')) {
        line.chop(line.endsWith("\r\n") ? 2 : 1);
    }
    return line;
}

Result<void> ArmorReader::begin()
{
    char next = 0;
    while (m_device.peek(&next, 1) == 1 && isWhiteSpace(next)) {
        m_device.skip(1);
    }
    const auto first = line();
    if (!first) {
        return failureOf(first);
    }
    // 'BEGIN … then text in the same line' is what is left of a text whose line breaks went.
    return *first == BeginLine ? Result<void>() : failure(ErrorKind::AgeTextDamaged);
}

Result<void> ArmorReader::finish()
{
    m_at = At::End;
    const QByteArray rest = m_device.read(MaxWhiteSpace + 1);
    if (rest.size() > MaxWhiteSpace || !std::all_of(rest.begin(), rest.end(), isWhiteSpace)) {
        return failure(ErrorKind::AgeTextDamaged);
    }
    return {};
}

Result<QByteArray> ArmorReader::next()
{
    if (m_at == At::End) {
        return QByteArray();
    }
    if (m_at == At::Beginning) {
        if (const auto begun = begin(); !begun) {
            return failureOf(begun);
        }
        m_at = At::Body;
    }
    const auto text = line();
    if (!text) {
        return text;
    }
    if (*text == EndLine) {
        return finish().map([] { return QByteArray(); });
    }
    const auto bytes = m_at == At::Body && text->size() <= Columns ? fromPaddedBase64(*text) : std::nullopt;
    if (!bytes || bytes->isEmpty()) {
        const bool isCut = m_device.atEnd() && m_at == At::Body && !text->contains(' ');
        return failure(isCut ? ErrorKind::AgeFileCut : ErrorKind::AgeTextDamaged);
    }
    if (bytes->size() < BytesOfFullLine) {
        m_at = At::LastLine;
    }
    return *bytes;
}
