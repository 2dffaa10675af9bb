// SPDX-License-Identifier: GPL-3.0-or-later
#include <age/headerlines.h>

#include <age/agebytes.h>
#include <age/unpaddedbase64.h>

namespace {

constexpr qsizetype Columns = 64;
constexpr qsizetype BytesOfColumns = Columns / 4 * 3;

} // namespace

Result<QByteArray> HeaderLines::next()
{
    auto line = m_from.readLine(AgeHeader::MaxSize - m_text.size());
    if (!line) {
        return line;
    }
    if (!line->endsWith('\n')) {
        return failure(ErrorKind::AgeFileCut);
    }
    m_text += *line;
    line->chop(1);
    return line;
}

std::optional<QByteArrayList> stanzaWords(QByteArrayView line)
{
    const QByteArrayList words = line.toByteArray().split(' ');
    for (const QByteArray &word : words) {
        const bool isVisible = std::all_of(word.begin(), word.end(), [](char c) { return c > ' ' && c <= '~'; });
        if (word.isEmpty() || !isVisible) {
            return std::nullopt;
        }
    }
    return words;
}

Result<QByteArray> readStanzaBody(HeaderLines &lines)
{
    QByteArray body;
    while (true) {
        const auto line = lines.next();
        if (!line) {
            return line;
        }
        const auto bytes = line->size() <= Columns ? fromUnpaddedBase64(*line) : std::nullopt;
        if (!bytes) {
            return failure(ErrorKind::AgeFileDamaged);
        }
        body += *bytes;
        if (bytes->size() < BytesOfColumns) {
            return body;
        }
    }
}

QByteArray writeStanza(const AgeStanza &stanza)
{
    QByteArray text = "-> " + stanza.words.join(' ') + '\n';
    const QByteArray body = toUnpaddedBase64(stanza.body);
    // The last line is shorter than the others, so that it can be told apart; hence an empty one after a full one.
    for (qsizetype at = 0; at <= body.size(); at += Columns) {
        text += body.mid(at, Columns) + '\n';
    }
    return text;
}
