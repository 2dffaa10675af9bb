// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/oneshot.h>
#include <core/task.h>
#include <memory>
#include <QCoreApplication>
#include <QDateTime>
#include <QSqlDatabase>
#include <QThread>

/// The index: one SQLite file (mode 0600, its folder 0700) on a thread of its own. WAL, so that readers of another
/// program never wait; every commit is on disk when its task ends. Main thread; destroyed after what waits for it.
class Database {
public:
    /// Opens or creates the file and migrates it. A file that is newer or damaged is left as it is.
    /// Errors: DatabaseUnavailable, DatabaseDamaged, DatabaseNewer, DatabaseBusy, DiskFull.
    [[nodiscard]] static Task<Result<std::unique_ptr<Database>>> open(QString path);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Runs `work(QSqlDatabase &)`, which returns Result<T>, on the database's thread; calls run in order. `work` must
    /// own what it touches. Name it on the line before the co_await.
    template <class Work, class Outcome = std::invoke_result_t<Work, QSqlDatabase &>>
    [[nodiscard]] Task<Outcome> run(Work work)
    {
        auto ending = std::make_shared<OneShot<typename Outcome::value_type>>();
        post([ending, work = std::move(work)](QSqlDatabase &database) mutable {
            // The last reference is handed over, so that the OneShot dies on the main thread too.
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [ending = std::move(ending), outcome = std::make_shared<Outcome>(work(database))]() mutable {
                    ending->complete(std::move(*outcome));
                },
                Qt::QueuedConnection);
        });
        co_return co_await ending->ended();
    }

    /// Changes when another program or connection has committed, and never by what this one does (PRAGMA data_version).
    [[nodiscard]] Task<Result<qint64>> dataVersion();
    /// What dataVersion() was when the file was opened.
    qint64 dataVersionAtOpening() const { return m_dataVersionAtOpening; }

    /// Reads the whole file for its soundness (PRAGMA quick_check). Errors: DatabaseDamaged.
    [[nodiscard]] Task<Result<void>> verify();

    /// Moves the file and its log aside, as they are: `keydesk.db.damaged-20270131-120000`. Ends with the new path. Nobody
    /// may have it open. Errors: DatabaseBusy, FileUnwritable.
    [[nodiscard]] static Result<QString> setAside(const QString &path, const QDateTime &now);

    const QString &path() const { return m_path; }

private:
    class Connection;
    explicit Database(QString path);
    void post(std::function<void(QSqlDatabase &)> work);

    QString m_path;
    qint64 m_dataVersionAtOpening = 0;
    QThread m_thread;
    std::unique_ptr<Connection> m_connection; ///< lives on m_thread
};
