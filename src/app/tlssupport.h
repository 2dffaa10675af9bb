// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>

/// The TLS library that connections use, with its version; empty if there is none. Loads it.
QString tlsLibrary();

/// Whether a file of Route::authorityFile can serve; an empty path does. Errors: NoSuchFile, FileUnreadable,
/// AuthorityFileInvalid.
Result<void> checkAuthorityFile(const QString &path);
