// SPDX-License-Identifier: GPL-3.0-or-later
#include <age/header.h>

#include <age/agebytes.h>
#include <age/headerlines.h>
#include <age/hkdf.h>
#include <age/unpaddedbase64.h>
#include <sodium.h>

namespace {

constexpr QByteArrayView Version("age-encryption.org/v1");
constexpr QByteArrayView AnyVersion("age-encryption.org/");
constexpr QByteArrayView StanzaStart("-> ");
constexpr QByteArrayView CodeStart("--- ");
constexpr qsizetype CodeSize = crypto_auth_hmacsha256_BYTES;

Result<void> readVersion(AgeBytes &from, HeaderLines &lines)
{
    const auto line = lines.next();
    if (line && *line == Version) {
        return {};
    }
    if (line && line->startsWith(AnyVersion)) {
        return failure(ErrorKind::AgeVersionUnknown, {QString::fromLatin1(line->left(64))});
    }
    if (!line && (line.error().kind == ErrorKind::AgeTextDamaged || line.error().kind == ErrorKind::FileUnreadable)) {
        return failureOf(line);
    }
    if (!line && line.error().kind == ErrorKind::AgeFileCut) {
        // The beginning of the first line and nothing more. An empty file is none of ours.
        const auto begun = from.read(Version.size());
        if (begun && !begun->isEmpty() && Version.startsWith(*begun)) {
            return failureOf(line);
        }
    }
    return failure(ErrorKind::NotAnAgeFile);
}

} // namespace

Result<AgeHeader> AgeHeader::read(AgeBytes &from)
{
    HeaderLines lines(from);
    if (const auto isKnown = readVersion(from, lines); !isKnown) {
        return failureOf(isKnown);
    }
    AgeHeader header;
    while (true) {
        const qsizetype before = lines.text().size();
        const auto line = lines.next();
        if (!line) {
            return failureOf(line);
        }
        if (line->startsWith(CodeStart)) {
            const auto code = fromUnpaddedBase64(QByteArrayView(*line).sliced(CodeStart.size()));
            if (!code || code->size() != CodeSize || header.m_stanzas.isEmpty()) {
                return failure(ErrorKind::AgeFileDamaged);
            }
            header.m_code = *code;
            header.m_covered = lines.text().first(before + CodeStart.size() - 1);
            return header;
        }
        const auto words = line->startsWith(StanzaStart) ? stanzaWords(QByteArrayView(*line).sliced(StanzaStart.size()))
                                                         : std::nullopt;
        if (!words) {
            return failure(ErrorKind::AgeFileDamaged);
        }
        auto body = readStanzaBody(lines);
        if (!body) {
            return failureOf(body);
        }
        header.m_stanzas.append({*words, *std::move(body)});
    }
}

AgeHeader AgeHeader::make(QList<AgeStanza> stanzas, const Secret &fileKey)
{
    AgeHeader header;
    header.m_covered = Version.toByteArray() + '\n';
    for (const AgeStanza &stanza : stanzas) {
        header.m_covered += writeStanza(stanza);
    }
    header.m_covered += CodeStart.chopped(1);
    header.m_stanzas = std::move(stanzas);
    header.m_code = hmacSha256(hkdfSha256(fileKey, {}, "header"), header.m_covered);
    return header;
}

bool AgeHeader::isGenuine(const Secret &fileKey) const
{
    const QByteArray expected = hmacSha256(hkdfSha256(fileKey, {}, "header"), m_covered);
    return sodium_memcmp(expected.constData(), m_code.constData(), static_cast<std::size_t>(expected.size())) == 0;
}

QByteArray AgeHeader::text() const
{
    return m_covered + ' ' + toUnpaddedBase64(m_code) + '\n';
}
