// SPDX-License-Identifier: GPL-3.0-or-later
#include <files/wholefile.h>

#include <csignal>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <support/await.h>
#include <support/failingcalls.h>
#include <support/testmain.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

constexpr qint64 Limit = 1024 * 1024;

int permissionsOf(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? static_cast<int>(status.st_mode & 0777) : -1;
}

} // namespace

class WholeFileTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    const QByteArray m_before = QByteArray("before ").repeated(3'000);
    const QByteArray m_after = QByteArray("after ").repeated(5'000);

    QByteArray content() const
    {
        const auto whole = readWholeFile(m_path, Limit);
        return whole ? whole->content : QByteArray("(unreadable)");
    }
    QStringList others() const
    {
        QStringList names = QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden);
        names.removeAll(QStringLiteral("kept"));
        return names;
    }
    void put(const QString &path, const QByteArray &bytes) const
    {
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    /// Replaces in a process of its own that is killed at `step`; false when it ended before.
    bool isKilledAt(int step, failing::As how) const
    {
        const pid_t child = ::fork();
        if (child == 0) {
            failing::at(step, how);
            (void)replaceWholeFile(m_path, m_after);
            ::_exit(0);
        }
        int status = 0;
        return ::waitpid(child, &status, 0) == child && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    }

private Q_SLOTS:
    void init()
    {
        failing::at(0);
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("kept"));
    }

    void aNewFileIsItsOwnersOnly()
    {
        const auto stamp = replaceWholeFile(m_path, m_after);
        QVERIFY_RESULT(stamp);
        QCOMPARE(content(), m_after);
        QCOMPARE(permissionsOf(m_path), 0600);
        QCOMPARE(others(), QStringList());
        QCOMPARE(readWholeFile(m_path, Limit)->stamp, *stamp);
        QCOMPARE(FileStamp::of(m_path)->value(), *stamp);
    }

    /// Whatever a person calls their files, they stay as they are, also when the writing fails.
    void aFileOfAnotherNameIsNotTouched()
    {
        const QString link = m_folder->filePath(QStringLiteral("kept.tmp"));
        QVERIFY(QFile::link(m_folder->filePath(QStringLiteral("nowhere")), link));
        const QStringList names{QStringLiteral("kept.new"), QStringLiteral("kept~"),
            QStringLiteral(".kept.keydesk-unfinished-"), QStringLiteral(".kept.keydesk-unfinished-notes"),
            QStringLiteral(".other.keydesk-unfinished-abcdef")};
        for (const QString &name : names) {
            put(m_folder->filePath(name), m_before);
            QVERIFY(QFile::setPermissions(m_folder->filePath(name), QFile::ReadOwner | QFile::ReadOther));
        }
        for (const int step : {1, 0}) {
            failing::at(step);
            const auto done = replaceWholeFile(m_path, m_after);
            failing::at(0);
            QCOMPARE(done.has_value(), step == 0);
            for (const QString &name : names) {
                const auto whole = readWholeFile(m_folder->filePath(name), Limit);
                QVERIFY_RESULT(whole);
                QCOMPARE(whole->content, m_before);
                QCOMPARE(permissionsOf(m_folder->filePath(name)), 0404);
            }
            QVERIFY(QFileInfo(link).isSymLink());
        }
        QCOMPARE(content(), m_after);
        QCOMPARE(others().size(), names.size());
    }

    void theLongestNameThereIsCanBeWritten()
    {
        m_path = m_folder->filePath(QStringLiteral("\u00fc").repeated(127)); // 254 bytes
        QVERIFY_RESULT(replaceWholeFile(m_path, m_after));
        QCOMPARE(content(), m_after);
        QCOMPARE(others().size(), 1);
    }

    void aLinkStaysOne()
    {
        const QString elsewhere = m_folder->filePath(QStringLiteral("synced"));
        put(elsewhere, m_before);
        QVERIFY(QFile::link(elsewhere, m_path));
        QVERIFY_RESULT(replaceWholeFile(m_path, m_after));
        QVERIFY(QFileInfo(m_path).isSymLink());
        QVERIFY(QFileInfo(elsewhere).isFile() && !QFileInfo(elsewhere).isSymLink());
        QCOMPARE(content(), m_after);
    }

    void aStampTellsEveryChange()
    {
        QCOMPARE(*FileStamp::of(m_path), std::optional<FileStamp>());
        QVERIFY_RESULT(replaceWholeFile(m_path, m_before));
        const auto first = readWholeFile(m_path, Limit);
        QVERIFY_RESULT(first);
        QVERIFY_RESULT(replaceWholeFile(m_path, m_before)); // the same bytes in another file
        const auto second = readWholeFile(m_path, Limit);
        QVERIFY_RESULT(second);
        QVERIFY(first->stamp != second->stamp);
        put(m_path, QByteArray(m_before).replace('b', 'c'));
        QVERIFY(FileStamp::of(m_path)->value() != second->stamp);
    }

    void whatCannotBeReadSaysSo()
    {
        QVERIFY_ERROR(readWholeFile(m_path, Limit), ErrorKind::NoSuchFile);
        QVERIFY_ERROR(readWholeFile(m_folder->path(), Limit), ErrorKind::FileUnreadable);
        put(m_path, m_before);
        QVERIFY_RESULT(readWholeFile(m_path, m_before.size()));
        QVERIFY_ERROR(readWholeFile(m_path, m_before.size() - 1), ErrorKind::FileUnreadable);
        QVERIFY_ERROR(replaceWholeFile(QStringLiteral("/nonexistent/kept"), m_after), ErrorKind::FileUnwritable);
    }

    /// At whatever step it is: said, and the file is whole, nearly always as it was.
    void aFullDiskChangesNothing()
    {
        put(m_path, m_before);
        failing::at(0);
        QVERIFY_RESULT(replaceWholeFile(m_path, m_before));
        const int steps = failing::steps();
        QVERIFY(steps >= 4); // a write, two syncs, a rename
        for (int step = 1; step <= steps; ++step) {
            failing::at(step, failing::As::DiskFull);
            QVERIFY_ERROR(replaceWholeFile(m_path, m_after), ErrorKind::DiskFull);
            failing::at(0);
            // Only the sync of the folder comes after the renaming.
            QCOMPARE(content(), step == steps ? m_after : m_before);
            QCOMPARE(others(), QStringList());
        }
    }

    void aKillLeavesTheOldOrTheNew_data()
    {
        QTest::addColumn<failing::As>("how");
        QTest::newRow("before each step") << failing::As::Killed;
        QTest::newRow("after each step") << failing::As::KilledAfter;
    }

    void aKillLeavesTheOldOrTheNew()
    {
        QFETCH(failing::As, how);
        int step = 1;
        int olds = 0;
        put(m_path, m_before);
        for (; isKilledAt(step, how); ++step) {
            const QByteArray found = content();
            QVERIFY2(found == m_before || found == m_after, qPrintable(QString::number(step)));
            olds += found == m_before ? 1 : 0;
            put(m_path, m_before);
        }
        QVERIFY2(step > 4, qPrintable(QString::number(step)));
        QVERIFY(olds > 0 && olds < step - 1); // both happened
        QCOMPARE(content(), m_after); // the one that was not killed
        QCOMPARE(others(), QStringList()); // and it took away what the killed ones left
    }
};

KEYDESK_TEST(WholeFileTest)
#include "wholefile.moc"
