// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/secretbuffer.h>

#include <cstring>

void SecretBuffer::append(QByteArrayView bytes)
{
    if (bytes.isEmpty()) {
        return;
    }
    const auto copy
        = [](char *to, QByteArrayView from) { std::memcpy(to, from.data(), static_cast<std::size_t>(from.size())); };
    if (m_size + bytes.size() > m_bytes.size()) {
        const qsizetype capacity = qMax(FirstCapacity, 2 * (m_size + bytes.size()));
        m_bytes = Secret::filled(capacity, [&](char *larger) {
            if (m_size > 0) {
                m_bytes.reveal([&](QByteArrayView old) { copy(larger, old.first(m_size)); });
            }
        });
    }
    m_bytes.change([&](char *whole) { copy(whole + m_size, bytes); });
    m_size += bytes.size();
}

void SecretBuffer::append(const Secret &bytes)
{
    bytes.reveal([this](QByteArrayView view) { append(view); });
}

Secret SecretBuffer::take()
{
    Secret whole = m_bytes.reveal([this](QByteArrayView bytes) { return Secret(bytes.first(m_size)); });
    m_bytes = Secret();
    m_size = 0;
    return whole;
}
