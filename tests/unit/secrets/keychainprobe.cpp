// SPDX-License-Identifier: GPL-3.0-or-later
#include <secrets/keychainprobe.h>

#include <secrets/runstore.h>
#include <support/await.h>
#include <support/testmain.h>

namespace {

/// A store with one bad habit.
class BadStore : public SecretStore {
public:
    enum Habit { None, ForgetsWrites, ReadsOtherwise, RefusesWrites, RefusesReads, RefusesRemovals };
    explicit BadStore(Habit habit)
        : m_habit(habit)
    {
    }
    QString backend() const override { return QStringLiteral("bad"); }
    QString displayName() const override { return backend(); }
    Task<Result<Secret>> read(QString entry, std::stop_token stop) override
    {
        if (m_habit == RefusesReads) {
            co_return failure(ErrorKind::KeychainLocked);
        }
        if (m_habit == ReadsOtherwise) {
            co_return Secret("another");
        }
        co_return co_await m_store.read(entry, stop);
    }
    Task<Result<void>> write(QString entry, Secret value) override
    {
        if (m_habit == RefusesWrites) {
            co_return failure(ErrorKind::KeychainMissing);
        }
        entries.append(entry);
        if (m_habit == ForgetsWrites) {
            co_return {};
        }
        co_return co_await m_store.write(entry, std::move(value));
    }
    Task<Result<void>> remove(QString entry) override
    {
        removed.append(entry);
        if (m_habit == RefusesRemovals) {
            co_return failure(ErrorKind::KeychainRefused);
        }
        co_return co_await m_store.remove(entry);
    }
    QStringList entries;
    QStringList removed;

private:
    Habit m_habit;
    RunStore m_store;
};

} // namespace

class KeychainProbeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aGoodStorePassesAndKeepsNothing()
    {
        BadStore store(BadStore::None);
        QVERIFY_RESULT(await(probeKeychain(store)));
        QCOMPARE(store.entries.size(), 1);
        QVERIFY(store.entries.first().startsWith(QLatin1String("io.github.keydesk/canary/v1/")));
        QCOMPARE(store.removed, store.entries);
        QVERIFY_RESULT(await(probeKeychain(store)));
        QVERIFY(store.entries.at(0) != store.entries.at(1)); // two programs may probe at once
    }

    void aBadOneIsFoundOut_data()
    {
        QTest::addColumn<int>("habit");
        QTest::addColumn<int>("kind");
        QTest::newRow("answers ok and does nothing")
            << int(BadStore::ForgetsWrites) << int(ErrorKind::KeychainWroteWrong);
        QTest::newRow("another value") << int(BadStore::ReadsOtherwise) << int(ErrorKind::KeychainWroteWrong);
        QTest::newRow("missing") << int(BadStore::RefusesWrites) << int(ErrorKind::KeychainMissing);
        QTest::newRow("locks") << int(BadStore::RefusesReads) << int(ErrorKind::KeychainLocked);
        QTest::newRow("does not remove") << int(BadStore::RefusesRemovals) << int(ErrorKind::KeychainRefused);
    }

    void aBadOneIsFoundOut()
    {
        QFETCH(int, habit);
        QFETCH(int, kind);
        BadStore store(static_cast<BadStore::Habit>(habit));
        QVERIFY_ERROR(await(probeKeychain(store)), static_cast<ErrorKind>(kind));
        QCOMPARE(store.removed, store.entries); // no canary stays
    }

    void aStopBeforehandWritesNothing()
    {
        BadStore store(BadStore::None);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_ERROR(await(probeKeychain(store, stop.get_token())), ErrorKind::Cancelled);
        QVERIFY(store.entries.isEmpty());
    }
};

KEYDESK_TEST(KeychainProbeTest)
#include "keychainprobe.moc"
