// SPDX-License-Identifier: GPL-3.0-or-later
#include "backups.h"
#include <keys/manifest.h>
#include <QSignalSpy>
#include <support/testmain.h>

/// A backup comes back, merged with what is here.
class RestoreTest : public QObject {
    Q_OBJECT
    static constexpr Rotation Untried{.noTest = true};

    static Result<ApiKey> find(Desk &desk, const char16_t *reference)
    {
        return await(desk.book->find(*KeyReference::parse(reference)));
    }

private Q_SLOTS:
    void everythingComesBackOnANewMachine()
    {
        Desk desk;
        NewKey plain = Desk::newKey(QStringLiteral("Price"));
        plain.note = QStringLiteral("a note");
        const auto price = await(desk.book->add(plain, Secret("s1")));
        const auto import = desk.add(QStringLiteral("Import"), "old");
        const auto trashed = desk.add(QStringLiteral("Trashed"), "s3");
        QVERIFY_RESULT(await(desk.book->addSpace(*SpaceName::parse(u"Empty"), SpaceSettings::sellytics())));
        QVERIFY_RESULT(await(desk.book->rotate(import->id, Secret("new"), Untried)));
        QVERIFY_RESULT(await(desk.book->edit(price->id, {.rotateBy = QDate(2027, 5, 1)})));
        QVERIFY_RESULT(await(desk.book->remove(trashed->id)));
        const auto backup = backupOf(desk);

        Desk other;
        other.clock.time = desk.clock.time.addDays(40);
        QSignalSpy changed(other.book.get(), &KeyBook::reset);
        QList<int> steps;
        const auto plan = planOf(other, backup);
        const auto progress = [&steps](int done, int) { steps.append(done); };
        const auto done = await(other.book->restoreBackup(backup, *plan, progress));
        QVERIFY_RESULT(done);
        QVERIFY(!done->trouble);
        QCOMPARE(done->keys.size(), 3);
        QCOMPARE(steps, QList<int>{3});
        QCOMPARE(changed.count(), 1);
        const auto back = await(other.book->key(price->id));
        QVERIFY_RESULT(back);
        QCOMPARE(back->note, QStringLiteral("a note"));
        QCOMPARE(back->rotateBy, QDate(2027, 5, 1));
        QCOMPARE(back->createdAt, price->createdAt);
        QCOMPARE(back->state, KeyState::Untested);
        QVERIFY(other.holds(price->id, "s1"));
        QVERIFY(other.holds(import->id, "new"));
        QVERIFY_RESULT(await(other.book->rollBack(import->id)));
        QVERIFY(other.holds(import->id, "old"));
        const auto trash = other.keys(KeyBook::Which::Trash);
        QCOMPARE(trash->size(), 1);
        QCOMPARE(trash->first().removedAt, other.clock.time); // its thirty days begin anew
        QVERIFY_RESULT(await(other.book->restore(trashed->id)));
        QVERIFY(other.holds(trashed->id, "s3"));
        QCOMPARE(await(other.book->spaces())->size(), 2);
        QCOMPARE(await(other.book->countLost()), Result<int>(0));
        QCOMPARE(planOf(other, backupOf(other))->count(Standing::Same), 3);
    }

    void aSecondTimeChangesNothing()
    {
        Desk desk;
        QVERIFY_RESULT(desk.add(QStringLiteral("Price"), "s1"));
        const auto backup = backupOf(desk);
        Desk other;
        QVERIFY_RESULT(restored(other, backup));
        const auto rows = other.rows();
        const auto entries = other.keyEntries();
        const auto again = restored(other, backup);
        QVERIFY_RESULT(again);
        QVERIFY(again->keys.isEmpty());
        QCOMPARE(other.rows(), rows);
        QCOMPARE(other.keyEntries(), entries);
    }

    void aReplacedSecretIsKeptAsTheEarlierOne()
    {
        for (const bool chosen : {false, true}) {
            Desk desk;
            const auto key = desk.add(QStringLiteral("Price"), "s1");
            const auto backup = backupOf(desk);
            desk.clock.time = desk.clock.time.addSecs(5);
            QVERIFY_RESULT(await(desk.book->rotate(key->id, Secret("s2"), Untried)));
            const auto done = restored(desk, backup, chosen ? QSet<KeyId>{key->id} : QSet<KeyId>());
            QVERIFY_RESULT(done);
            QCOMPARE(done->keys.size(), chosen ? 1 : 0);
            QVERIFY(desk.holds(key->id, chosen ? "s1" : "s2"));
            QVERIFY_RESULT(await(desk.book->rollBack(key->id)));
            QVERIFY(desk.holds(key->id, chosen ? "s2" : "s1"));
            QCOMPARE(desk.keyEntries().size(), 2);
        }
    }

