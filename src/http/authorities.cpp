// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/authorities.h>

#include <files/wholefile.h>

namespace {

constexpr qint64 MaxFileSize = 1024 * 1024; ///< bytes; all the authorities of a system have a fifth of it

} // namespace

Result<QList<QSslCertificate>> authoritiesIn(const QString &path)
{
    const auto file = readWholeFile(path, MaxFileSize);
    if (!file) {
        return failureOf(file);
    }
    const QList<QSslCertificate> certificates = QSslCertificate::fromData(file->content, QSsl::Pem);
    if (certificates.isEmpty()) {
        return failure(ErrorKind::AuthorityFileInvalid, {path});
    }
    return certificates;
}
