// SPDX-License-Identifier: GPL-3.0-or-later
#include <age/agebytes.h>

#include <QFileDevice>

namespace {

constexpr qsizetype Portion = 64 * 1024;

} // namespace

AgeBytes::AgeBytes(QIODevice &device)
    : m_device(device)
{
    if (ArmorReader::isAhead(device)) {
        m_armor.emplace(device);
    }
}

/// Adds to what is ahead, or finds the end.
Result<void> AgeBytes::fetch()
{
    m_ahead.remove(0, m_next);
    m_next = 0;
    if (m_armor) {
        const auto line = m_armor->next();
        if (!line) {
            return failureOf(line);
        }
        m_ahead += *line;
        m_hasEnded = line->isEmpty();
        return {};
    }
    const qsizetype before = m_ahead.size();
    m_ahead.resize(before + Portion);
    const qint64 got = m_device.read(m_ahead.data() + before, Portion);
    m_ahead.truncate(before + qMax<qint64>(got, 0));
    m_hasEnded = got <= 0;
    if (got < 0) {
        const auto *const file = qobject_cast<QFileDevice *>(&m_device);
        return failure(ErrorKind::FileUnreadable, {file ? file->fileName() : QString(), m_device.errorString()});
    }
    return {};
}

Result<QByteArray> AgeBytes::read(qsizetype size)
{
    while (m_ahead.size() - m_next < size && !m_hasEnded) {
        if (const auto fetched = fetch(); !fetched) {
            return failureOf(fetched);
        }
    }
    QByteArray bytes = m_ahead.mid(m_next, size);
    m_next += bytes.size();
    return bytes;
}

Result<QByteArray> AgeBytes::readLine(qsizetype limit)
{
    qsizetype end = -1;
    while ((end = m_ahead.indexOf('\n', m_next)) < 0 && !m_hasEnded && m_ahead.size() - m_next <= limit) {
        if (const auto fetched = fetch(); !fetched) {
            return failureOf(fetched);
        }
    }
    const qsizetype length = (end < 0 ? m_ahead.size() : end + 1) - m_next;
    if (length > limit) {
        return failure(ErrorKind::AgeFileDamaged);
    }
    return read(length);
}
