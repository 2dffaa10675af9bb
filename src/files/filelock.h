// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <optional>
#include <QString>

/// An exclusive advisory lock on a file. The system releases it with the process that holds it, however that ends.
class FileLock {
public:
    /// Never waits; nothing when another holder has it, be it in this process. Creates the file (mode 0600).
    /// Errors: FileUnwritable.
    static Result<std::optional<FileLock>> tryLock(const QString &path);
    FileLock(FileLock &&other) noexcept;
    FileLock &operator=(FileLock &&other) noexcept;
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;
    ~FileLock();

private:
    explicit FileLock(int descriptor);
    int m_descriptor;
};
