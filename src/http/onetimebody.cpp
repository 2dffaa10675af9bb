// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/onetimebody.h>

#include <algorithm>
#include <cstring>

// Unbuffered: a buffer of QIODevice's own would be one more copy of a secret.
OneTimeBody::OneTimeBody(QByteArray body, QObject *parent)
    : QIODevice(parent)
    , m_plain(std::move(body))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

OneTimeBody::OneTimeBody(std::shared_ptr<const Secret> body, QObject *parent)
    : QIODevice(parent)
    , m_secret(std::move(body))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneTimeBody::bodySize() const
{
    return m_secret ? m_secret->size() : m_plain.size();
}

qint64 OneTimeBody::bytesAvailable() const
{
    return bodySize() - m_position + QIODevice::bytesAvailable();
}

bool OneTimeBody::atEnd() const
{
    return m_position >= bodySize();
}

qint64 OneTimeBody::readData(char *bytes, qint64 maxSize)
{
    const qint64 size = std::min(maxSize, bodySize() - m_position);
    if (size <= 0) {
        return maxSize == 0 ? 0 : -1;
    }
    const auto copy = [this, bytes, size](QByteArrayView from) {
        std::memcpy(bytes, from.data() + m_position, static_cast<std::size_t>(size));
    };
    m_secret ? m_secret->reveal(copy) : copy(m_plain);
    m_position += size;
    return size;
}
