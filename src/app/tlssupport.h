// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>

/// The TLS library that connections use, with its version; empty if there is none. Loads it.
QString tlsLibrary();

/// `path`, from here or absolute, as Route::authorityFile holds it, once the file was found to hold certificates; empty for
/// an empty one. Errors: NoSuchFile, FileUnreadable, AuthorityFileInvalid.
Result<QString> checkedAuthorityFile(const QString &path);
