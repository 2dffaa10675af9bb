// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"
#include <files/writelock.h>
#include <keys/manifest.h>
#include <keys/process.h>
#include <support/testmain.h>

/// What a killed run leaves at each step boundary, and what the next start makes of it.
class RecoveryTest : public QObject {
    Q_OBJECT

    static QString nameOf(const EntryId &entry) { return keyEntryName(entry); }
    static KeyRow rowOf(Desk &desk, const KeyId &id)
    {
        const auto rows = desk.rows();
        for (const KeyRow &row : *rows) {
            if (row.id == id) {
                return row;
            }
        }
        qFatal("no such row");
    }
    static void restart(Desk &desk)
    {
        desk.start();
        QVERIFY_RESULT(await(desk.book->recover()));
    }

private Q_SLOTS:
    void nothingToDoCostsNoKeychain()
    {
        Desk desk;
        QVERIFY_RESULT(desk.add(QStringLiteral("one")));
        const auto trashed = desk.add(QStringLiteral("two"));
        QVERIFY_RESULT(await(desk.book->remove(trashed->id)));
        desk.keychain.misbehave(-1, MemoryStore::Fault::Refuses);
        restart(desk);
        QCOMPARE(desk.keychain.calls, 0);
        QCOMPARE(desk.keys()->size(), 2);
    }

    void killedAfterTheRow()
    {
        Desk desk;
        const auto other = desk.add(QStringLiteral("other"));
        KeyRow row = rowOf(desk, other->id);
        row.id = KeyId(QUuid::createUuid());
        row.entry = EntryId(QUuid::createUuid());
        row.label = *Label::parse(u"new");
        row.stage = KeyStage::Pending;
        QVERIFY_RESULT(desk.put(row));
        QCOMPARE(desk.keys()->size(), 1); // never shown
        QVERIFY_ERROR(await(desk.book->key(row.id)), ErrorKind::NoSuchKey);
        restart(desk);
        QCOMPARE(desk.rows()->size(), 1);
    }

    void killedAfterTheFirstRowOfAll()
    {
        Desk desk;
        const auto key = desk.add(QStringLiteral("first"));
        KeyRow row = rowOf(desk, key->id);
        row.stage = KeyStage::Pending;
        QVERIFY_RESULT(desk.change(row));
        desk.keychain.entries.clear(); // not even the manifest was written
        restart(desk);
        QCOMPARE(desk.rows()->size(), 0);
        QVERIFY(desk.keychain.entries.empty()); // nor a canary left
    }

    void killedAfterTheEntry()
    {
        Desk desk;
        const auto key = desk.add(QStringLiteral("new"), "new secret");
        KeyRow row = rowOf(desk, key->id);
        row.stage = KeyStage::Pending;
        QVERIFY_RESULT(desk.change(row));
        restart(desk);
        QCOMPARE(desk.keys(KeyBook::Which::Active)->size(), 1);
        QVERIFY(desk.holds(key->id, "new secret"));
    }

    void whatCannotBeReadIsLeft()
    {
        Desk desk;
        const auto key = desk.add(QStringLiteral("new"), "new secret");
        const auto other = desk.add(QStringLiteral("other"));
        KeyRow row = rowOf(desk, key->id);
        row.stage = KeyStage::Pending;
        QVERIFY_RESULT(desk.change(row));
        desk.keychain.isLocked = true;
        const int reads = desk.keychain.reads;
        restart(desk);
        QCOMPARE(desk.keychain.reads, reads); // nobody is asked for a password at the start
        QCOMPARE(rowOf(desk, key->id).stage, KeyStage::Pending);
        desk.keychain.isLocked = false;
        const auto entries = std::exchange(desk.keychain.entries, {}).size(); // unreadable as a whole
        QVERIFY(entries > 0);
        restart(desk);
        QCOMPARE(rowOf(desk, key->id).stage, KeyStage::Pending);
        QVERIFY_RESULT(other);
    }

    void aPendingRowThatIsLeftDoesNotBlockItsLabelForEver()
    {
        Desk desk;
        QVERIFY_RESULT(desk.add(QStringLiteral("other")));
        const auto key = desk.add(QStringLiteral("new"));
        KeyRow row = rowOf(desk, key->id);
        row.stage = KeyStage::Pending;
        QVERIFY_RESULT(desk.change(row));
        desk.keychain.entries.erase(nameOf(row.entry));
        const auto again = desk.add(QStringLiteral("new"), "again"); // without a restart
        QVERIFY_RESULT(again);
        QVERIFY(desk.holds(again->id, "again"));
        QCOMPARE(desk.rows()->size(), 2);
    }

    void aPendingKeyWithASpoiltEntryShowsAndSaysSo()
    {
        Desk desk;
        const auto key = desk.add(QStringLiteral("one"));
        KeyRow row = rowOf(desk, key->id);
        row.stage = KeyStage::Pending;
        QVERIFY_RESULT(desk.change(row));
        desk.keychain.entries.insert_or_assign(nameOf(row.entry), Secret("spoilt"));
        restart(desk);
        QCOMPARE(desk.keys(KeyBook::Which::Active)->size(), 1);
        QVERIFY_ERROR(await(desk.book->secret(key->id)), ErrorKind::KeychainEntryDamaged);
        QVERIFY(desk.keychain.entries.at(nameOf(row.entry)) == Secret("spoilt"));
        const Rotation untried{.noTest = true};
        QVERIFY_RESULT(await(desk.book->rotate(key->id, Secret("new"), untried)));
        QVERIFY(desk.holds(key->id, "new"));
    }

