// SPDX-License-Identifier: GPL-3.0-or-later
#include <files/wholefile.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <QFileInfo>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace {

constexpr qint64 NanosecondsInSecond = 1'000'000'000;

/// Closed with its life.
class Descriptor {
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor() { (void)close(); }

    bool isOpen() const { return m_number >= 0; }
    int number() const { return m_number; }
    /// Some file systems say only now that they did not keep what was written.
    bool close()
    {
        const int number = std::exchange(m_number, -1);
        return number < 0 || ::close(number) == 0;
    }

private:
    int m_number;
};

QString reasonOf(int error)
{
    return QString::fromLocal8Bit(std::strerror(error));
}

tl::unexpected<Error> unreadable(const QString &path, int error)
{
    if (error == ENOENT) {
        return failure(ErrorKind::NoSuchFile, {path});
    }
    return failure(ErrorKind::FileUnreadable, {path, reasonOf(error)});
}

tl::unexpected<Error> unwritable(const QString &path, int error)
{
    if (error == ENOSPC || error == EDQUOT) {
        return failure(ErrorKind::DiskFull, {path});
    }
    return failure(ErrorKind::FileUnwritable, {path, reasonOf(error)});
}

FileStamp stampFrom(const struct stat &status)
{
    return {status.st_dev, status.st_ino, status.st_size,
        status.st_mtim.tv_sec * NanosecondsInSecond + status.st_mtim.tv_nsec,
        status.st_ctim.tv_sec * NanosecondsInSecond + status.st_ctim.tv_nsec};
}

bool writeFully(int descriptor, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto count = ::write(descriptor, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (count > 0) {
            bytes = bytes.sliced(count);
        } else if (count == 0 || errno != EINTR) {
            errno = count == 0 ? ENOSPC : errno;
            return false;
        }
    }
    return true;
}

Result<void> writeNew(const QString &path, const QByteArray &name, QByteArrayView content)
{
    Descriptor file(::open(name.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
    // What a killed program left there may have other rights.
    const bool isWritten = file.isOpen() && ::fchmod(file.number(), 0600) == 0 && writeFully(file.number(), content)
        && ::fsync(file.number()) == 0 && file.close();
    return isWritten ? Result<void>() : unwritable(path, errno);
}

Result<void> syncFolderOf(const QString &path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const Descriptor opened(::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    const bool isSynced = opened.isOpen() && ::fsync(opened.number()) == 0;
    return isSynced ? Result<void>() : unwritable(path, errno);
}

} // namespace

Result<std::optional<FileStamp>> FileStamp::of(const QString &path)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) == 0) {
        return std::optional(stampFrom(status));
    }
    if (errno == ENOENT || errno == ENOTDIR) {
        return std::optional<FileStamp>();
    }
    return unreadable(path, errno);
}

Result<WholeFile> readWholeFile(const QString &path, qint64 limit)
{
    const Descriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC));
    struct stat status = {};
    if (!file.isOpen() || ::fstat(file.number(), &status) != 0) {
        return unreadable(path, errno);
    }
    if (!S_ISREG(status.st_mode)) {
        return unreadable(path, S_ISDIR(status.st_mode) ? EISDIR : EINVAL);
    }
    if (status.st_size > limit) {
        return unreadable(path, EFBIG);
    }
    WholeFile whole{QByteArray(status.st_size, Qt::Uninitialized), stampFrom(status)};
    qsizetype have = 0;
    while (have < whole.content.size()) {
        const auto count
            = ::read(file.number(), whole.content.data() + have, static_cast<std::size_t>(whole.content.size() - have));
        if (count < 0 && errno != EINTR) {
            return unreadable(path, errno);
        }
        if (count == 0) {
            break; // cut while it was read; the stamp will not be the file's any more
        }
        have += count > 0 ? count : 0;
    }
    whole.content.truncate(have);
    return whole;
}

Result<FileStamp> replaceWholeFile(const QString &path, QByteArrayView content)
{
    const QFileInfo there(path);
    const QString target = there.isSymLink() && there.exists() ? there.canonicalFilePath() : path;
    const QString beside = target + QStringLiteral(".new");
    const QByteArray name = QFile::encodeName(beside);
    Result<void> done = writeNew(path, name, content);
    if (done) {
        const auto back = readWholeFile(beside, content.size());
        if (!back) {
            done = failure(ErrorKind::FileUnwritable, {path, back.error().arguments.value(1)});
        } else if (back->content != content) {
            done = failure(
                ErrorKind::FileUnwritable, {path, QStringLiteral("what was read back is not what was written")});
        }
    }
    if (done && ::rename(name.constData(), QFile::encodeName(target).constData()) != 0) {
        done = unwritable(path, errno);
    }
    if (!done) {
        ::unlink(name.constData());
        return failureOf(done);
    }
    if (const auto synced = syncFolderOf(target); !synced) {
        return failureOf(synced);
    }
    const auto stamp = FileStamp::of(path);
    if (!stamp) {
        return failureOf(stamp);
    }
    const std::optional<FileStamp> &found = *stamp;
    return found ? Result<FileStamp>(*found) : failure(ErrorKind::FileUnwritable, {path, QStringLiteral("it is gone")});
}
