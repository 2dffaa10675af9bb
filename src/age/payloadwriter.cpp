// SPDX-License-Identifier: GPL-3.0-or-later
#include <age/payloadwriter.h>

#include <age/hkdf.h>
#include <age/payloadcounter.h>
#include <cstring>
#include <new>
#include <QByteArray>
#include <sodium.h>

void PayloadWriter::Wipe::operator()(char *bytes) const
{
    sodium_free(bytes);
}

PayloadWriter::PayloadWriter(Secret key, Take take)
    : m_key(std::move(key))
    , m_take(std::move(take))
    , m_plain(static_cast<char *>(sodium_malloc(PayloadChunkSize)))
{
    if (!m_plain) {
        throw std::bad_alloc();
    }
}

Result<PayloadWriter> PayloadWriter::begin(const Secret &fileKey, Take take)
{
    QByteArray nonce(PayloadNonceSize, Qt::Uninitialized);
    randombytes_buf(nonce.data(), static_cast<std::size_t>(nonce.size()));
    if (const auto taken = take(nonce); !taken) {
        return failureOf(taken);
    }
    return PayloadWriter(hkdfSha256(fileKey, nonce, "payload"), std::move(take));
}

Result<void> PayloadWriter::seal(bool isLast)
{
    QByteArray sealed(m_size + PayloadTagSize, Qt::Uninitialized);
    const auto counter = payloadCounter(m_count++, isLast);
    m_key.reveal([&](QByteArrayView key) {
        crypto_aead_chacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char *>(sealed.data()), nullptr,
            reinterpret_cast<const unsigned char *>(m_plain.get()), static_cast<unsigned long long>(m_size), nullptr, 0,
            nullptr, counter.data(), reinterpret_cast<const unsigned char *>(key.data()));
    });
    m_size = 0;
    return m_take(sealed);
}

Result<void> PayloadWriter::write(QByteArrayView plain)
{
    while (!plain.isEmpty()) {
        // Only when more is known to follow: the last chunk is marked, and is never empty unless it is the only one.
        if (m_size == PayloadChunkSize) {
            if (const auto sealed = seal(false); !sealed) {
                return sealed;
            }
        }
        const qsizetype part = qMin(plain.size(), PayloadChunkSize - m_size);
        std::memcpy(m_plain.get() + m_size, plain.data(), static_cast<std::size_t>(part));
        m_size += part;
        plain = plain.sliced(part);
    }
    return {};
}

Result<void> PayloadWriter::finish()
{
    return seal(true);
}
