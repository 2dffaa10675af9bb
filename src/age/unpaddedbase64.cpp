// SPDX-License-Identifier: GPL-3.0-or-later
#include <age/unpaddedbase64.h>

#include <sodium.h>

namespace {

std::optional<QByteArray> decoded(QByteArrayView text, int variant)
{
    QByteArray bytes(text.size() * 3 / 4 + 1, Qt::Uninitialized);
    std::size_t length = 0;
    const int outcome
        = sodium_base642bin(reinterpret_cast<unsigned char *>(bytes.data()), static_cast<std::size_t>(bytes.size()),
            text.data(), static_cast<std::size_t>(text.size()), nullptr, &length, nullptr, variant);
    if (outcome != 0) {
        return std::nullopt;
    }
    bytes.truncate(static_cast<qsizetype>(length));
    return bytes;
}

} // namespace

std::optional<QByteArray> fromUnpaddedBase64(QByteArrayView text)
{
    return decoded(text, sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
}

std::optional<QByteArray> fromPaddedBase64(QByteArrayView text)
{
    return decoded(text, sodium_base64_VARIANT_ORIGINAL);
}

QByteArray toUnpaddedBase64(QByteArrayView bytes)
{
    return bytes.toByteArray().toBase64(QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals);
}
