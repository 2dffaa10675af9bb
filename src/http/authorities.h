// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <QSslCertificate>

/// The certificates in a PEM file (RFC 7468). Errors: NoSuchFile, FileUnreadable, AuthorityFileInvalid.
Result<QList<QSslCertificate>> authoritiesIn(const QString &path);