    void anEntryThatIsGoneComesBack()
    {
        Desk desk;
        QVERIFY_RESULT(desk.add(QStringLiteral("other")));
        const auto key = desk.add(QStringLiteral("Price"), "s1");
        const auto backup = backupOf(desk);
        desk.keychain.entries.erase(keyEntryName(desk.row(key->id).entry));
        QVERIFY_ERROR(await(desk.book->secret(key->id)), ErrorKind::KeychainEntryMissing);
        QCOMPARE(await(desk.book->key(key->id))->state, KeyState::Missing);
        const auto done = restored(desk, backup);
        QVERIFY_RESULT(done);
        QCOMPARE(done->keys, QList<KeyId>{key->id});
        QVERIFY(desk.holds(key->id, "s1"));
        QCOMPARE(await(desk.book->key(key->id))->state, KeyState::Untested);
    }

    void aKeyLeavesTheTrashWhenItIsChosen()
    {
        Desk desk;
        const auto key = desk.add(QStringLiteral("Price"), "s1");
        const auto backup = backupOf(desk);
        QVERIFY_RESULT(await(desk.book->remove(key->id)));
        QVERIFY_RESULT(restored(desk, backup));
        QVERIFY_ERROR(
            find(desk, u"Acme/Price").map([](const ApiKey &found) { return found.state; }).and_then([](KeyState state) {
                return state == KeyState::Trash ? Result<void>(failure(ErrorKind::KeyInTrash)) : Result<void>();
            }),
            ErrorKind::KeyInTrash);
        QVERIFY_RESULT(desk.add(QStringLiteral("Price"), "s2"));
        QVERIFY_RESULT(restored(desk, backup, {key->id}));
        const auto back = find(desk, u"Acme/Price (2)");
        QVERIFY_RESULT(back);
        QCOMPARE(back->id, key->id);
        QVERIFY(desk.holds(key->id, "s1"));
        QVERIFY_RESULT(await(desk.book->recover()));
        QCOMPARE(await(desk.book->countLost()), Result<int>(0));
    }

    void aPlanThatIsNoLongerTrueIsNotDone()
    {
        Desk desk;
        const auto key = desk.add(QStringLiteral("Price"), "s1");
        const auto backup = backupOf(desk);
        desk.keychain.entries.erase(keyEntryName(desk.row(key->id).entry));
        const auto plan = planOf(desk, backup);
        QVERIFY_RESULT(await(desk.book->rotate(key->id, Secret("s2"), Untried)));
        QVERIFY_ERROR(await(desk.book->restoreBackup(backup, *plan)), ErrorKind::KeysChanged);
        QVERIFY(desk.holds(key->id, "s2"));

        Desk other;
        const auto fresh = planOf(other, backup);
        QVERIFY_RESULT(other.add(QStringLiteral("Price"), "mine")); // takes the label, and makes the space
        QVERIFY_ERROR(await(other.book->restoreBackup(backup, *fresh)), ErrorKind::KeysChanged);
        QCOMPARE(other.rows()->size(), 1);
        QCOMPARE(other.keyEntries().size(), 1);
    }

    void aLabelThatWasTakenSinceEndsIt()
    {
        Desk desk;
        QVERIFY_RESULT(desk.add(QStringLiteral("Price"), "s1"));
        const auto backup = backupOf(desk);
        Desk other;
        QVERIFY_RESULT(other.add(QStringLiteral("Other"), "mine"));
        const auto plan = planOf(other, backup);
        QVERIFY_RESULT(other.add(QStringLiteral("PRICE"), "mine too"));
        QVERIFY_ERROR(await(other.book->restoreBackup(backup, *plan)), ErrorKind::KeysChanged);
        QCOMPARE(other.rows()->size(), 2);
    }

