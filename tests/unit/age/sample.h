// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <age/hkdf.h>
#include <age/payloadcounter.h>
#include <age/unpaddedbase64.h>
#include <QBuffer>
#include <sodium.h>

/// Age files written part by part, so that each part can be wrong. Stands beside the room's writers, not on them.
namespace Sample {

inline Secret fileKey()
{
    return Secret("YELLOW SUBMARINE");
}

/// A header of these lines with a code that is right for them.
inline QByteArray header(const QByteArray &stanzas)
{
    const QByteArray covered = "age-encryption.org/v1\n" + stanzas + "---";
    return covered + ' ' + toUnpaddedBase64(hmacSha256(hkdfSha256(fileKey(), {}, "header"), covered)) + '\n';
}

/// The stanza of a passphrase; `work` as it stands in the text.
inline QByteArray stanza(const QByteArray &passphrase, int work = 10)
{
    const QByteArray salt(16, 's');
    const QByteArray labelled = "age-encryption.org/v1/scrypt" + salt;
    unsigned char key[32];
    const int outcome
        = crypto_pwhash_scryptsalsa208sha256_ll(reinterpret_cast<const unsigned char *>(passphrase.constData()),
            static_cast<std::size_t>(passphrase.size()), reinterpret_cast<const unsigned char *>(labelled.constData()),
            static_cast<std::size_t>(labelled.size()), std::uint64_t(1) << work, 8, 1, key, sizeof key);
    if (outcome != 0) {
        qFatal("scrypt failed");
    }
    const unsigned char nonce[12] = {};
    QByteArray body(32, '\0');
    crypto_aead_chacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char *>(body.data()), nullptr,
        reinterpret_cast<const unsigned char *>("YELLOW SUBMARINE"), 16, nullptr, 0, nullptr, nonce, key);
    return "-> scrypt " + toUnpaddedBase64(salt) + ' ' + QByteArray::number(work) + '\n' + toUnpaddedBase64(body)
        + '\n';
}

inline QByteArray nonce()
{
    return QByteArray(16, 'n');
}

/// One sealed chunk of the payload after nonce().
inline QByteArray chunk(const QByteArray &plain, quint64 number, bool isLast)
{
    const Secret key = hkdfSha256(fileKey(), nonce(), "payload");
    QByteArray sealed(plain.size() + 16, '\0');
    const auto counter = payloadCounter(number, isLast);
    key.reveal([&](QByteArrayView bytes) {
        crypto_aead_chacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char *>(sealed.data()), nullptr,
            reinterpret_cast<const unsigned char *>(plain.constData()), static_cast<unsigned long long>(plain.size()),
            nullptr, 0, nullptr, counter.data(), reinterpret_cast<const unsigned char *>(bytes.data()));
    });
    return sealed;
}

} // namespace Sample
