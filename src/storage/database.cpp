// SPDX-License-Identifier: GPL-3.0-or-later
#include <storage/database.h>

#include <atomic>
#include <chrono>
#include <files/writelock.h>
#include <optional>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QUrl>
#include <storage/migrations.h>
#include <storage/sql.h>

namespace {

constexpr std::chrono::milliseconds BusyTimeout{5000}; ///< for SQLite's own lock, held for single commits only
constexpr auto OwnerOnly = QFile::ReadOwner | QFile::WriteOwner;

QString freshConnectionName()
{
    static std::atomic<int> count = 0;
    return QStringLiteral("keydesk-%1").arg(++count);
}

/// A connection of QtSql's registry, which dies with it.
class OpenConnection {
public:
    OpenConnection()
        : m_name(freshConnectionName())
        , m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name))
    {
    }
    OpenConnection(const OpenConnection &) = delete;
    OpenConnection &operator=(const OpenConnection &) = delete;
    ~OpenConnection()
    {
        m_database.close();
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_name);
    }
    QSqlDatabase &operator*() { return m_database; }

private:
    QString m_name;
    QSqlDatabase m_database;
};

Result<void> createFile(const QString &path)
{
    const QDir folder = QFileInfo(path).absoluteDir();
    if (!folder.exists()) {
        if (!QDir().mkpath(folder.absolutePath())
            || !QFile::setPermissions(folder.absolutePath(), OwnerOnly | QFile::ExeOwner)) {
            return failure(ErrorKind::DatabaseUnavailable, {path, QStringLiteral("its folder cannot be created")});
        }
    }
    // Before SQLite does: it would ask the umask, and its -wal and -shm files take after this one.
    QFile file(path);
    if (!file.open(QFile::WriteOnly | QFile::NewOnly, OwnerOnly) && !file.exists()) {
        return failure(ErrorKind::DatabaseUnavailable, {path, file.errorString()});
    }
    return {};
}

/// The version of the schema in a file that is opened for reading, after reading the header and the whole schema.
Result<int> versionIn(const QString &path, const QString &openedBy)
{
    QUrl url = QUrl::fromLocalFile(path);
    url.setQuery(openedBy);
    OpenConnection connection;
    QSqlDatabase &database = *connection;
    database.setDatabaseName(url.toString(QUrl::FullyEncoded));
    database.setConnectOptions(
        QStringLiteral("QSQLITE_OPEN_URI;QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=%1").arg(BusyTimeout.count()));
    if (!database.open()) {
        return tl::unexpected(errorOf(database.lastError(), path));
    }
    QSqlQuery query(database);
    if (!query.exec(QStringLiteral("SELECT count(*) FROM sqlite_master"))
        || !query.exec(QStringLiteral("PRAGMA user_version")) || !query.next()) {
        return tl::unexpected(errorOf(query.lastError(), path));
    }
    return query.value(0).toInt();
}

/// Another program may have the file open and be writing: what it keeps beside the file meanwhile is there. The file
/// itself is not opened for this, since closing it again would take SQLite's locks of this process away.
bool mayBeInUse(const QString &path)
{
    return QFileInfo::exists(path + QStringLiteral("-shm")) || QFileInfo::exists(path + QStringLiteral("-journal"));
}

/// Looks at a file before anything is done with it: no lock, no log, not a byte written.
Result<void> inspect(const QString &path)
{
    Result<int> version = versionIn(path, QStringLiteral("mode=ro&immutable=1"));
    if (!version) {
        // Such a look sees what another program has half written. So a second one takes its turn with it; where it has
        // gone meanwhile it is enough to look again, and nothing is left beside a damaged file.
        const Result<int> again
            = versionIn(path, mayBeInUse(path) ? QStringLiteral("mode=ro") : QStringLiteral("mode=ro&immutable=1"));
        if (again || again.error().kind == ErrorKind::DatabaseBusy) {
            version = again;
        }
    }
    if (!version) {
        return failureOf(version);
    }
    if (*version > schemaVersion()) {
        return failure(ErrorKind::DatabaseNewer, {path, QString::number(*version), QString::number(schemaVersion())});
    }
    return {};
}

