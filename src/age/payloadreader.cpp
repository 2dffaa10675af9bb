// SPDX-License-Identifier: GPL-3.0-or-later
#include <age/payloadreader.h>

#include <age/agebytes.h>
#include <age/hkdf.h>
#include <age/payloadcounter.h>
#include <sodium.h>

Result<PayloadReader> PayloadReader::begin(AgeBytes &from, const Secret &fileKey)
{
    const auto nonce = from.read(PayloadNonceSize);
    if (!nonce) {
        return failureOf(nonce);
    }
    if (nonce->size() < PayloadNonceSize) {
        return failure(ErrorKind::AgeFileCut);
    }
    return PayloadReader(from, hkdfSha256(fileKey, *nonce, "payload"));
}

std::optional<Secret> PayloadReader::opened(const QByteArray &sealed, bool isLast) const
{
    if (sealed.size() < PayloadTagSize) {
        return std::nullopt;
    }
    const auto counter = payloadCounter(m_count, isLast);
    int outcome = -1;
    Secret plain = Secret::filled(qMax<qsizetype>(sealed.size() - PayloadTagSize, 0), [&](char *into) {
        m_key.reveal([&](QByteArrayView key) {
            outcome = crypto_aead_chacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char *>(into), nullptr,
                nullptr, reinterpret_cast<const unsigned char *>(sealed.constData()),
                static_cast<unsigned long long>(sealed.size()), nullptr, 0, counter.data(),
                reinterpret_cast<const unsigned char *>(key.data()));
        });
    });
    return outcome == 0 ? std::optional(std::move(plain)) : std::nullopt;
}

Result<Secret> PayloadReader::open()
{
    const auto sealed = m_from->read(PayloadChunkSize + PayloadTagSize);
    if (!sealed) {
        return failureOf(sealed);
    }
    if (sealed->isEmpty()) {
        return failure(ErrorKind::AgeFileCut); // exactly between two chunks
    }
    const bool isFull = sealed->size() == PayloadChunkSize + PayloadTagSize;
    if (isFull) {
        if (auto plain = opened(*sealed, false)) {
            ++m_count;
            return std::move(*plain);
        }
    }
    auto plain = opened(*sealed, true);
    // Only a file without content ends in a chunk without content.
    if (!plain || (plain->isEmpty() && m_count > 0)) {
        return failure(ErrorKind::AgeFileDamaged);
    }
    m_isLastOut = true;
    return std::move(*plain);
}

/// Behind the last chunk there is nothing.
Result<Secret> PayloadReader::end()
{
    const auto after = m_from->read(1);
    if (!after) {
        return failureOf(after);
    }
    return after->isEmpty() ? Result<Secret>(Secret()) : failure(ErrorKind::AgeFileDamaged);
}

Result<Secret> PayloadReader::next()
{
    if (m_error) {
        return tl::unexpected(*m_error);
    }
    auto plain = m_isLastOut ? end() : open();
    if (plain && plain->isEmpty()) {
        plain = end(); // a file without content has a chunk without content
    }
    if (!plain) {
        m_error = plain.error();
    }
    return plain;
}
