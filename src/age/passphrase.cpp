// SPDX-License-Identifier: GPL-3.0-or-later
#include <age/passphrase.h>

#include <age/unpaddedbase64.h>
#include <array>
#include <sodium.h>

namespace {

constexpr QByteArrayView Type("scrypt");
constexpr QByteArrayView SaltLabel("age-encryption.org/v1/scrypt");
constexpr qsizetype SaltSize = 16;
constexpr qsizetype BodySize = FileKeySize + crypto_aead_chacha20poly1305_ietf_ABYTES;
constexpr std::array<unsigned char, crypto_aead_chacha20poly1305_ietf_NPUBBYTES> ZeroNonce{};

unsigned char *octets(char *bytes)
{
    return reinterpret_cast<unsigned char *>(bytes);
}

/// Never null, which libsodium does not take even for no bytes.
const unsigned char *octets(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.isEmpty() ? "" : bytes.data());
}

/// The key that wraps the file key; nothing when there is no memory for it.
std::optional<Secret> wrappingKey(const Secret &passphrase, const QByteArray &salt, int work)
{
    if (sodium_init() < 0) {
        return std::nullopt;
    }
    constexpr std::uint32_t BlockSize = 8; // r
    const QByteArray labelled = SaltLabel.toByteArray() + salt;
    int outcome = -1;
    Secret key = Secret::filled(crypto_aead_chacha20poly1305_ietf_KEYBYTES, [&](char *into) {
        passphrase.reveal([&](QByteArrayView bytes) {
            outcome = crypto_pwhash_scryptsalsa208sha256_ll(octets(bytes), static_cast<std::size_t>(bytes.size()),
                octets(labelled), static_cast<std::size_t>(labelled.size()), std::uint64_t(1) << work, BlockSize, 1,
                octets(into), crypto_aead_chacha20poly1305_ietf_KEYBYTES);
        });
    });
    return outcome == 0 ? std::optional(std::move(key)) : std::nullopt;
}

tl::unexpected<Error> tooMuchWork(const QString &work, int limit)
{
    return failure(ErrorKind::AgeWorkTooHigh, {work, QString::number(limit)});
}

/// A decimal number of one spelling: no sign, no zero at the front.
Result<int> workOf(const QByteArray &text, int limit)
{
    const bool isDecimal = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (text.isEmpty() || !isDecimal || text.front() == '0') {
        return failure(ErrorKind::AgeFileDamaged);
    }
    bool fits = false;
    const int work = text.toInt(&fits);
    if (!fits || work > limit) {
        return tooMuchWork(QString::fromLatin1(text), limit);
    }
    return work;
}

} // namespace

Result<AgeStanza> wrapWithPassphrase(const Secret &fileKey, const Secret &passphrase, int work)
{
    if (passphrase.isEmpty()) {
        return failure(ErrorKind::PassphraseEmpty);
    }
    QByteArray salt(SaltSize, Qt::Uninitialized);
    randombytes_buf(salt.data(), static_cast<std::size_t>(salt.size()));
    const auto key = wrappingKey(passphrase, salt, work);
    if (!key) {
        return tooMuchWork(QString::number(work), MaxWork);
    }
    QByteArray body(BodySize, Qt::Uninitialized);
    key->reveal([&](QByteArrayView wrapping) {
        fileKey.reveal([&](QByteArrayView bytes) {
            crypto_aead_chacha20poly1305_ietf_encrypt(octets(body.data()), nullptr, octets(bytes),
                static_cast<unsigned long long>(bytes.size()), nullptr, 0, nullptr, ZeroNonce.data(), octets(wrapping));
        });
    });
    return AgeStanza{{Type.toByteArray(), toUnpaddedBase64(salt), QByteArray::number(work)}, body};
}

Result<Secret> unwrapWithPassphrase(const AgeHeader &header, const Secret &passphrase, int maxWork)
{
    const QList<AgeStanza> &stanzas = header.stanzas();
    const bool hasPassphrase = std::any_of(
        stanzas.begin(), stanzas.end(), [](const AgeStanza &stanza) { return stanza.words.first() == Type; });
    if (!hasPassphrase) {
        return failure(ErrorKind::AgeRecipientUnknown, {QString::fromLatin1(stanzas.first().words.first())});
    }
    // Beside a passphrase there may be nothing: whoever else could open the file could also have made it.
    const AgeStanza &stanza = stanzas.first();
    if (stanzas.size() != 1 || stanza.words.size() != 3 || stanza.body.size() != BodySize) {
        return failure(ErrorKind::AgeFileDamaged);
    }
    const auto salt = fromUnpaddedBase64(stanza.words.at(1));
    if (!salt || salt->size() != SaltSize) {
        return failure(ErrorKind::AgeFileDamaged);
    }
    const auto work = workOf(stanza.words.at(2), maxWork);
    if (!work) {
        return failureOf(work);
    }
    const auto key = wrappingKey(passphrase, *salt, *work);
    if (!key) {
        return tooMuchWork(QString::number(*work), maxWork);
    }
    int outcome = -1;
    Secret fileKey = Secret::filled(FileKeySize, [&](char *into) {
        key->reveal([&](QByteArrayView wrapping) {
            outcome = crypto_aead_chacha20poly1305_ietf_decrypt(octets(into), nullptr, nullptr, octets(stanza.body),
                static_cast<unsigned long long>(stanza.body.size()), nullptr, 0, ZeroNonce.data(), octets(wrapping));
        });
    });
    return outcome == 0 ? Result<Secret>(std::move(fileKey)) : failure(ErrorKind::PassphraseWrong);
}
