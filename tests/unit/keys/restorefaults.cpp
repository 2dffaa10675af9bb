// SPDX-License-Identifier: GPL-3.0-or-later
#include "backups.h"
#include <keys/manifest.h>
#include <support/testmain.h>

namespace {

using RestoreFault = MemoryStore::Fault;

} // namespace

/// A restore with every fault of the keychain at every one of its calls, and one that was killed at each step: afterwards
/// each key is the one that was here or the one of the backup, and nothing is orphaned.
class RestoreFaultsTest : public QObject {
    Q_OBJECT
    static constexpr Rotation Untried{.noTest = true};

    struct Story {
        std::shared_ptr<const Backup> backup;
        KeyId rotated; ///< s2 with s1 before it in the backup, s1 here
        KeyId lost; ///< without an entry here
        KeyId fresh; ///< not here; with an earlier secret
        KeyId trashed; ///< not here; in the trash there
    };

    /// On `desk`, and as another machine has backed it up.
    static Story begin(Desk &desk)
    {
        Desk there;
        const auto rotated = there.add(QStringLiteral("rotated"), "s1");
        const auto lost = there.add(QStringLiteral("lost"), "l1");
        there.clock.time = there.clock.time.addSecs(-30);
        const auto backup = backupOf(there);
        if (!restored(desk, backup)) {
            qFatal("nothing to begin with");
        }
        there.clock.time = there.clock.time.addSecs(60);
        const auto fresh = there.add(QStringLiteral("fresh"), "f1");
        const auto trashed = there.add(QStringLiteral("trashed"), "t1");
        for (const auto &[id, secret] : {std::pair(rotated->id, "s2"), std::pair(fresh->id, "f2")}) {
            if (!await(there.book->rotate(id, Secret(secret), Untried))) {
                qFatal("not rotated");
            }
        }
        (void)await(there.book->remove(trashed->id));
        desk.keychain.entries.erase(keyEntryName(desk.row(lost->id).entry));
        return {backupOf(there), rotated->id, lost->id, fresh->id, trashed->id};
    }

    static void everythingIsSound(Desk &desk, const Story &story)
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
            if (row.id == story.lost) {
                // Its old entry is gone, whichever of the two that is.
                expected.removeIf([&desk](const QString &name) { return !desk.keychain.entries.contains(name); });
            }
        }
        expected.sort();
        QCOMPARE(desk.keyEntries(), expected);
        // And the next try brings everything.
        QVERIFY_RESULT(restored(desk, story.backup));
        QVERIFY(desk.holds(story.rotated, "s2"));
        QVERIFY(desk.holds(story.lost, "l1"));
        QVERIFY(desk.holds(story.fresh, "f2"));
        QCOMPARE(desk.keys(KeyBook::Which::Trash)->size(), 1);
        QVERIFY_RESULT(await(desk.book->rollBack(story.rotated)));
        QVERIFY(desk.holds(story.rotated, "s1"));
        QVERIFY_RESULT(await(desk.book->rollBack(story.fresh)));
        QVERIFY(desk.holds(story.fresh, "f1"));
    }

