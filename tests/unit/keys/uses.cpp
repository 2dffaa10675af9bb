// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"
#include <files/filelock.h>
#include <QSignalSpy>
#include <sandbox/sandboxserver.h>
#include <storage/sql.h>
#include <support/testmain.h>

namespace {

const Caller Nightly{QStringLiteral("nightly.sh"), QStringLiteral("/home/ann/reports")};

} // namespace

/// Who used a key: what the key book writes down, what it leaves out, and what it forgets.
class UsesTest : public QObject {
    Q_OBJECT
    bool m_keeps = true;

    void begin(Desk &desk, const Caller &caller = Nightly)
    {
        m_keeps = true;
        const KeyUser window{UsePart::Explorer, UsePart::Window, caller};
        desk.book->setUser(window, [this] { return m_keeps; });
    }
    static QList<Use> uses(Desk &desk, const KeyId &id) { return await(desk.book->uses(id)).value_or(QList<Use>()); }

private Q_SLOTS:
    void aRequestIsListed()
    {
        Desk desk;
        begin(desk);
        const auto key = desk.add(QStringLiteral("Price"));
        QVERIFY(!key->lastUsedAt.isValid());
        desk.clock.time = desk.clock.time.addSecs(60);
        QVERIFY_RESULT(await(desk.book->markUsed(key->id, QStringLiteral("api.example.com"))));
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(desk.clock.time.toMSecsSinceEpoch(), Qt::UTC);
        const Use expected{.key = key->id,
            .firstAt = at,
            .lastAt = at,
            .part = UsePart::Explorer,
            .caller = Nightly,
            .host = QStringLiteral("api.example.com")};
        QCOMPARE(await(desk.book->uses(key->id)), Result<QList<Use>>({expected}));
        const auto used = await(desk.book->key(key->id));
        QCOMPARE(used->lastUsedAt, at);
        QCOMPARE(used->changedAt, key->changedAt);
        QCOMPARE(used->generation, key->generation);
    }

    void aTokenIsListedWithTheHostThatIssuedIt()
    {
        SandboxServer server;
        QVERIFY_RESULT(server.start({}));
        Desk desk;
        begin(desk);
        NewKey newKey = Desk::newKey(QStringLiteral("Price"));
        newKey.newSpace = SpaceSettings{*Endpoint::parse(server.tokenEndpoint().toString()),
            *Scope::parse(SandboxServer::scope()), *Endpoint::parse(u"https://api.example.com/")};
        const auto key = await(desk.book->add(newKey, Secret(SandboxServer::goodClientSecret().toUtf8())));
        QVERIFY_RESULT(key);
        QVERIFY_RESULT(await(desk.book->token(key->id)));
        QVERIFY(uses(desk, key->id).isEmpty());
        QVERIFY_RESULT(await(desk.book->markHandedOut(key->id, KeyBook::Handed::Token)));
        QCOMPARE(uses(desk, key->id).size(), 1);
        QCOMPARE(uses(desk, key->id).first().part, UsePart::Window);
        QCOMPARE(uses(desk, key->id).first().host, server.tokenEndpoint().host());
        QVERIFY(await(desk.book->key(key->id))->lastUsedAt.isValid());
    }

    void aSecretIsListedWithoutAHost()
    {
        Desk desk;
        begin(desk);
        const auto key = desk.add(QStringLiteral("Price"));
        QVERIFY_RESULT(await(desk.book->markHandedOut(key->id, KeyBook::Handed::Secret)));
        QCOMPARE(uses(desk, key->id).size(), 1);
        QVERIFY(uses(desk, key->id).first().host.isEmpty());
    }

    void readingAndTestingAreNoUses()
    {
        Desk desk;
        begin(desk);
        const auto key = desk.add(QStringLiteral("Price"));
        QVERIFY_RESULT(await(desk.book->secret(key->id))); // as a backup does
        QVERIFY(uses(desk, key->id).isEmpty());
        QVERIFY(!await(desk.book->key(key->id))->lastUsedAt.isValid());
    }

