// SPDX-License-Identifier: GPL-3.0-or-later
#include <files/writelock.h>

#include <QProcess>
#include <QTemporaryDir>
#include <support/await.h>
#include <support/testmain.h>
#include <sys/stat.h>

class WriteLockTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;

    /// Another program that holds the lock until its standard input ends or it is killed.
    std::unique_ptr<QProcess> holder()
    {
        auto process = std::make_unique<QProcess>();
        process->start(QStringLiteral("flock"),
            {QStringLiteral("--exclusive"), m_path + QStringLiteral(".lock"), QStringLiteral("sh"),
                QStringLiteral("-c"), QStringLiteral("echo held; exec cat")});
        QSignalSpy ready(process.get(), &QProcess::readyReadStandardOutput);
        return process->waitForStarted() && ready.wait() ? std::move(process) : nullptr;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("index.sqlite"));
    }

    void oneAtATimeFirstComeFirstServed()
    {
        WriteLock lock(m_path);
        auto first = await(lock.acquire());
        QVERIFY_RESULT(first);
        QList<int> order;
        std::vector<WriteLock::Held> held;
        QObject context;
        for (int i = 1; i <= 3; ++i) {
            whenEnded(lock.acquire(), &context, [&order, &held, i](Result<WriteLock::Held> turn) {
                order.append(i);
                held.push_back(std::move(*turn));
            });
        }
        QVERIFY(lock.tryAcquire().has_value() && !lock.tryAcquire()->has_value());
        QCoreApplication::sendPostedEvents();
        QVERIFY(order.isEmpty());
        first = failure(ErrorKind::Cancelled); // let go
        for (int i = 1; i <= 3; ++i) {
            QTRY_COMPARE(order.size(), i);
            held.clear();
        }
        QCOMPARE(order, (QList<int>{1, 2, 3}));
    }

    void anotherProgramIsWaitedFor()
    {
        auto other = holder();
        QVERIFY(other);
        WriteLock lock(m_path);
        auto turn = lock.acquire();
        QVERIFY(!lock.tryAcquire()->has_value());
        other->closeWriteChannel();
        QVERIFY_RESULT(await(std::move(turn)));
        QSignalSpy ended(other.get(), &QProcess::finished);
        QVERIFY(other->state() == QProcess::NotRunning || ended.wait());
    }

    void aKilledHolderHoldsNothing()
    {
        auto other = holder();
        QVERIFY(other);
        WriteLock lock(m_path);
        auto turn = lock.acquire();
        other->kill(); // cat dies with its parent's pipe
        other->closeWriteChannel();
        QVERIFY_RESULT(await(std::move(turn)));
        QSignalSpy ended(other.get(), &QProcess::finished);
        QVERIFY(other->state() == QProcess::NotRunning || ended.wait());
    }

    void patienceEnds()
    {
        auto other = holder();
        QVERIFY(other);
        WriteLock lock(m_path, std::chrono::milliseconds(60));
        auto first = lock.acquire();
        auto queued = lock.acquire();
        QVERIFY_ERROR(await(std::move(first)), ErrorKind::DatabaseBusy);
        QVERIFY_ERROR(await(std::move(queued)), ErrorKind::DatabaseBusy);
        other->closeWriteChannel();
        QSignalSpy ended(other.get(), &QProcess::finished);
        QVERIFY(other->state() == QProcess::NotRunning || ended.wait());
        QVERIFY_RESULT(await(lock.acquire())); // and nothing is left behind
    }

    void aStopWithdraws()
    {
        WriteLock lock(m_path);
        auto first = await(lock.acquire());
        QVERIFY_RESULT(first);
        std::stop_source stop;
        auto withdrawn = lock.acquire(stop.get_token());
        auto next = lock.acquire();
        stop.request_stop();
        QVERIFY_ERROR(await(std::move(withdrawn)), ErrorKind::Cancelled);
        first = failure(ErrorKind::Cancelled);
        QVERIFY_RESULT(await(std::move(next)));
    }

    void theFileIsItsOwnersOnly()
    {
        WriteLock lock(m_path);
        const auto held = await(lock.acquire());
        QVERIFY_RESULT(held);
        struct stat status = {};
        QCOMPARE(::stat(QFile::encodeName(m_path + QStringLiteral(".lock")).constData(), &status), 0);
        QCOMPARE(static_cast<int>(status.st_mode & 0777), 0600);
    }

    void aFolderThatIsNotThereSaysSo()
    {
        WriteLock lock(QStringLiteral("/nonexistent/index.sqlite"));
        QVERIFY_ERROR(await(lock.acquire()), ErrorKind::DatabaseUnavailable);
    }
};

KEYDESK_TEST(WriteLockTest)
#include "writelock.moc"
