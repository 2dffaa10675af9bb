// SPDX-License-Identifier: GPL-3.0-or-later
#include <files/filelock.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <QFile>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

FileLock::FileLock(int descriptor)
    : m_descriptor(descriptor)
{
}

FileLock::FileLock(FileLock &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

FileLock &FileLock::operator=(FileLock &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

FileLock::~FileLock()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

Result<std::optional<FileLock>> FileLock::tryLock(const QString &path)
{
    const auto unwritable = [&path] {
        return failure(ErrorKind::FileUnwritable, {path, QString::fromLocal8Bit(std::strerror(errno))});
    };
    // Not handed to a child: its copy would keep the lock after our end.
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return unwritable();
    }
    FileLock lock(descriptor);
    int locked = 0;
    do {
        locked = ::flock(descriptor, LOCK_EX | LOCK_NB);
    } while (locked != 0 && errno == EINTR);
    if (locked == 0) {
        return std::optional<FileLock>(std::move(lock));
    }
    if (errno == EWOULDBLOCK) {
        return std::optional<FileLock>();
    }
    return unwritable();
}
