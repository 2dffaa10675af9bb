// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/keybook.h>

#include "desk.h"
#include <storage/sql.h>
#include <support/testmain.h>

class KeyBookTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAddedKeyIsStoredWholly()
    {
        Desk desk;
        QSignalSpy changed(desk.book.get(), &KeyBook::keyChanged);
        NewKey key = Desk::newKey(QStringLiteral("Price"));
        key.note = QStringLiteral("a note");
        const auto added = await(desk.book->add(key, Secret("s3cret")));
        QVERIFY_RESULT(added);
        QCOMPARE(added->label.text(), QStringLiteral("Price"));
        QCOMPARE(added->spaceName.text(), QStringLiteral("Acme"));
        QCOMPARE(added->note, QStringLiteral("a note"));
        QCOMPARE(added->state, KeyState::Untested);
        QCOMPARE(added->createdAt.toMSecsSinceEpoch(), desk.clock.time.toMSecsSinceEpoch());
        QCOMPARE(added->keychain, QStringLiteral("secret-service"));
        QCOMPARE(changed.size(), 1);
        QVERIFY(desk.holds(added->id, "s3cret"));

        desk.start(); // another program finds the same
        QVERIFY_RESULT(await(desk.book->recover()));
        const auto keys = desk.keys();
        QVERIFY_RESULT(keys);
        QCOMPARE(keys->size(), 1);
        QVERIFY(desk.holds(keys->first().id, "s3cret"));
        // As the guide says: the entry is named for the key.
        QCOMPARE(desk.keyEntries(), QStringList{QStringLiteral("io.github.keydesk/key/v1/") + added->id.text()});
    }

    void oneTriedBeforehandStartsAsWorking()
    {
        Desk desk;
        NewKey key = Desk::newKey(QStringLiteral("Price"));
        key.testedGood = true;
        const auto added = await(desk.book->add(key, Secret("x")));
        QVERIFY_RESULT(added);
        QCOMPARE(added->state, KeyState::Works);
        QVERIFY(added->lastTestedAt.isValid());
    }

    void whatCannotBeAddedIsRefused()
    {
        Desk desk;
        NewKey key = Desk::newKey(QStringLiteral("Price"));
        key.newSpace.reset();
        QVERIFY_ERROR(await(desk.book->add(key, Secret("x"))), ErrorKind::NoSuchSpace);
        QVERIFY_RESULT(desk.add(QStringLiteral("Price")));
        const auto taken = desk.add(QStringLiteral("PRICE"));
        QVERIFY_ERROR(taken, ErrorKind::LabelTaken);
        QCOMPARE(taken.error().arguments, (QStringList{QStringLiteral("PRICE"), QStringLiteral("Acme")}));
        key = Desk::newKey(QStringLiteral("Long"));
        key.note = QString(ApiKey::MaxNoteLength + 1, QLatin1Char('x'));
        QVERIFY_ERROR(await(desk.book->add(key, Secret("x"))), ErrorKind::NoteTooLong);
        QCOMPARE(desk.rows()->size(), 1);
        QCOMPARE(desk.keyEntries().size(), 1);
    }

    void aHundredAtOnceAreAllStored()
    {
        Desk desk;
        int ended = 0;
        int good = 0;
        for (int i = 0; i < 100; ++i) {
            const NewKey key = Desk::newKey(QStringLiteral("key %1").arg(i));
            whenEnded(desk.book->add(key, Secret("x")), this, [&](Result<ApiKey> added) {
                ++ended;
                good += added.has_value() ? 1 : 0;
            });
        }
        QTRY_COMPARE_WITH_TIMEOUT(ended, 100, 60'000);
        QCOMPARE(good, 100);
        QCOMPARE(desk.keyEntries().size(), 100);
    }

    void editingReplacesTheEntry()
    {
        Desk desk;
        const auto key = desk.add(QStringLiteral("Price"));
        const auto before = desk.keyEntries();
        const auto edited = await(desk.book->edit(key->id, {.label = *Label::parse(u"New")}));
        QVERIFY_RESULT(edited);
        QCOMPARE(edited->label.text(), QStringLiteral("New"));
        QVERIFY(edited->generation > key->generation);
        QVERIFY(desk.holds(key->id, "s3cret"));
        QCOMPARE(desk.keyEntries().size(), 1);
        QVERIFY(desk.keyEntries() != before);
        const auto entry = KeyEntry::parse(desk.keychain.entries[desk.keyEntries().first()]);
        QVERIFY(entry);
        QCOMPARE(entry->label.text(), QStringLiteral("New")); // it still says what it belongs to
    }

    void aNoteNeedsNoKeychain()
    {
        Desk desk;
        const auto key = desk.add(QStringLiteral("Price"));
        desk.keychain.isLocked = true;
        const auto edited = await(desk.book->edit(key->id, {.note = QStringLiteral("new")}));
        QVERIFY_RESULT(edited);
        QCOMPARE(edited->note, QStringLiteral("new"));
        QVERIFY_ERROR(await(desk.book->edit(key->id, {.label = *Label::parse(u"New")})), ErrorKind::KeychainLocked);
        QCOMPARE(await(desk.book->key(key->id))->label.text(), QStringLiteral("Price"));
    }

    void aTakenLabelCannotBeTakenByEditing()
    {
        Desk desk;
        QVERIFY_RESULT(desk.add(QStringLiteral("one")));
        const auto two = desk.add(QStringLiteral("two"));
        const auto refused = await(desk.book->edit(two->id, {.label = *Label::parse(u"ONE")}));
        QVERIFY_ERROR(refused, ErrorKind::LabelTaken);
        QCOMPARE(refused.error().arguments, (QStringList{QStringLiteral("ONE"), QStringLiteral("Acme")}));
        QCOMPARE(desk.keyEntries().size(), 2);
        QVERIFY_RESULT(await(desk.book->edit(two->id, {.label = *Label::parse(u"TWO")}))); // its own, in another case
    }

    void theTrashGivesBackWhatItHolds()
    {
        Desk desk;
        const auto key = desk.add(QStringLiteral("Price"));
        const auto removed = await(desk.book->remove(key->id));
        QVERIFY_RESULT(removed);
        QCOMPARE(removed->state, KeyState::Trash);
        QVERIFY_ERROR(await(desk.book->remove(key->id)), ErrorKind::KeyInTrash);
        QVERIFY_ERROR(await(desk.book->edit(key->id, {.note = QStringLiteral("x")})), ErrorKind::KeyInTrash);
        QVERIFY_ERROR(await(desk.book->token(key->id)), ErrorKind::KeyInTrash);
        QCOMPARE(desk.keys(KeyBook::Which::Active)->size(), 0);
        QCOMPARE(desk.keys(KeyBook::Which::Trash)->size(), 1);
        const auto restored = await(desk.book->restore(key->id));
        QVERIFY_RESULT(restored);
        QCOMPARE(restored->state, KeyState::Untested);
        QVERIFY(!restored->removedAt.isValid());
        QVERIFY(restored->generation > key->generation);
        QVERIFY(desk.holds(key->id, "s3cret"));
        QVERIFY_ERROR(await(desk.book->restore(key->id)), ErrorKind::KeyNotInTrash);
    }

    void aLabelInTheTrashIsFreeUntilItComesBack()
    {
        Desk desk;
        const auto old = desk.add(QStringLiteral("Price"), "old");
        QVERIFY_RESULT(await(desk.book->remove(old->id)));
        const auto fresh = desk.add(QStringLiteral("price"), "fresh");
        QVERIFY_RESULT(fresh);
        QVERIFY_ERROR(await(desk.book->restore(old->id)), ErrorKind::LabelTaken);
        const auto reference = *KeyReference::parse(u"ACME/PRICE");
        QCOMPARE(await(desk.book->find(reference))->id, fresh->id); // active before trash
        QVERIFY_RESULT(await(desk.book->remove(fresh->id)));
        QVERIFY_RESULT(await(desk.book->restore(old->id)));
        QCOMPARE(await(desk.book->find(reference))->id, old->id);
        QVERIFY(desk.holds(old->id, "old"));
    }

    void purgingLeavesNothing()
    {
        Desk desk;
        const auto key = desk.add(QStringLiteral("Price"));
        QVERIFY_ERROR(await(desk.book->purge(key->id)), ErrorKind::KeyNotInTrash);
        QVERIFY_RESULT(await(desk.book->remove(key->id)));
        QSignalSpy removed(desk.book.get(), &KeyBook::keyRemoved);
        QVERIFY_RESULT(await(desk.book->purge(key->id)));
        QCOMPARE(removed.size(), 1);
        QCOMPARE(desk.keyEntries(), QStringList());
        QCOMPARE(desk.rows()->size(), 0);
        QVERIFY_ERROR(await(desk.book->purge(key->id)), ErrorKind::NoSuchKey);
        QVERIFY_ERROR(await(desk.book->key(key->id)), ErrorKind::NoSuchKey);
    }

    void aLostKeyringDoesNotKeepItsTrash()
    {
        Desk desk;
        const auto key = desk.add(QStringLiteral("Price"));
        QVERIFY_RESULT(await(desk.book->remove(key->id)));
        desk.keychain.entries.clear();
        QVERIFY_RESULT(await(desk.book->purge(key->id))); // a person demands it, and a canary shows that it can be read
        QCOMPARE(desk.rows()->size(), 0);
    }

    void aKeyInAnotherKeychainStaysThere()
    {
        Desk desk;
        const auto key = desk.add(QStringLiteral("Price"));
        desk.keychain.name = QStringLiteral("kwallet");
        QCOMPARE(await(desk.book->key(key->id))->state, KeyState::Elsewhere);
        const auto refused = await(desk.book->secret(key->id));
        QVERIFY_ERROR(refused, ErrorKind::KeychainElsewhere);
        QCOMPARE(refused.error().arguments,
            (QStringList{QStringLiteral("Acme/Price"), QStringLiteral("secret-service"), QStringLiteral("kwallet")}));
        QVERIFY_ERROR(await(desk.book->edit(key->id, {.label = *Label::parse(u"New")})), ErrorKind::KeychainElsewhere);
        QVERIFY_RESULT(await(desk.book->remove(key->id)));
        QVERIFY_ERROR(await(desk.book->purge(key->id)), ErrorKind::KeychainElsewhere);
        QCOMPARE(desk.keyEntries().size(), 1);
    }

    void aKeyForThisRunTouchesNoKeychain()
    {
        Desk desk;
        NewKey key = Desk::newKey(QStringLiteral("Practice"));
        key.forThisRunOnly = true;
        const auto added = await(desk.book->add(key, Secret("x")));
        QVERIFY_RESULT(added);
        QCOMPARE(added->keychain, QStringLiteral("run"));
        QCOMPARE(desk.keychain.calls, 0);
        QVERIFY(desk.holds(added->id, "x"));
        QVERIFY_RESULT(await(desk.book->edit(added->id, {.label = *Label::parse(u"Other")})));
        QVERIFY(desk.holds(added->id, "x"));
        QVERIFY_RESULT(await(desk.book->remove(added->id)));
        QVERIFY_RESULT(await(desk.book->purge(added->id)));
        QCOMPARE(desk.keychain.calls, 0);
    }

    void noticeChangesTellsOfOthersOnly()
    {
        Desk desk;
        QSignalSpy reset(desk.book.get(), &KeyBook::reset);
        QVERIFY_RESULT(desk.add(QStringLiteral("own")));
        QVERIFY_RESULT(await(desk.book->noticeChanges()));
        QCOMPARE(reset.size(), 0);
        auto other = await(Database::open(desk.database->path()));
        QVERIFY_RESULT(other);
        const auto work = [](QSqlDatabase &database) -> Result<void> {
            return runSql(database, QStringLiteral("UPDATE keys SET note = 'theirs'")).map([](const QSqlQuery &) {});
        };
        QVERIFY_RESULT(await((*other)->run(work)));
        QVERIFY_RESULT(await(desk.book->noticeChanges()));
        QVERIFY_RESULT(await(desk.book->noticeChanges()));
        QCOMPARE(reset.size(), 1);
        QCOMPARE(desk.keys()->first().note, QStringLiteral("theirs"));
    }

    void whoeverEndsItWaitsForWhatIsUnderWay()
    {
        Desk desk;
        bool stored = false;
        QObject context;
        whenEnded(desk.book->add(desk.newKey(QStringLiteral("Price")), Secret("s3cret")), &context,
            [&stored](const Result<ApiKey> &key) { stored = key.has_value(); });
        QVERIFY(!stored);
        bool ended = false;
        whenEnded(desk.book->callsEnded(), &context, [&ended] { ended = true; });
        QVERIFY(!ended);
        QTRY_VERIFY(ended);
        QTRY_VERIFY(stored);
        desk.start(); // as a new program would: the key is there, whole
        QVERIFY(desk.holds(desk.keys()->first().id, "s3cret"));
    }

    void probingIsThePersonAskingAgain()
    {
        Desk desk;
        QSignalSpy changed(desk.book.get(), &KeyBook::keychainChanged);
        QVERIFY_RESULT(await(desk.book->probeKeychain()));
        QCOMPARE(desk.keychain.promptsAllowed, 1);
        QCOMPARE(changed.size(), 1);
        QVERIFY(desk.keychain.entries.empty());
        QCOMPARE(desk.book->keychainName(), QStringLiteral("Test Keychain"));
    }

    void listingKeysAsksTheKeychainForNothing()
    {
        Desk desk;
        const auto sample = desk.add(QStringLiteral("sample"));
        QVERIFY_RESULT(sample);
        const auto fill = [row = desk.rows()->first()](QSqlDatabase &database) mutable -> Result<void> {
            auto transaction = Transaction::begin(database);
            for (int i = 0; i < 1'000; ++i) {
                const QUuid id = QUuid::createUuid();
                row.id = KeyId(id);
                row.entry = EntryId(id);
                row.label = *Label::parse(QStringLiteral("key %1").arg(i));
                if (const auto done = KeyTable(database).insert(row); !done) {
                    return done;
                }
            }
            return transaction->commit();
        };
        QVERIFY_RESULT(await(desk.database->run(fill)));
        const int readsBefore = desk.keychain.reads;
        QCOMPARE(desk.keys()->size(), 1'001);
        QCOMPARE(desk.keychain.reads, readsBefore);
    }
};

KEYDESK_TEST(KeyBookTest)
#include "keybook.moc"
