// SPDX-License-Identifier: GPL-3.0-or-later
#include <storage/database.h>

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <storage/migrations.h>
#include <storage/sql.h>
#include <support/await.h>
#include <support/testmain.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

Result<void> execute(Database &database, const QString &sql)
{
    const auto work = [sql](QSqlDatabase &connection) -> Result<void> {
        return runSql(connection, sql).map([](const QSqlQuery &) {});
    };
    return await(database.run(work));
}

Result<QString> ask(Database &database, const QString &sql)
{
    const auto work = [sql](QSqlDatabase &connection) -> Result<QString> {
        auto query = runSql(connection, sql);
        if (!query) {
            return failureOf(query);
        }
        return query->next() ? query->value(0).toString() : QString();
    };
    return await(database.run(work));
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

int modeOf(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? static_cast<int>(status.st_mode & 0777) : -1;
}

} // namespace

namespace {

/// A program that has written half a page of a database and goes on when it is told.
QString halfWriter()
{
    return QStringLiteral(R"(import sqlite3, sys
index = sqlite3.connect(sys.argv[1], isolation_level=None)
index.execute('BEGIN EXCLUSIVE')
index.execute('CREATE TABLE foreign_one (a)')
file = open(sys.argv[1], 'r+b', buffering=0)  # closed at the end only: that takes the locks on it away
page = file.read(4096)
file.seek(0)
file.write(b'!' * 4096)
print('half', flush=True)
sys.stdin.readline()
file.seek(0)
file.write(page)
index.execute('COMMIT'))");
}

/// How often a file was opened, by whomever, since this was made.
class Openings {
public:
    explicit Openings(const QString &path)
        : m_events(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
    {
        // Closings too: equal events behind each other are told as one.
        ::inotify_add_watch(m_events, QFile::encodeName(path).constData(), IN_OPEN | IN_CLOSE);
    }
    Openings(const Openings &) = delete;
    Openings &operator=(const Openings &) = delete;
    ~Openings() { ::close(m_events); }
    int count()
    {
        inotify_event event{}; // without a name, as the watch is on the file itself
        while (::read(m_events, &event, sizeof event) == sizeof event) {
            m_count += (event.mask & IN_OPEN) ? 1 : 0;
        }
        return m_count;
    }

private:
    int m_events;
    int m_count = 0;
};

} // namespace

class DatabaseTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;