    void switchedOffNothingIsListed()
    {
        Desk desk;
        begin(desk);
        const auto key = desk.add(QStringLiteral("Price"));
        m_keeps = false;
        QVERIFY_RESULT(await(desk.book->markUsed(key->id, QStringLiteral("api.example.com"))));
        QVERIFY(uses(desk, key->id).isEmpty());
        QVERIFY(await(desk.book->key(key->id))->lastUsedAt.isValid()); // that is the key's own
        m_keeps = true; // asked at each use
        QVERIFY_RESULT(await(desk.book->markUsed(key->id, QStringLiteral("api.example.com"))));
        QCOMPARE(uses(desk, key->id).size(), 1);
    }

    void whoeverDoesNotSayWhoUsesKeysListsNone()
    {
        Desk desk;
        const auto key = desk.add(QStringLiteral("Price"));
        QVERIFY_RESULT(await(desk.book->markUsed(key->id, QStringLiteral("api.example.com"))));
        QVERIFY(uses(desk, key->id).isEmpty());
        QVERIFY(await(desk.book->key(key->id))->lastUsedAt.isValid());
    }

    void modelsAreToldOfAUse()
    {
        Desk desk;
        begin(desk);
        const auto key = desk.add(QStringLiteral("Price"));
        QList<KeyId> changed;
        connect(desk.book.get(), &KeyBook::keyChanged, this, [&changed](const KeyId &id) { changed.append(id); });
        QVERIFY_RESULT(await(desk.book->markUsed(key->id, {})));
        QCOMPARE(changed, QList<KeyId>{key->id});
    }

    void aPurgedKeyLeavesNoUses()
    {
        Desk desk;
        begin(desk);
        const auto key = desk.add(QStringLiteral("Price"));
        QVERIFY_RESULT(await(desk.book->markUsed(key->id, {})));
        QVERIFY_RESULT(await(desk.book->remove(key->id)));
        QCOMPARE(uses(desk, key->id).size(), 1); // the trash keeps them
        QVERIFY_RESULT(await(desk.book->purge(key->id)));
        QCOMPARE(await(desk.book->usesHeld())->rows, 0);
        QVERIFY_ERROR(await(desk.book->markUsed(key->id, {})), ErrorKind::NoSuchKey);
        QCOMPARE(await(desk.book->usesHeld())->rows, 0);
    }

    void aRotatedKeyKeepsItsUses()
    {
        Desk desk;
        begin(desk);
        const auto key = desk.add(QStringLiteral("Price"));
        QVERIFY_RESULT(await(desk.book->markUsed(key->id, {})));
        QVERIFY_RESULT(await(desk.book->rotate(key->id, Secret("n3w"), {.noTest = true})));
        QVERIFY_RESULT(await(desk.book->edit(key->id, {.label = *Label::parse(u"Other")})));
        QCOMPARE(uses(desk, key->id).size(), 1);
    }

    void clearingIsOfOneKeyOrOfAll()
    {
        Desk desk;
        begin(desk);
        const auto one = desk.add(QStringLiteral("One"));
        const auto two = desk.add(QStringLiteral("Two"));
        for (const KeyId &id : {one->id, two->id}) {
            QVERIFY_RESULT(await(desk.book->markUsed(id, {})));
        }
        QSignalSpy cleared(desk.book.get(), &KeyBook::usesCleared);
        QVERIFY_RESULT(await(desk.book->clearUses(one->id)));
        QVERIFY(uses(desk, one->id).isEmpty());
        QCOMPARE(uses(desk, two->id).size(), 1);
        QVERIFY_RESULT(await(desk.book->clearUses()));
        QCOMPARE(await(desk.book->usesHeld())->rows, 0);
        QCOMPARE(cleared.size(), 2);
        QVERIFY(await(desk.book->key(two->id))->lastUsedAt.isValid());
    }