    void itStopsBetweenBatches()
    {
        Desk desk;
        BackupText text(desk.clock.time, {sampleSpace()});
        for (int i = 0; i < 1100; ++i) {
            BackupKey key = sampleKey();
            key.id = KeyId(QUuid::createUuid());
            key.label = *Label::parse(QStringLiteral("Key %1").arg(i));
            text.add(key, {key.clientId, Secret("s" + QByteArray::number(i))}, nullptr);
        }
        const auto backup = std::make_shared<const Backup>(*Backup::parse(text.finish()));
        const auto plan = planOf(desk, backup);
        std::stop_source stop;
        QList<int> steps;
        const auto progress = [&](int done, int) {
            steps.append(done);
            stop.request_stop();
        };
        const auto done = await(desk.book->restoreBackup(backup, *plan, progress, stop.get_token()));
        QVERIFY_RESULT(done);
        QCOMPARE(done->keys.size(), 500);
        QVERIFY(done->trouble && done->trouble->kind == ErrorKind::Cancelled);
        QCOMPARE(desk.rows()->size(), 500);
        QVERIFY(desk.holds(backup->keys().at(499).id, "s499"));
        // What is missing comes with the next one.
        const auto rest = restored(desk, backup);
        QVERIFY_RESULT(rest);
        QCOMPARE(rest->keys.size(), 600);
        QCOMPARE(desk.keys(KeyBook::Which::Active)->size(), 1100);
        std::stop_source before;
        before.request_stop();
        QVERIFY_ERROR(await(desk.book->restoreBackup(backup, *plan, {}, before.get_token())), ErrorKind::Cancelled);
    }

    void withoutAKeychainNothingIsChanged()
    {
        Desk desk;
        QVERIFY_RESULT(desk.add(QStringLiteral("Price"), "s1"));
        const auto backup = backupOf(desk);
        Desk other;
        other.keychain.isDead = true;
        QVERIFY_ERROR(restored(other, backup), ErrorKind::KeychainMissing);
        QCOMPARE(other.rows()->size(), 0);
        QCOMPARE(await(other.book->spaces())->size(), 0);
    }

    void whatCannotBeReadIsNamed()
    {
        Desk desk;
        QVERIFY_RESULT(desk.add(QStringLiteral("one"), "s1"));
        const auto lost = desk.add(QStringLiteral("two"), "s2");
        const auto spoilt = desk.add(QStringLiteral("three"), "s3");
        desk.keychain.entries.erase(keyEntryName(desk.row(lost->id).entry));
        desk.keychain.entries.insert_or_assign(keyEntryName(desk.row(spoilt->id).entry), Secret("spoilt"));
        const auto refused = await(desk.book->collectBackup(Partial::Refused));
        QVERIFY_ERROR(refused, ErrorKind::BackupIncomplete);
        QCOMPARE(refused.error().arguments, (QStringList{QStringLiteral("2"), QStringLiteral("Acme/three, Acme/two")}));
        auto partial = await(desk.book->collectBackup(Partial::Allowed));
        QVERIFY_RESULT(partial);
        QCOMPARE(partial->keys, 1);
        const auto backup = Backup::parse(std::move(partial->document));
        QCOMPARE(backup->keys().size(), 1);
        QCOMPARE(backup->missing(), (QStringList{QStringLiteral("Acme/three"), QStringLiteral("Acme/two")}));
        desk.keychain.isLocked = true;
        QVERIFY_ERROR(await(desk.book->collectBackup(Partial::Allowed)), ErrorKind::KeychainLocked);
        desk.keychain.isLocked = false;
        desk.keychain.entries.clear();
        QVERIFY_ERROR(await(desk.book->collectBackup(Partial::Allowed)), ErrorKind::KeychainUnreadable);
    }

    void collectingCanBeStopped()
    {
        Desk desk;
        QVERIFY_RESULT(desk.add(QStringLiteral("one"), "s1"));
        QVERIFY_RESULT(desk.add(QStringLiteral("two"), "s2"));
        std::stop_source stop;
        const auto progress = [&stop](int, int) { stop.request_stop(); };
        QVERIFY_ERROR(
            await(desk.book->collectBackup(Partial::Refused, progress, stop.get_token())), ErrorKind::Cancelled);
    }
};

KEYDESK_TEST(RestoreTest)
#include "restore.moc"
