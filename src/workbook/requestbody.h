// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <workbook/apirequest.h>

/// A body as it goes to the wire.
struct EncodedBody {
    QByteArray bytes;
    QByteArray mediaType; ///< for Content-Type unless the person set one; empty for no body
};

/// Errors: NoSuchFile, FileUnreadable.
Result<EncodedBody> encodedBody(const RequestBody &body);
