// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <age/armorreader.h>
#include <optional>

/// The bytes of an age file, whether it lies there as bytes or as text. Reads `device` forward, which outlives it.
class AgeBytes {
public:
    explicit AgeBytes(QIODevice &device);

    /// Up to `size` bytes; fewer only at the end. Errors: AgeTextDamaged, AgeFileCut (the armor's end is missing),
    /// FileUnreadable.
    Result<QByteArray> read(qsizetype size);
    /// Up to and with the next LF, or what there is before the end; AgeFileDamaged when that is longer than `limit`.
    Result<QByteArray> readLine(qsizetype limit);

private:
    Result<void> fetch();

    QIODevice &m_device;
    std::optional<ArmorReader> m_armor;
    QByteArray m_ahead; ///< from m_next on: read and not given out
    qsizetype m_next = 0;
    bool m_hasEnded = false;
};