private Q_SLOTS:
    void everyFaultAtEveryCall_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("refuses") << int(RestoreFault::Refuses);
        QTest::newRow("refuses after doing") << int(RestoreFault::RefusesAfterDoing);
        QTest::newRow("does nothing") << int(RestoreFault::DoesNothing);
        QTest::newRow("another value") << int(RestoreFault::AnotherValue);
        QTest::newRow("locks") << int(RestoreFault::Locks);
        QTest::newRow("dies") << int(RestoreFault::Dies);
        QTest::newRow("never answers") << int(RestoreFault::NeverAnswers);
    }

    void everyFaultAtEveryCall()
    {
        QFETCH(int, fault);
        int call = 0;
        int failures = 0;
        bool wasReached = true;
        for (; wasReached && call < 60; ++call) {
            Desk desk;
            const Story story = begin(desk);
            const auto plan = planOf(desk, story.backup);
            QVERIFY_RESULT(plan);
            QCOMPARE(plan->taken(), 4);
            desk.keychain.misbehave(call, static_cast<RestoreFault>(fault));
            const auto done = await(desk.book->restoreBackup(story.backup, *plan));
            wasReached = desk.keychain.calls > call;
            failures += done ? 0 : 1;
            desk.keychain.behave();
            // Told to be restored is restored; told not to be is as it was.
            QVERIFY(desk.holds(story.rotated, done ? "s2" : "s1"));
            QCOMPARE(desk.holds(story.fresh, "f2"), done.has_value());
            QCOMPARE(desk.keys(KeyBook::Which::Trash)->size(), done ? 1 : 0);
            everythingIsSound(desk, story);
            if (QTest::currentTestFailed()) {
                qWarning("at call %d", call);
                return;
            }
        }
        QVERIFY(call > 10 && call < 60);
        QVERIFY(failures > 8);
    }

    /// The index and the keychain as a kill leaves them: rows begun, and the first `count` entries written.
    void killedAtEveryEntry()
    {
        int written = 0;
        for (int count = 0; count <= written; ++count) {
            Desk desk;
            const Story story = begin(desk);
            const auto before = desk.rows();
            const auto had = desk.keyEntries();
            QVERIFY_RESULT(restored(desk, story.backup));
            QStringList fresh = desk.keyEntries();
            fresh.removeIf([&had](const QString &name) { return had.contains(name); });
            // In the order in which they are written: by key, the earlier secret first.
            QStringList ordered;
            const auto after = desk.rows();
            for (const KeyRow &row : *after) {
                for (const auto &entry : {row.previousEntry, std::optional(row.entry)}) {
                    if (entry && fresh.contains(keyEntryName(*entry))) {
                        ordered.append(keyEntryName(*entry));
                    }
                }
            }
            written = static_cast<int>(ordered.size());
            QCOMPARE(written, 5);
            for (const KeyRow &done : *after) {
                KeyRow begun = done;
                const auto old = std::find_if(
                    before->begin(), before->end(), [&done](const KeyRow &row) { return row.id == done.id; });
                if (old != before->end()) {
                    begun = *old;
                    begun.strayEntry = done.entry;
                } else {
                    begun.stage = done.stage == KeyStage::Removed ? KeyStage::Purging : KeyStage::Pending;
                    begun.removedAt = {};
                }
                QVERIFY_RESULT(desk.change(begun));
            }
            for (const QString &name : ordered.mid(count)) {
                desk.keychain.entries.erase(name);
            }
            everythingIsSound(desk, story);
            if (QTest::currentTestFailed()) {
                qWarning("with %d entries written", count);
                return;
            }
        }
    }

    void aKilledRestoreTidiesTheListOnce()
    {
        Desk desk;
        BackupText text(desk.clock.time, {sampleSpace()});
        for (int i = 0; i < 50; ++i) {
            BackupKey key = sampleKey();
            key.id = KeyId(QUuid::createUuid());
            key.label = *Label::parse(QStringLiteral("Key %1").arg(i));
            text.add(key, {key.clientId, Secret("s")}, nullptr);
        }
        const auto backup = std::make_shared<const Backup>(*Backup::parse(text.finish()));
        QVERIFY_RESULT(restored(desk, backup));
        const auto rows = desk.rows();
        for (KeyRow row : *rows) {
            row.stage = KeyStage::Pending;
            QVERIFY_RESULT(desk.change(row));
            desk.keychain.entries.erase(keyEntryName(row.entry));
        }
        desk.keychain.writes = 0;
        desk.start();
        QVERIFY_RESULT(await(desk.book->recover()));
        QCOMPARE(desk.rows()->size(), 0);
        QCOMPARE(desk.keychain.writes, 1);
        Manifest manifest(desk.keychain);
        QCOMPARE((*await(manifest.read()))->size(), 0);
    }
};

KEYDESK_TEST(RestoreFaultsTest)
#include "restorefaults.moc"
