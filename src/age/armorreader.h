// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <QByteArray>

class QIODevice;

/// Undoes the armor of an age file (C2SP age.md, 'ASCII armor'): strict PEM of 64 columns, lines end in LF or CRLF,
/// white space only before and after. Holds one line at a time.
class ArmorReader {
public:
    static constexpr qsizetype Columns = 64;
    static constexpr qsizetype MaxWhiteSpace = 1024; ///< before and after

    /// True when what `device` gives next is an armor's beginning.
    static bool isAhead(QIODevice &device);

    explicit ArmorReader(QIODevice &device)
        : m_device(device)
    {
    }

    /// The bytes of the next line; empty after the last. Errors: AgeTextDamaged, AgeFileCut.
    Result<QByteArray> next();

private:
    enum class At { Beginning, Body, LastLine, End };
    Result<QByteArray> line();
    Result<void> begin();
    Result<void> finish();

    QIODevice &m_device;
    At m_at = At::Beginning;
};