/// Writes ahead of the file from here on. Whoever turns that on needs the file alone for a moment, and SQLite refuses
/// the others at once, whatever the busy timeout (https://www.sqlite.org/wal.html, 'Sometimes Queries Return
/// SQLITE_BUSY In WAL Mode'); so that two programs may start on a new file at the same time, this asks again.
Result<void> turnOnLog(QSqlDatabase &database)
{
    const QDeadlineTimer patience(BusyTimeout);
    while (true) {
        const auto set = runSql(database, QStringLiteral("PRAGMA journal_mode = WAL"));
        if (set) {
            return {};
        }
        if (set.error().kind != ErrorKind::DatabaseBusy || patience.hasExpired()) {
            return failureOf(set);
        }
        // To be alone in the file is what SQLite does wait for.
        if (runSql(database, QStringLiteral("BEGIN EXCLUSIVE"))) {
            (void)runSql(database, QStringLiteral("COMMIT"));
        }
    }
}

Result<void> openAt(QSqlDatabase &database, const QString &path)
{
    const bool isNew = !QFileInfo::exists(path);
    if (const auto ready = isNew ? createFile(path) : inspect(path); !ready) {
        return ready;
    }
    database.setDatabaseName(path);
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(BusyTimeout.count()));
    if (!database.open()) {
        return tl::unexpected(errorOf(database.lastError(), path));
    }
    if (const auto logged = turnOnLog(database); !logged) {
        return logged;
    }
    for (const char *pragma : {"PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON"}) {
        if (const auto set = runSql(database, QString::fromLatin1(pragma)); !set) {
            return failureOf(set);
        }
    }
    return migrate(database);
}

Result<qint64> readDataVersion(QSqlDatabase &database)
{
    auto query = runSql(database, QStringLiteral("PRAGMA data_version"));
    if (!query) {
        return failureOf(query);
    }
    return query->next() ? query->value(0).toLongLong() : 0;
}

} // namespace

/// Lives on the database's thread and receives what is posted there.
class Database::Connection : public QObject {
public:
    std::optional<OpenConnection> connection;
};

Database::Database(QString path)
    : m_path(std::move(path))
    , m_connection(std::make_unique<Connection>())
{
    m_thread.setObjectName(QStringLiteral("index"));
    m_connection->moveToThread(&m_thread);
    m_thread.start();
    Connection *const connection = m_connection.get();
    QMetaObject::invokeMethod(
        connection, [connection] { connection->connection.emplace(); }, Qt::QueuedConnection);
}

Database::~Database()
{
    // Behind all that was posted before, so that nothing that was asked for is dropped.
    Connection *const connection = m_connection.get();
    QMetaObject::invokeMethod(
        connection,
        [connection] {
            connection->connection.reset();
            QThread::currentThread()->quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
}

void Database::post(std::function<void(QSqlDatabase &)> work)
{
    Connection *const connection = m_connection.get();
    QMetaObject::invokeMethod(
        connection, [connection, work = std::move(work)] { work(**connection->connection); }, Qt::QueuedConnection);
}

Task<Result<std::unique_ptr<Database>>> Database::open(QString path)
{
    std::unique_ptr<Database> database(new Database(path));
    const auto work = [path](QSqlDatabase &connection) -> Result<qint64> {
        if (const auto opened = openAt(connection, path); !opened) {
            return failureOf(opened);
        }
        return readDataVersion(connection);
    };
    const auto version = co_await database->run(work);
    if (!version) {
        co_return failureOf(version);
    }
    database->m_dataVersionAtOpening = *version;
    co_return database;
}

Task<Result<qint64>> Database::dataVersion()
{
    return run(readDataVersion);
}

Task<Result<void>> Database::verify()
{
    const auto work = [](QSqlDatabase &database) -> Result<void> {
        auto query = runSql(database, QStringLiteral("PRAGMA quick_check(1)"));
        if (!query) {
            return failureOf(query);
        }
        if (!query->next() || query->value(0).toString() != QLatin1String("ok")) {
            return failure(ErrorKind::DatabaseDamaged, {database.databaseName()});
        }
        return {};
    };
    return run(work);
}

Result<QString> Database::setAside(const QString &path, const QDateTime &now)
{
    WriteLock lock(path);
    const auto held = lock.tryAcquire();
    if (!held) {
        return failureOf(held);
    }
    if (!*held) {
        return failure(ErrorKind::DatabaseBusy);
    }
    const QString aside = path + QStringLiteral(".damaged-") + now.toString(QStringLiteral("yyyyMMdd-HHmmss"));
    // The log first: what was killed in between leaves a damaged file without one, and not a new file with an old log.
    for (const char *const ending : {"-wal", "-shm", ""}) {
        QFile file(path + QLatin1String(ending));
        if (file.exists() && !file.rename(aside + QLatin1String(ending))) {
            return failure(ErrorKind::FileUnwritable, {file.fileName(), file.errorString()});
        }
    }
    return aside;
}
