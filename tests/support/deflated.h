// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <zlib.h>

/// What stands around the compressed data (RFC 1951, 1950, 1952).
enum Wrapper { Raw = -MAX_WBITS, Zlib = MAX_WBITS, Gzip = MAX_WBITS + 16 };

inline QByteArray deflated(const QByteArray &plain, Wrapper wrapper, int level = Z_BEST_COMPRESSION)
{
    z_stream z = {};
    deflateInit2(&z, level, Z_DEFLATED, wrapper, 9, Z_DEFAULT_STRATEGY);
    QByteArray coded(static_cast<qsizetype>(deflateBound(&z, static_cast<uLong>(plain.size()))), Qt::Uninitialized);
    QByteArray input = plain;
    z.next_in = reinterpret_cast<Bytef *>(input.data());
    z.avail_in = static_cast<uInt>(input.size());
    z.next_out = reinterpret_cast<Bytef *>(coded.data());
    z.avail_out = static_cast<uInt>(coded.size());
    deflate(&z, Z_FINISH);
    coded.truncate(static_cast<qsizetype>(z.total_out));
    deflateEnd(&z);
    return coded;
}
