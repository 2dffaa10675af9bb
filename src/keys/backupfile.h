// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <age/agewriter.h>
#include <core/task.h>
#include <keys/backup.h>
#include <stop_token>

/// Encrypts `document` and puts it in the place of the file at `path`, at once or not at all (replaceWholeFile). Before,
/// what was encrypted is opened again and compared. On a thread of the pool, for it is slow on purpose; a stop is honoured
/// until the file is replaced. Errors: PassphraseEmpty, DiskFull, FileUnwritable, BackupWroteWrong, Cancelled.
[[nodiscard]] Task<Result<void>> saveBackup(
    QString path, Secret document, Secret passphrase, AgeForm form, std::stop_token stop = {}, int work = DefaultWork);

/// Reads a backup; changes nothing. On a thread of the pool. Errors: NoSuchFile, FileUnreadable, those of AgeReader::open(),
/// those of Backup::parse(), Cancelled.
[[nodiscard]] Task<Result<std::shared_ptr<const Backup>>> openBackup(
    QString path, Secret passphrase, std::stop_token stop = {});
