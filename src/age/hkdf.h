// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/secret.h>

/// HKDF-SHA-256 (RFC 5869) for one block of output, 32 bytes. libsodium 1.0.18 has its parts only.
Secret hkdfSha256(const Secret &key, QByteArrayView salt, QByteArrayView purpose);

/// HMAC-SHA-256 (RFC 2104), 32 bytes.
QByteArray hmacSha256(const Secret &key, QByteArrayView message);