    void theStartDropsWhatIsTooOld()
    {
        Desk desk;
        begin(desk);
        const auto key = desk.add(QStringLiteral("Price"));
        QVERIFY_RESULT(await(desk.book->markUsed(key->id, {})));
        desk.clock.time = desk.clock.time.addDays(UsesHeld::DaysKept - 1);
        QVERIFY_RESULT(await(desk.book->recover()));
        QCOMPARE(uses(desk, key->id).size(), 1);
        desk.clock.time = desk.clock.time.addDays(2);
        QVERIFY_RESULT(await(desk.book->recover()));
        QVERIFY(uses(desk, key->id).isEmpty());
    }

    void twoProgramsAtOnceLoseNone()
    {
        Desk desk;
        begin(desk);
        const auto key = desk.add(QStringLiteral("Price"));
        const auto other = await(Database::open(desk.database->path()));
        QVERIFY_RESULT(other);
        KeyBook second(
            **other, desk.keychain, *desk.runStore, *desk.broker, desk.clock, desk.ids, TokenKeeping::InMemory);
        second.setUser({UsePart::CommandLine, UsePart::CommandLine, {}}, [] { return true; });
        constexpr int Times = 50;
        int ended = 0;
        QObject context;
        for (int i = 0; i < Times; ++i) {
            for (KeyBook *book : {desk.book.get(), &second}) {
                whenEnded(book->markUsed(key->id, {}), &context,
                    [&ended](const Result<void> &marked) { ended += marked ? 1 : 0; });
            }
        }
        QVERIFY_RESULT(await(second.uses(key->id)));
        QTRY_COMPARE(ended, 2 * Times);
        QCOMPARE(uses(desk, key->id).size(), 2);
        for (const Use &use : uses(desk, key->id)) {
            QCOMPARE(use.count, Times);
        }
        const auto last = await(desk.book->lastUses(key->id));
        QVERIFY_RESULT(last);
        QCOMPARE(last->size(), 2);
        bool idle = false;
        whenEnded(second.callsEnded(), &context, [&idle] { idle = true; });
        QTRY_VERIFY(idle);
    }

    void theCommandLineNotesBesideTheIndexWhatItHandsOut()
    {
        Desk desk;
        desk.start(TokenKeeping::InKeychain);
        begin(desk);
        const auto key = desk.add(QStringLiteral("Price"));
        const auto version = await(desk.database->dataVersion());
        for (int i = 0; i < 3; ++i) {
            QVERIFY_RESULT(await(desk.book->markHandedOut(key->id, KeyBook::Handed::Secret)));
        }
        QCOMPARE(await(desk.database->dataVersion()), version);
        QVERIFY(uses(desk, key->id).isEmpty());
        desk.start(); // the window
        QList<KeyId> changed;
        connect(desk.book.get(), &KeyBook::keyChanged, this, [&changed](const KeyId &id) { changed.append(id); });
        QSignalSpy reset(desk.book.get(), &KeyBook::reset);
        QVERIFY_RESULT(await(desk.book->noticeChanges()));
        QCOMPARE(uses(desk, key->id).size(), 1);
        QCOMPARE(uses(desk, key->id).first().count, 3);
        QCOMPARE(uses(desk, key->id).first().caller, Nightly);
        QVERIFY(await(desk.book->key(key->id))->lastUsedAt.isValid());
        QCOMPARE(changed, QList<KeyId>{key->id});
        QCOMPARE(reset.size(), 0);
        QVERIFY_RESULT(await(desk.book->takeNotedUses()));
        QCOMPARE(uses(desk, key->id).first().count, 3);
    }

    void aNoteThatIsNotToBeListedIsNot()
    {
        Desk desk;
        desk.start(TokenKeeping::InKeychain);
        begin(desk);
        const auto key = desk.add(QStringLiteral("Price"));
        m_keeps = false;
        QVERIFY_RESULT(await(desk.book->markHandedOut(key->id, KeyBook::Handed::Secret)));
        QVERIFY_RESULT(await(desk.book->takeNotedUses()));
        QVERIFY(uses(desk, key->id).isEmpty());
        QVERIFY(await(desk.book->key(key->id))->lastUsedAt.isValid());
    }

