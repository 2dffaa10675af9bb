// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"
#include <keys/manifest.h>
#include <support/testmain.h>

namespace {

using Fault = MemoryStore::Fault;
constexpr int MostCalls = 40; ///< more than any sequence makes

} // namespace

/// Every sequence of steps, with every fault of the keychain at every one of its calls: afterwards each key is the old
/// or the new one, nothing is orphaned, and nothing says 'saved' that was not stored.
class FaultsTest : public QObject {
    Q_OBJECT

    /// After the next start: every entry belongs to a row, every row has its entry, and the manifest lacks none.
    static void everythingIsSound(Desk &desk)
    {
        desk.keychain.behave();
        desk.start();
        QVERIFY_RESULT(await(desk.book->recover()));
        const auto rows = desk.rows();
        QVERIFY_RESULT(rows);
        QStringList expected;
        for (const KeyRow &row : *rows) {
            QVERIFY(row.stage == KeyStage::Active || row.stage == KeyStage::Removed);
            QVERIFY(!row.strayEntry);
            expected.append(keyEntryName(row.entry));
            if (row.previousEntry) {
                expected.append(keyEntryName(*row.previousEntry));
            }
        }
        expected.sort();
        QCOMPARE(desk.keyEntries(), expected);
        Manifest manifest(desk.keychain);
        const auto listed = await(manifest.read());
        QVERIFY_RESULT(listed);
        const QStringList ids
            = listed->value_or(QStringList()); // none when a fault has spoilt it: the next write mends it
        for (const KeyRow &row : *rows) {
            QVERIFY(ids.isEmpty() || ids.contains(row.entry.text()));
        }
    }

    /// Runs `check(desk, call)` with a fault at each call in turn, until a run has fewer calls than that.
    template <class Check> static void atEveryCall(Check check)
    {
        QFETCH(int, fault);
        int call = 0;
        for (; call < MostCalls; ++call) {
            Desk desk;
            QVERIFY_RESULT(desk.add(QStringLiteral("other"), "other secret"));
            const bool wasReached = check(desk, call, static_cast<Fault>(fault));
            if (QTest::currentTestFailed()) {
                qWarning("at call %d", call);
                return;
            }
            everythingIsSound(desk);
            const auto keys = desk.keys(KeyBook::Which::Active);
            QVERIFY_RESULT(keys);
            QVERIFY(desk.holds(keys->last().id, "other secret") || desk.holds(keys->first().id, "other secret"));
            if (QTest::currentTestFailed()) {
                qWarning("at call %d", call);
                return;
            }
            if (!wasReached) {
                break;
            }
        }
        QVERIFY(call > 2 && call < MostCalls);
    }

    static void everyFault()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("refuses") << int(Fault::Refuses);
        QTest::newRow("refuses after doing") << int(Fault::RefusesAfterDoing);
        QTest::newRow("does nothing") << int(Fault::DoesNothing);
        QTest::newRow("another value") << int(Fault::AnotherValue);
        QTest::newRow("empty") << int(Fault::Empty);
        QTest::newRow("locks") << int(Fault::Locks);
        QTest::newRow("dies") << int(Fault::Dies);
        QTest::newRow("never answers") << int(Fault::NeverAnswers);
    }

    /// A rotation that is not tried at a server, with the fault in it.
    template <bool KeepOld> static bool rotateAt(Desk &desk, int call, Fault fault)
    {
        const auto key = desk.add(QStringLiteral("key"), "old secret");
        const Rotation how{.keepOld = KeepOld, .noTest = true};
        desk.keychain.misbehave(call, fault);
        const auto rotated = await(desk.book->rotate(key->id, Secret("new secret"), how));
        const bool wasReached = desk.keychain.calls > call;
        [&] {
            everythingIsSound(desk);
            QVERIFY(desk.holds(key->id, rotated ? "new secret" : "old secret"));
            const auto spare = await(desk.book->find(*KeyReference::parse(u"Acme/key (old)")));
            QCOMPARE(spare.has_value(), KeepOld && rotated);
            if (spare) {
                QVERIFY(desk.holds(spare->id, "old secret"));
            }
            if (rotated) {
                QVERIFY_RESULT(await(desk.book->rollBack(key->id)));
                QVERIFY(desk.holds(key->id, "old secret"));
            }
        }();
        return wasReached;
    }

