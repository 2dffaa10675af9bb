// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <optional>

/// Tells one content of a file from another without reading it: whatever writes or replaces the file changes it.
struct FileStamp {
    quint64 device = 0;
    quint64 inode = 0;
    qint64 size = 0; ///< bytes
    qint64 modified = 0; ///< nanoseconds
    qint64 changed = 0; ///< nanoseconds, of the file's own record: nobody can set it back
    friend bool operator==(const FileStamp &, const FileStamp &) = default;

    /// Of what is at `path`; nothing when nothing is there. Errors: FileUnreadable.
    static Result<std::optional<FileStamp>> of(const QString &path);
};

struct WholeFile {
    QByteArray content;
    FileStamp stamp; ///< of just this content
};

/// Errors: NoSuchFile, FileUnreadable (also for more than `limit` bytes).
Result<WholeFile> readWholeFile(const QString &path, qint64 limit);

/// Puts `content` in the place of the file at `path` (the file behind it, if that is a link), at once or not at all: it is
/// written into a new file in the same folder with mode 0600, forced to disk, read back and compared, renamed, and the
/// folder is forced to disk as well. Until the renaming the file is as it was. The new file is called
/// `.NAME.keydesk-unfinished-` and six characters; one that a killed program left goes with the next writing. No other file
/// is touched. Callers keep each other out. Blocks: any thread but the main one.
/// Errors: DiskFull, FileUnwritable.
Result<FileStamp> replaceWholeFile(const QString &path, QByteArrayView content);