    void killedBeforeTheSwitchKeepsTheOld()
    {
        Desk desk;
        const auto key = desk.add(QStringLiteral("Price"), "old secret");
        KeyRow row = rowOf(desk, key->id);
        row.strayEntry = EntryId(QUuid::createUuid());
        QVERIFY_RESULT(desk.change(row));
        desk.keychain.entries[nameOf(*row.strayEntry)] = Secret("{\"half\":true}");
        restart(desk);
        QVERIFY(desk.holds(key->id, "old secret"));
        QCOMPARE(desk.keyEntries(), QStringList{nameOf(row.entry)});
        QVERIFY(!rowOf(desk, key->id).strayEntry);
    }

    void killedAfterTheSwitchKeepsTheNew()
    {
        Desk desk;
        const auto key = desk.add(QStringLiteral("Price"), "secret");
        const EntryId old = rowOf(desk, key->id).entry;
        QVERIFY_RESULT(await(desk.book->edit(key->id, {.label = *Label::parse(u"New")})));
        KeyRow row = rowOf(desk, key->id);
        row.strayEntry = old;
        QVERIFY_RESULT(desk.change(row));
        desk.keychain.entries[nameOf(old)] = Secret("{\"old\":true}");
        restart(desk);
        QVERIFY(desk.holds(key->id, "secret"));
        QCOMPARE(desk.keyEntries(), QStringList{nameOf(row.entry)});
        QCOMPARE(desk.keys()->first().label.text(), QStringLiteral("New"));
    }

    void killedWhilePurging()
    {
        for (const bool entryIsGone : {false, true}) {
            Desk desk;
            QVERIFY_RESULT(desk.add(QStringLiteral("other")));
            const auto key = desk.add(QStringLiteral("Price"));
            QVERIFY_RESULT(await(desk.book->remove(key->id)));
            KeyRow row = rowOf(desk, key->id);
            row.stage = KeyStage::Purging;
            QVERIFY_RESULT(desk.change(row));
            if (entryIsGone) {
                desk.keychain.entries.erase(nameOf(row.entry));
            }
            restart(desk);
            QCOMPARE(desk.rows()->size(), 1);
            QCOMPARE(desk.keyEntries().size(), 1);
            Manifest manifest(desk.keychain);
            QVERIFY(!(**await(manifest.read())).contains(row.entry.text()));
        }
    }

    void theTrashIsEmptiedAfterThirtyDays()
    {
        Desk desk;
        const auto kept = desk.add(QStringLiteral("kept"));
        const auto old = desk.add(QStringLiteral("old"));
        QVERIFY_RESULT(await(desk.book->remove(old->id)));
        desk.clock.time = desk.clock.time.addDays(29);
        restart(desk);
        QCOMPARE(desk.keys(KeyBook::Which::Trash)->size(), 1);
        QVERIFY_RESULT(await(desk.book->remove(kept->id)));
        desk.clock.time = desk.clock.time.addDays(2);
        restart(desk);
        const auto trash = desk.keys(KeyBook::Which::Trash);
        QCOMPARE(trash->size(), 1);
        QCOMPARE(trash->first().id, kept->id);
        QCOMPARE(desk.keyEntries().size(), 1);
    }

    void rowsOfARunGoWithIt()
    {
        Desk desk;
        NewKey key = Desk::newKey(QStringLiteral("mine"));
        key.forThisRunOnly = true;
        const auto mine = await(desk.book->add(key, Secret("x")));
        QVERIFY_RESULT(mine);
        KeyRow dead = rowOf(desk, mine->id);
        dead.id = KeyId(QUuid::createUuid());
        dead.entry = EntryId(QUuid::createUuid());
        dead.label = *Label::parse(u"of a dead run");
        QStringList process = ownProcess().split(QLatin1Char('|'));
        process[3] = QStringLiteral("1");
        dead.owner = process.join(QLatin1Char('|'));
        QVERIFY_RESULT(desk.put(dead));
        KeyRow alive = dead;
        alive.id = KeyId(QUuid::createUuid());
        alive.entry = EntryId(QUuid::createUuid());
        alive.label = *Label::parse(u"of a living run");
        process[1] = QStringLiteral("pid:[1]"); // in another container, for all one can tell
        alive.owner = process.join(QLatin1Char('|'));
        QVERIFY_RESULT(desk.put(alive));

        QVERIFY_RESULT(await(desk.book->recover()));
        QCOMPARE(desk.rows()->size(), 2);
        QCOMPARE(await(desk.book->key(alive.id))->state, KeyState::Elsewhere);
        QVERIFY_ERROR(await(desk.book->secret(alive.id)), ErrorKind::KeychainElsewhere);
        QVERIFY(desk.holds(mine->id, "x"));
        QCOMPARE(desk.keychain.calls, 0);
    }

    void whoeverWritesIsLeftInPeace()
    {
        Desk desk;
        QVERIFY_RESULT(desk.add(QStringLiteral("other")));
        const auto key = desk.add(QStringLiteral("new"));
        KeyRow row = rowOf(desk, key->id);
        row.stage = KeyStage::Pending;
        QVERIFY_RESULT(desk.change(row));
        WriteLock theirs(desk.database->path());
        const auto held = await(theirs.acquire());
        QVERIFY_RESULT(held);
        restart(desk);
        QCOMPARE(rowOf(desk, key->id).stage, KeyStage::Pending);
    }
};

KEYDESK_TEST(RecoveryTest)
#include "recovery.moc"