    Result<std::unique_ptr<Database>> open() const { return await(Database::open(m_path)); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("new folder/index.sqlite"));
    }

    void aNewFileIsItsOwnersOnly()
    {
        const auto old = ::umask(0);
        const auto database = open();
        ::umask(old);
        QVERIFY_RESULT(database);
        QCOMPARE(modeOf(m_path), 0600);
        QCOMPARE(modeOf(QFileInfo(m_path).path()), 0700);
        QCOMPARE(modeOf(m_path + QStringLiteral("-wal")), 0600);
    }

    void itIsSetUpAsPromised()
    {
        const auto database = open();
        QVERIFY_RESULT(database);
        QCOMPARE(ask(**database, QStringLiteral("PRAGMA journal_mode")), QStringLiteral("wal"));
        QCOMPARE(ask(**database, QStringLiteral("PRAGMA synchronous")), QStringLiteral("2"));
        QCOMPARE(ask(**database, QStringLiteral("PRAGMA foreign_keys")), QStringLiteral("1"));
        QCOMPARE(ask(**database, QStringLiteral("PRAGMA user_version")), QString::number(schemaVersion()));
        QVERIFY_RESULT(await((*database)->verify()));
    }

    void theVersionIsInTheFileItselfAtOnce()
    {
        const auto database = open();
        QVERIFY_RESULT(database);
        // https://www.sqlite.org/fileformat2.html: user_version, big-endian, at 60.
        QCOMPARE(contents(m_path).mid(60, 4),
            QByteArray::fromHex(QByteArray::number(schemaVersion(), 16).rightJustified(8, '0')));
    }

    void whatWasWrittenIsThereAgain()
    {
        {
            const auto database = open();
            QVERIFY_RESULT(database);
            QVERIFY_RESULT(execute(**database, QStringLiteral("CREATE TABLE kept (a)")));
            QVERIFY_RESULT(execute(**database, QStringLiteral("INSERT INTO kept VALUES ('x')")));
        }
        const auto again = open();
        QVERIFY_RESULT(again);
        QCOMPARE(ask(**again, QStringLiteral("SELECT a FROM kept")), QStringLiteral("x"));
    }

    void workRunsInOrderOnAThreadOfItsOwn()
    {
        const auto database = open();
        QVERIFY_RESULT(database);
        QList<int> order;
        QThread *thread = nullptr;
        const auto first = [&](QSqlDatabase &) -> Result<int> {
            order.append(1);
            thread = QThread::currentThread();
            return 1;
        };
        const auto second = [&](QSqlDatabase &) -> Result<int> {
            order.append(2);
            return 2;
        };
        auto one = (*database)->run(first);
        auto two = (*database)->run(second);
        QCOMPARE(await(std::move(two)), Result<int>(2));
        QCOMPARE(await(std::move(one)), Result<int>(1));
        QCOMPARE(order, (QList<int>{1, 2}));
        QVERIFY(thread != QThread::currentThread());
    }

    void aNewerFileStaysAsItIs()
    {
        {
            const auto database = open();
            QVERIFY_RESULT(database);
            QVERIFY_RESULT(execute(**database, QStringLiteral("PRAGMA user_version = 99")));
        }
        const QByteArray before = contents(m_path);
        const auto refused = open();
        QVERIFY_ERROR(refused, ErrorKind::DatabaseNewer);
        QCOMPARE(
            refused.error().arguments, (QStringList{m_path, QStringLiteral("99"), QString::number(schemaVersion())}));
        QCOMPARE(contents(m_path), before);
        QCOMPARE(QDir(QFileInfo(m_path).path()).entryList(QDir::Files), QStringList{QStringLiteral("index.sqlite")});
    }

    void aDamagedFileStaysAsItIs_data()
    {
        QTest::addColumn<QByteArray>("damage");
        QTest::newRow("another format") << QByteArray("not a database, but long enough to be looked at ").repeated(40);
        QTest::newRow("cut short") << QByteArray();
    }

    void aDamagedFileStaysAsItIs()
    {
        QFETCH(QByteArray, damage);
        QVERIFY_RESULT(open()); // makes the folder
        QFile file(m_path);
        if (damage.isEmpty()) {
            QVERIFY(file.resize(5000));
        } else {
            QVERIFY(file.open(QFile::WriteOnly));
            file.write(damage);
            file.close();
        }
        const QByteArray before = contents(m_path);
        QVERIFY_ERROR(open(), ErrorKind::DatabaseDamaged);
        QCOMPARE(contents(m_path), before);
        QCOMPARE(QDir(QFileInfo(m_path).path()).entryList(QDir::Files), QStringList{QStringLiteral("index.sqlite")});
    }

    void whatAnotherProgramIsHalfWayThroughIsNoDamage()
    {
        {
            // Whoever writes without a log holds SQLite's lock on the file itself.
            const auto database = open();
            QVERIFY_RESULT(execute(**database, QStringLiteral("PRAGMA journal_mode = DELETE")));
        }
        QProcess writer;
        writer.start(QStringLiteral("python3"), {QStringLiteral("-c"), halfWriter(), m_path});
        QTRY_VERIFY(writer.canReadLine());
        Openings openings(m_path);
        std::optional<bool> opened;
        whenEnded(Database::open(m_path), this,
            [&opened](const Result<std::unique_ptr<Database>> &database) { opened = database.has_value(); });
        // It looks again, and waits for its turn; were it not to, it would have failed by now.
        QTRY_VERIFY(openings.count() == 2 || opened.has_value());
        QVERIFY(!opened.has_value());
        writer.write("go on\n");
        QTRY_COMPARE(opened, std::optional(true));
        QTRY_COMPARE(writer.state(), QProcess::NotRunning);
        QCOMPARE(writer.exitCode(), 0);
    }

    void damageFurtherInIsFoundByVerify()
    {
        {
            const auto database = open();
            QVERIFY_RESULT(database);
        }
        QFile file(m_path);
        QVERIFY(file.open(QFile::ReadWrite));
        QVERIFY(file.seek(2 * 4096));
        file.write(QByteArray(4096, '\x7f'));
        file.close();
        const auto database = open();
        QVERIFY_RESULT(database);
        QVERIFY_ERROR(await((*database)->verify()), ErrorKind::DatabaseDamaged);
    }

    void aPathThatCannotBeWrittenSaysSo()
    {
        QFile file(m_folder->filePath(QStringLiteral("file")));
        QVERIFY(file.open(QFile::WriteOnly));
        m_path = m_folder->filePath(QStringLiteral("file/index.sqlite"));
        QVERIFY_ERROR(open(), ErrorKind::DatabaseUnavailable);
        m_path = m_folder->path();
        QVERIFY_ERROR(open(), ErrorKind::DatabaseUnavailable);
    }

    void aFullDiskSaysSoAndLosesNothing()
    {
        const auto database = open();
        QVERIFY_RESULT(database);
        QVERIFY_RESULT(execute(**database, QStringLiteral("CREATE TABLE blobs (a)")));
        QVERIFY_RESULT(execute(**database, QStringLiteral("PRAGMA max_page_count = 1"))); // no page more than now
        QVERIFY_ERROR(
            execute(**database, QStringLiteral("INSERT INTO blobs VALUES (zeroblob(100000))")), ErrorKind::DiskFull);
        QVERIFY_RESULT(await((*database)->verify()));
    }

    void dataVersionTellsOfOthersOnly()
    {
        const auto database = open();
        const auto other = open();
        QVERIFY_RESULT(database);
        QVERIFY_RESULT(other);
        QCOMPARE(await((*database)->dataVersion()), (*database)->dataVersionAtOpening());
        QVERIFY_RESULT(execute(**database, QStringLiteral("CREATE TABLE own (a)")));
        QCOMPARE(await((*database)->dataVersion()), (*database)->dataVersionAtOpening());
        QVERIFY_RESULT(execute(**other, QStringLiteral("CREATE TABLE foreign_one (a)")));
        QVERIFY(await((*database)->dataVersion()) != (*database)->dataVersionAtOpening());
    }

    void allThatOpenANewFileAtOnceSucceed()
    {
        // Often, because whoever turns the log on meets the others at a moment that SQLite does not wait in by itself.
        for (int round = 0; round < 20; ++round) {
            const QString path = m_path + QString::number(round);
            std::vector<Task<Result<std::unique_ptr<Database>>>> openings;
            for (int program = 0; program < 4; ++program) {
                openings.push_back(Database::open(path));
            }
            for (auto &opening : openings) {
                QVERIFY_RESULT(await(std::move(opening)));
            }
        }
    }

    void aTransactionThatIsNotCommittedNeverWas()
    {
        const auto database = open();
        QVERIFY_RESULT(database);
        const auto work = [](QSqlDatabase &connection) -> Result<void> {
            auto transaction = Transaction::begin(connection);
            if (!transaction) {
                return failureOf(transaction);
            }
            (void)runSql(connection, QStringLiteral("CREATE TABLE gone (a)"));
            return failure(ErrorKind::Cancelled);
        };
        QVERIFY_ERROR(await((*database)->run(work)), ErrorKind::Cancelled);
        QCOMPARE(ask(**database, QStringLiteral("SELECT count(*) FROM sqlite_master WHERE name = 'gone'")),
            QStringLiteral("0"));
    }
};

KEYDESK_TEST(DatabaseTest)
#include "database.moc"