    void anOlderNoteDoesNotMoveTheLastUseBack()
    {
        Desk desk;
        desk.start(TokenKeeping::InKeychain);
        begin(desk);
        const auto key = desk.add(QStringLiteral("Price"));
        QVERIFY_RESULT(await(desk.book->markHandedOut(key->id, KeyBook::Handed::Secret)));
        desk.clock.time = desk.clock.time.addSecs(60);
        QVERIFY_RESULT(await(desk.book->markUsed(key->id, {})));
        QVERIFY_RESULT(await(desk.book->takeNotedUses()));
        QCOMPARE(await(desk.book->key(key->id))->lastUsedAt.toMSecsSinceEpoch(), desk.clock.time.toMSecsSinceEpoch());
    }

    void notesOfAKeyThatIsGoneHoldNobodyUp()
    {
        Desk desk;
        desk.start(TokenKeeping::InKeychain);
        begin(desk);
        const auto gone = desk.add(QStringLiteral("Gone"));
        const auto key = desk.add(QStringLiteral("Price"));
        for (const KeyId &id : {gone->id, key->id}) {
            QVERIFY_RESULT(await(desk.book->markHandedOut(id, KeyBook::Handed::Secret)));
        }
        QVERIFY_RESULT(await(desk.book->remove(gone->id)));
        QVERIFY_RESULT(await(desk.book->purge(gone->id)));
        QVERIFY_RESULT(await(desk.book->takeNotedUses()));
        QCOMPARE(await(desk.book->usesHeld())->rows, 1);
        QCOMPARE(uses(desk, key->id).size(), 1);
    }

    void clearingTakesWhatWaitsToo()
    {
        Desk desk;
        desk.start(TokenKeeping::InKeychain);
        begin(desk);
        const auto key = desk.add(QStringLiteral("Price"));
        QVERIFY_RESULT(await(desk.book->markHandedOut(key->id, KeyBook::Handed::Secret)));
        QVERIFY_RESULT(await(desk.book->clearUses(key->id)));
        QVERIFY_RESULT(await(desk.book->takeNotedUses()));
        QVERIFY(uses(desk, key->id).isEmpty());
    }

    void notesDoNotPileUp()
    {
        Desk desk;
        desk.start(TokenKeeping::InKeychain);
        begin(desk);
        const auto key = desk.add(QStringLiteral("Price"));
        int noted = 0;
        while (uses(desk, key->id).isEmpty() && noted < 2000) {
            QVERIFY_RESULT(await(desk.book->markHandedOut(key->id, KeyBook::Handed::Secret)));
            ++noted;
        }
        QVERIFY2(noted > 100 && noted < 2000, QByteArray::number(noted).constData());
        QCOMPARE(uses(desk, key->id).first().count, noted);
    }

    void aFileThatAnotherProgramHasIsNotWaitedFor()
    {
        Desk desk;
        desk.start(TokenKeeping::InKeychain);
        begin(desk);
        const auto key = desk.add(QStringLiteral("Price"));
        const auto lock = FileLock::tryLock(desk.database->path() + QStringLiteral(".uses"));
        QVERIFY(lock && *lock);
        QVERIFY_RESULT(await(desk.book->markHandedOut(key->id, KeyBook::Handed::Secret)));
        QCOMPARE(uses(desk, key->id).size(), 1);
    }

    void theSecretIsNotInTheList()
    {
        Desk desk;
        begin(desk);
        const auto key = desk.add(QStringLiteral("Price"), "s3cret-of-the-test");
        for (const auto what : {KeyBook::Handed::Token, KeyBook::Handed::Secret}) {
            QVERIFY_RESULT(await(desk.book->markHandedOut(key->id, what)));
        }
        const auto work = [](QSqlDatabase &database) -> Result<QString> {
            auto query = runSql(database,
                QStringLiteral("SELECT group_concat(quote(u.key_id) || part || program || folder "
                               "|| host) FROM uses u"));
            return query && query->next() ? query->value(0).toString() : QString();
        };
        const auto all = await(desk.database->run(work));
        QVERIFY_RESULT(all);
        QVERIFY(all->contains(QStringLiteral("nightly.sh")));
        QVERIFY(!all->contains(QStringLiteral("s3cret")));
    }
};

KEYDESK_TEST(UsesTest)
#include "uses.moc"
