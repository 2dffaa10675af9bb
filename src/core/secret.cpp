// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/secret.h>

#include <cstring>
#include <new>
#include <QString>
#include <sodium.h>

void Secret::Wipe::operator()(char *bytes) const
{
    sodium_free(bytes);
}

void Secret::allocate(qsizetype size)
{
    if (size == 0) {
        return;
    }
    // Idempotent and thread-safe; without it sodium_malloc has no canary.
    if (sodium_init() < 0) {
        throw std::bad_alloc();
    }
    m_bytes.reset(static_cast<char *>(sodium_malloc(static_cast<std::size_t>(size))));
    if (!m_bytes) {
        throw std::bad_alloc();
    }
    m_size = size;
}

Secret::Secret(QByteArrayView bytes)
{
    allocate(bytes.size());
    if (m_size > 0) {
        std::memcpy(m_bytes.get(), bytes.data(), static_cast<std::size_t>(m_size));
    }
}

Secret::Secret(Secret &&other) noexcept
    : m_bytes(std::move(other.m_bytes))
    , m_size(std::exchange(other.m_size, 0))
{
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    m_bytes = std::move(other.m_bytes);
    m_size = std::exchange(other.m_size, 0);
    return *this;
}

Secret Secret::duplicate() const
{
    return reveal([](QByteArrayView bytes) { return Secret(bytes); });
}

Secret Secret::takeFrom(QByteArray &bytes)
{
    Secret secret{QByteArrayView(bytes)};
    wipe(bytes);
    return secret;
}

bool operator==(const Secret &left, const Secret &right)
{
    if (left.m_size != right.m_size) {
        return false;
    }
    return left.m_size == 0
        || sodium_memcmp(left.m_bytes.get(), right.m_bytes.get(), static_cast<std::size_t>(left.m_size)) == 0;
}

void wipe(QByteArray &bytes)
{
    // A shared buffer belongs to somebody else: detaching would wipe a copy and leave the bytes, so it is left to the
    // last owner.
    if (!bytes.isEmpty() && bytes.isDetached()) {
        sodium_memzero(bytes.data(), static_cast<std::size_t>(bytes.size()));
    }
    bytes.clear();
}

void wipe(QString &text)
{
    if (!text.isEmpty() && text.isDetached()) {
        sodium_memzero(text.data(), static_cast<std::size_t>(text.size()) * sizeof(QChar));
    }
    text.clear();
}
