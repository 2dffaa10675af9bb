// SPDX-License-Identifier: GPL-3.0-or-later
#include <age/hkdf.h>

#include <QByteArray>
#include <sodium.h>

namespace {

/// Never null, which libsodium does not take even for no bytes.
const unsigned char *unsignedBytes(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.isEmpty() ? "" : bytes.data());
}

/// Writes crypto_auth_hmacsha256_BYTES to `into`.
void authenticate(QByteArrayView key, QByteArrayView message, char *into)
{
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, unsignedBytes(key), static_cast<std::size_t>(key.size()));
    crypto_auth_hmacsha256_update(&state, unsignedBytes(message), static_cast<unsigned long long>(message.size()));
    crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char *>(into));
    sodium_memzero(&state, sizeof state);
}

} // namespace

QByteArray hmacSha256(const Secret &key, QByteArrayView message)
{
    QByteArray code(crypto_auth_hmacsha256_BYTES, Qt::Uninitialized);
    key.reveal([&](QByteArrayView bytes) { authenticate(bytes, message, code.data()); });
    return code;
}

Secret hkdfSha256(const Secret &key, QByteArrayView salt, QByteArrayView purpose)
{
    // Extract, then the first block of expand.
    const Secret extracted = Secret::filled(crypto_auth_hmacsha256_BYTES,
        [&](char *into) { key.reveal([&](QByteArrayView bytes) { authenticate(salt, bytes, into); }); });
    const QByteArray block = purpose.toByteArray() + '\x01';
    return Secret::filled(crypto_auth_hmacsha256_BYTES,
        [&](char *into) { extracted.reveal([&](QByteArrayView bytes) { authenticate(bytes, block, into); }); });
}