private Q_SLOTS:
    void adding_data() { everyFault(); }
    void adding()
    {
        atEveryCall([](Desk &desk, int call, Fault fault) {
            desk.keychain.misbehave(call, fault);
            const auto added = desk.add(QStringLiteral("new"), "new secret");
            const bool wasReached = desk.keychain.calls > call;
            desk.keychain.behave();
            const auto active = desk.keys(KeyBook::Which::Active);
            // Said to be saved: it is. Said to have failed: there is no such key, now and after the next start.
            [&] {
                QVERIFY_RESULT(active);
                QCOMPARE(active->size(), added ? 2 : 1);
                if (added) {
                    QVERIFY(desk.holds(added->id, "new secret"));
                }
                everythingIsSound(desk);
                QCOMPARE(desk.keys()->size(), added ? 2 : 1);
            }();
            return wasReached;
        });
    }

    void changing_data() { everyFault(); }
    void changing()
    {
        atEveryCall([](Desk &desk, int call, Fault fault) {
            const auto key = desk.add(QStringLiteral("old"), "secret");
            const KeyChange change{.label = *Label::parse(u"new"), .clientId = *ClientId::parse(u"new-client")};
            desk.keychain.misbehave(call, fault);
            const auto edited = await(desk.book->edit(key->id, change));
            const bool wasReached = desk.keychain.calls > call;
            [&] {
                everythingIsSound(desk);
                const auto now = await(desk.book->key(key->id));
                QVERIFY_RESULT(now);
                QCOMPARE(now->label.text(), edited ? QStringLiteral("new") : QStringLiteral("old"));
                QCOMPARE(now->clientId.text(), edited ? QStringLiteral("new-client") : QStringLiteral("key-good"));
                QVERIFY(desk.holds(key->id, "secret"));
            }();
            return wasReached;
        });
    }

    void rotating_data() { everyFault(); }
    void rotating() { atEveryCall(&FaultsTest::rotateAt<false>); }
    void rotatingAndKeepingTheOld_data() { everyFault(); }
    void rotatingAndKeepingTheOld() { atEveryCall(&FaultsTest::rotateAt<true>); }

    void rollingBack_data() { everyFault(); }
    void rollingBack()
    {
        atEveryCall([](Desk &desk, int call, Fault fault) {
            const auto key = desk.add(QStringLiteral("key"), "old secret");
            const Rotation untried{.noTest = true};
            const auto rotated = await(desk.book->rotate(key->id, Secret("new secret"), untried));
            const auto renamed = await(desk.book->edit(key->id, {.label = *Label::parse(u"kez")}));
            desk.keychain.misbehave(call, fault);
            const auto rolled = await(desk.book->rollBack(key->id));
            const bool wasReached = desk.keychain.calls > call;
            [&] {
                QVERIFY_RESULT(rotated);
                QVERIFY_RESULT(renamed);
                everythingIsSound(desk);
                QVERIFY(desk.holds(key->id, rolled ? "old secret" : "new secret"));
                QVERIFY(desk.row(key->id).previousEntry); // the other one is kept either way
            }();
            return wasReached;
        });
    }

    void purging_data() { everyFault(); }
    void purging()
    {
        atEveryCall([](Desk &desk, int call, Fault fault) {
            const auto key = desk.add(QStringLiteral("old"), "secret");
            [&] { QVERIFY_RESULT(await(desk.book->remove(key->id))); }();
            desk.keychain.misbehave(call, fault);
            const auto purged = await(desk.book->purge(key->id));
            const bool wasReached = desk.keychain.calls > call;
            [&] {
                if (purged) {
                    QCOMPARE(desk.keys()->size(), 1);
                } else {
                    QCOMPARE(desk.keys(KeyBook::Which::Trash)->size(), 1); // to be seen and purged again
                }
            }();
            return wasReached;
        });
    }

    void anEmptyKeychainIsNoReasonToDropAnything()
    {
        Desk desk;
        const auto key = desk.add(QStringLiteral("one"));
        const auto trashed = desk.add(QStringLiteral("two"));
        QVERIFY_RESULT(await(desk.book->remove(trashed->id)));
        const auto kept = std::exchange(desk.keychain.entries, {});
        desk.clock.time = desk.clock.time.addDays(31);
        desk.start();
        QVERIFY_RESULT(await(desk.book->recover()));
        QCOMPARE(desk.keys()->size(), 2);
        QVERIFY_ERROR(await(desk.book->secret(key->id)), ErrorKind::KeychainUnreadable);
        QCOMPARE(await(desk.book->key(key->id))->state, KeyState::Untested); // not 'missing'
    }

    void oneThatIsMissingIsSaidToBe()
    {
        Desk desk;
        const auto key = desk.add(QStringLiteral("one"));
        QVERIFY_RESULT(desk.add(QStringLiteral("two")));
        desk.keychain.entries.erase(QStringLiteral("io.github.keydesk/key/v1/") + key->id.text());
        QVERIFY_ERROR(await(desk.book->secret(key->id)), ErrorKind::KeychainEntryMissing);
        QCOMPARE(await(desk.book->key(key->id))->state, KeyState::Missing);
        desk.keychain.isLocked = true;
        QVERIFY_ERROR(await(desk.book->secret(key->id)), ErrorKind::KeychainLocked);
        QCOMPARE(await(desk.book->key(key->id))->state, KeyState::Missing);
    }

    void aDamagedOrForeignEntryIsSaidToBe()
    {
        Desk desk;
        const auto one = desk.add(QStringLiteral("one"));
        const auto two = desk.add(QStringLiteral("two"));
        const auto nameOf
            = [](const Result<ApiKey> &key) { return QStringLiteral("io.github.keydesk/key/v1/") + key->id.text(); };
        desk.keychain.entries[nameOf(one)] = desk.keychain.entries[nameOf(two)].duplicate();
        QVERIFY_ERROR(await(desk.book->secret(one->id)), ErrorKind::KeychainEntryDamaged);
        desk.keychain.entries[nameOf(two)] = Secret("{\"v\":1");
        QVERIFY_ERROR(await(desk.book->secret(two->id)), ErrorKind::KeychainEntryDamaged);
    }

    void aStopBeforeTheFirstWriteAddsNothing()
    {
        Desk desk;
        std::stop_source stop;
        stop.request_stop();
        const NewKey key = Desk::newKey(QStringLiteral("new"));
        QVERIFY_ERROR(await(desk.book->add(key, Secret("x"), stop.get_token())), ErrorKind::Cancelled);
        QCOMPARE(desk.keychain.writes, 0);
        QCOMPARE(desk.rows()->size(), 0);
        QCOMPARE(await(desk.book->spaces())->size(), 0); // nor the space that it would have made
    }
};

KEYDESK_TEST(FaultsTest)
#include "faults.moc"
