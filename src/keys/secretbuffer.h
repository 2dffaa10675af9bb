// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/secret.h>

/// Grows a long secret text piece by piece in locked memory; nothing is left behind where it was before it grew.
class SecretBuffer {
public:
    void append(QByteArrayView bytes);
    void append(const Secret &bytes);
    qsizetype size() const { return m_size; }
    /// All of it; the buffer is empty afterwards.
    Secret take();

private:
    static constexpr qsizetype FirstCapacity = 64 * 1024;
    Secret m_bytes; ///< of which m_size are in use
    qsizetype m_size = 0;
};
