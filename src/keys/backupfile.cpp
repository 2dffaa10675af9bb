// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/backupfile.h>

#include <age/agereader.h>
#include <core/background.h>
#include <files/wholefile.h>
#include <keys/secretbuffer.h>
#include <QBuffer>

namespace {

/// The armor adds a third, the chunks a four-thousandth.
constexpr qint64 MaxFileBytes = 2 * qint64(Backup::MaxBytes);

Result<Secret> contentOf(AgeReader &reader)
{
    SecretBuffer content;
    while (true) {
        const auto part = reader.next();
        if (!part) {
            return failureOf(part);
        }
        if (part->isEmpty()) {
            return content.take();
        }
        content.append(*part);
        if (content.size() > Backup::MaxBytes) {
            return failure(ErrorKind::NotABackup, {QStringLiteral("it is too large for one")});
        }
    }
}

Result<QByteArray> encrypted(const Secret &document, const Secret &passphrase, AgeForm form, int work)
{
    QByteArray bytes;
    QBuffer file(&bytes);
    file.open(QIODevice::ReadWrite);
    auto writer = AgeWriter::begin(file, passphrase, work, form);
    if (!writer) {
        return failureOf(writer);
    }
    const auto written = document.reveal([&writer](QByteArrayView text) { return (*writer)->write(text); });
    if (!written) {
        return failureOf(written);
    }
    if (const auto finished = (*writer)->finish(); !finished) {
        return failureOf(finished);
    }
    file.seek(0);
    auto reader = AgeReader::openAgain(file, (*writer)->fileKey());
    const auto back = reader ? contentOf(**reader) : failureOf(reader);
    if (!back || !(*back == document)) {
        return failure(ErrorKind::BackupWroteWrong, {});
    }
    return bytes;
}

Result<void> saveNow(
    const QString &path, const Secret &document, const Secret &passphrase, AgeForm form, std::stop_token stop, int work)
{
    const auto bytes = encrypted(document, passphrase, form, work);
    if (!bytes) {
        return bytes.error().kind == ErrorKind::BackupWroteWrong ? failure(bytes.error().kind, {path})
                                                                 : failureOf(bytes);
    }
    if (stop.stop_requested()) {
        return failure(ErrorKind::Cancelled);
    }
    return replaceWholeFile(path, *bytes).map([](const FileStamp &) {});
}

Result<std::shared_ptr<const Backup>> openNow(const QString &path, const Secret &passphrase)
{
    auto whole = readWholeFile(path, MaxFileBytes);
    if (!whole) {
        return failureOf(whole);
    }
    QBuffer file(&whole->content);
    file.open(QIODevice::ReadOnly);
    auto reader = AgeReader::open(file, passphrase);
    if (!reader) {
        return failureOf(reader);
    }
    auto content = contentOf(**reader);
    if (!content) {
        return failureOf(content);
    }
    auto backup = Backup::parse(std::move(*content));
    if (!backup) {
        return failureOf(backup);
    }
    return std::make_shared<const Backup>(std::move(*backup));
}

} // namespace

Task<Result<void>> saveBackup(
    QString path, Secret document, Secret passphrase, AgeForm form, std::stop_token stop, int work)
{
    const auto secrets = std::make_shared<std::pair<Secret, Secret>>(std::move(document), std::move(passphrase));
    const auto save = [path, secrets, form, stop, work] {
        return saveNow(path, secrets->first, secrets->second, form, stop, work);
    };
    // The file may be in its place already when a stop comes, so that the end of it is awaited.
    return runInBackground(*QThreadPool::globalInstance(), save);
}

Task<Result<std::shared_ptr<const Backup>>> openBackup(QString path, Secret passphrase, std::stop_token stop)
{
    const auto secret = std::make_shared<Secret>(std::move(passphrase));
    const auto open = [path, secret] { return openNow(path, *secret); };
    return runInBackground(*QThreadPool::globalInstance(), open, stop);
}
