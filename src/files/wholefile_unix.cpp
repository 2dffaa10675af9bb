// SPDX-License-Identifier: GPL-3.0-or-later
#include <files/wholefile.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <QDirIterator>
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

/// The beginning of the name beside `target` under which its next content is written; six characters of mkostemp() follow.
QString unfinishedStart(const QFileInfo &target)
{
    constexpr int MostOfName = 200; // bytes, so that the longest name a file system takes has room for the rest
    QString name = target.fileName();
    while (QFile::encodeName(name).size() > MostOfName) {
        name.chop(1);
    }
    return QStringLiteral(".%1.keydesk-unfinished-").arg(name);
}

/// The next content of a file, under a name that nothing had before; taken away with its life unless it was renamed.
class Unfinished {
public:
    static constexpr int FreeCharacters = 6;

    explicit Unfinished(const QFileInfo &target)
        : m_name(QFile::encodeName(target.absolutePath() + u'/' + unfinishedStart(target)) + "XXXXXX")
        , m_file(::mkostemp(m_name.data(), O_CLOEXEC)) // made by us or not at all, mode 0600
        , m_isThere(m_file.isOpen())
    {
    }
    Unfinished(const Unfinished &) = delete;
    Unfinished &operator=(const Unfinished &) = delete;
    ~Unfinished()
    {
        if (m_isThere) {
            ::unlink(m_name.constData());
        }
    }

    QString path() const { return QFile::decodeName(m_name); }
    bool write(QByteArrayView content)
    {
        return m_isThere && writeFully(m_file.number(), content) && ::fsync(m_file.number()) == 0 && m_file.close();
    }
    bool renameTo(const QString &target)
    {
        m_isThere = ::rename(m_name.constData(), QFile::encodeName(target).constData()) != 0;
        return !m_isThere;
    }

private:
    QByteArray m_name;
    Descriptor m_file;
    bool m_isThere;
};

/// What programs that were killed while they wrote left for this target: no other of them is at it now.
void removeLeftovers(const QFileInfo &target)
{
    const QString start = unfinishedStart(target);
    QDirIterator files(target.absolutePath(), QDir::Files | QDir::Hidden | QDir::NoSymLinks);
    while (files.hasNext()) {
        const QString path = files.next();
        const QString name = files.fileName();
        if (name.startsWith(start) && name.size() == start.size() + Unfinished::FreeCharacters) {
            ::unlink(QFile::encodeName(path).constData());
        }
    }
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
    const QFileInfo target(there.isSymLink() && there.exists() ? there.canonicalFilePath() : path);
    removeLeftovers(target);
    Unfinished next(target);
    if (!next.write(content)) {
        return unwritable(path, errno);
    }
    const auto back = readWholeFile(next.path(), content.size());
    if (!back) {
        return failure(ErrorKind::FileUnwritable, {path, back.error().arguments.value(1)});
    }
    if (back->content != content) {
        return failure(ErrorKind::FileUnwritable, {path, QStringLiteral("what was read back is not what was written")});
    }
    if (!next.renameTo(target.filePath())) {
        return unwritable(path, errno);
    }
    if (const auto synced = syncFolderOf(target.filePath()); !synced) {
        return failureOf(synced);
    }
    const auto stamp = FileStamp::of(path);
    if (!stamp) {
        return failureOf(stamp);
    }
    const std::optional<FileStamp> &found = *stamp;
    return found ? Result<FileStamp>(*found) : failure(ErrorKind::FileUnwritable, {path, QStringLiteral("it is gone")});
}
