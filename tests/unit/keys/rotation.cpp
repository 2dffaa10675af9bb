// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"
#include <keys/manifest.h>
#include <QSignalSpy>
#include <sandbox/sandboxserver.h>
#include <support/scriptedserver.h>
#include <support/testmain.h>

/// A secret is replaced without a moment in which the key has none, and the one before stays until it is not needed.
class RotationTest : public QObject {
    Q_OBJECT
    SandboxServer m_server;
    std::unique_ptr<Desk> m_desk;
    std::optional<ApiKey> m_key;

    static constexpr const char *Old = "an earlier secret";
    static Secret good() { return Secret(SandboxServer::goodClientSecret().toUtf8()); }
    static constexpr Rotation Untried{.keepOld = false, .noTest = true};

    KeyRow row() const { return m_desk->row(m_key->id); }
    Result<ApiKey> rotate(Secret secret, Rotation how = {}) const
    {
        return await(m_desk->book->rotate(m_key->id, std::move(secret), how));
    }
    bool holds(const char *secret) const { return m_desk->holds(m_key->id, secret); }
    bool holdsGood() const { return holds(SandboxServer::goodClientSecret().toUtf8().constData()); }
    /// As many entries in the keychain as the index knows, each of them listed.
    void nothingIsOrphaned(int entries) const
    {
        QCOMPARE(m_desk->keyEntries().size(), entries);
        Manifest manifest(m_desk->keychain);
        const auto listed = await(manifest.read());
        QVERIFY_RESULT(listed);
        QCOMPARE(listed->value_or(QStringList()).size(), entries);
        const auto known
            = [](QSqlDatabase &database) { return KeyTable(database).entries(QStringLiteral("secret-service")); };
        QCOMPARE(await(m_desk->database->run(known))->size(), entries);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY_RESULT(m_server.start({})); }
    void init()
    {
        m_desk = std::make_unique<Desk>();
        const NewKey key{.space = *SpaceName::parse(u"Sandbox"),
            .label = *Label::parse(u"Practice"),
            .clientId = *ClientId::parse(SandboxServer::goodClientId()),
            .newSpace = SpaceSettings{*Endpoint::parse(m_server.tokenEndpoint().toString()),
                *Scope::parse(SandboxServer::scope()), *Endpoint::parse(m_server.baseUrl().toString()),
                ClientAuthentication::Post}};
        const auto added = await(m_desk->book->add(key, Secret(Old)));
        QVERIFY_RESULT(added);
        m_key = *added;
        m_desk->clock.time = m_desk->clock.time.addSecs(60);
    }

    void aGoodSecretTakesThePlaceOfTheOld()
    {
        const QSignalSpy changed(m_desk->book.get(), &KeyBook::keyChanged);
        const auto rotated = rotate(good());
        QVERIFY_RESULT(rotated);
        QVERIFY(holdsGood());
        QCOMPARE(rotated->state, KeyState::Works);
        QCOMPARE(rotated->previousSince.toMSecsSinceEpoch(), m_desk->clock.time.toMSecsSinceEpoch());
        QVERIFY(rotated->generation > m_key->generation);
        QVERIFY(changed.size() > 0);
        nothingIsOrphaned(2);
    }

    void aRefusedOneChangesNothing()
    {
        const KeyRow before = row();
        const int writes = m_desk->keychain.writes;
        const auto refused = rotate(Secret("not what the server knows"));
        QVERIFY_ERROR(refused, ErrorKind::ClientRejected);
        QCOMPARE(row(), before);
        QCOMPARE(m_desk->keychain.writes, writes);
        QVERIFY(holds(Old));
    }

    void oneThatCannotBeTriedChangesNothingUnlessOnPurpose()
    {
        auto settings = m_desk->book->spaces();
        SpaceSettings deaf = await(std::move(settings))->first().settings;
        deaf.tokenEndpoint = *Endpoint::parse(u"http://127.0.0.1:1/token");
        QVERIFY_RESULT(await(m_desk->book->editSpace(m_key->space, {.settings = deaf})));
        QVERIFY_ERROR(rotate(good()), ErrorKind::ConnectionRefused);
        QVERIFY(holds(Old));
        const auto rotated = rotate(good(), Untried);
        QVERIFY_RESULT(rotated);
        QCOMPARE(rotated->state, KeyState::Untested);
        QVERIFY(holdsGood());
    }

    void whatWasTriedForAnotherClientIdIsUntested()
    {
        ScriptedServer server;
        const auto spaces = await(m_desk->book->spaces());
        QVERIFY_RESULT(spaces);
        SpaceSettings settings = spaces->first().settings;
        settings.tokenEndpoint = *Endpoint::parse(server.url(QStringLiteral("/token")).toString());
        QVERIFY_RESULT(await(m_desk->book->editSpace(m_key->space, {.settings = settings})));
        std::optional<Task<Result<ApiKey>>> editing;
        server.answerWith([this, &editing](const SeenRequest &) {
            editing.emplace(m_desk->book->edit(m_key->id, {.clientId = *ClientId::parse(u"another")}));
            return Scripted::token("t0ken");
        });
        const auto rotated = rotate(good());
        QVERIFY(editing.has_value());
        QVERIFY_RESULT(await(*std::move(editing)));
        QVERIFY_RESULT(rotated);
        QCOMPARE(rotated->clientId.text(), QStringLiteral("another"));
        QVERIFY(holdsGood());
        QCOMPARE(rotated->state, KeyState::Untested);
        QVERIFY(!rotated->lastGrantedAt.isValid());
    }

    void theOldIsKeptUntilTheNewHasFetchedAToken()
    {
        QVERIFY_RESULT(rotate(good(), Untried));
        m_desk->clock.time = m_desk->clock.time.addSecs(1);
        QVERIFY_RESULT(await(m_desk->book->secret(m_key->id)));
        QVERIFY(row().previousEntry);
        QVERIFY_RESULT(await(m_desk->book->token(m_key->id)));
        QVERIFY(!row().previousEntry);
        QVERIFY(!await(m_desk->book->key(m_key->id))->previousSince.isValid());
        nothingIsOrphaned(1);
        QVERIFY_ERROR(await(m_desk->book->rollBack(m_key->id)), ErrorKind::NothingToRollBack);
        QVERIFY(holdsGood());
    }

    void beingTriedBeforeTheSwitchDoesNotLetTheOldGo()
    {
        QVERIFY_RESULT(rotate(good()));
        m_desk->clock.time = m_desk->clock.time.addSecs(1);
        m_desk->start();
        QVERIFY_RESULT(await(m_desk->book->recover()));
        QVERIFY(row().previousEntry);
        QVERIFY_RESULT(await(m_desk->book->test(m_key->id)));
        QVERIFY(!row().previousEntry);
    }

    void aRefusalKeepsTheOld()
    {
        QVERIFY_RESULT(rotate(Secret("mistyped"), Untried));
        m_desk->clock.time = m_desk->clock.time.addSecs(1);
        QVERIFY_ERROR(await(m_desk->book->token(m_key->id)), ErrorKind::ClientRejected);
        QVERIFY(row().previousEntry);
        QVERIFY_RESULT(await(m_desk->book->rollBack(m_key->id)));
        QVERIFY(holds(Old));
    }

    void whatAKilledRunDidNotLetGoTheNextStartDoes()
    {
        QVERIFY_RESULT(rotate(good(), Untried));
        m_desk->clock.time = m_desk->clock.time.addSecs(1);
        KeyRow proven = row();
        proven.outcome = KeyOutcome::Works;
        proven.lastGrantedAt = m_desk->clock.time;
        QVERIFY_RESULT(m_desk->change(proven));
        m_desk->start();
        QVERIFY_RESULT(await(m_desk->book->recover()));
        QVERIFY(!row().previousEntry);
        QVERIFY(holdsGood());
        nothingIsOrphaned(1);
    }

    void rollingBackSwapsAndCanBeTakenBack()
    {
        QVERIFY_RESULT(rotate(good(), Untried));
        const auto rolled = await(m_desk->book->rollBack(m_key->id));
        QVERIFY_RESULT(rolled);
        QCOMPARE(rolled->state, KeyState::Untested);
        QVERIFY(holds(Old));
        QVERIFY_RESULT(await(m_desk->book->rollBack(m_key->id)));
        QVERIFY(holdsGood());
        nothingIsOrphaned(2);
    }

    void rollingBackBringsTheClientIdThatBelongsToTheSecret()
    {
        QVERIFY_RESULT(rotate(Secret("second"), Untried));
        const KeyChange change{.label = *Label::parse(u"Renamed"), .clientId = *ClientId::parse(u"another client")};
        QVERIFY_RESULT(await(m_desk->book->edit(m_key->id, change)));
        const auto rolled = await(m_desk->book->rollBack(m_key->id));
        QVERIFY_RESULT(rolled);
        QCOMPARE(rolled->clientId, m_key->clientId);
        QCOMPARE(rolled->label.text(), QStringLiteral("Renamed"));
        QVERIFY(holds(Old));
        nothingIsOrphaned(2);
        // The entry says so as well: it is what a lost index would be rebuilt from.
        const auto entry = KeyEntry::parse(m_desk->keychain.entries.at(keyEntryName(row().entry)));
        QCOMPARE(entry->label.text(), QStringLiteral("Renamed"));
    }

    void ofTwoThatHadToGoTheOneThatWorkedStays()
    {
        QVERIFY_RESULT(rotate(Secret("mistyped"), Untried)); // Old is kept
        QVERIFY_RESULT(rotate(good(), Untried)); // Old is kept still: the mistyped one never worked
        nothingIsOrphaned(2);
        QVERIFY_RESULT(await(m_desk->book->rollBack(m_key->id)));
        QVERIFY(holds(Old));
    }

    void aSecretThatWorkedIsKeptInPlaceOfAnOlderOne()
    {
        QVERIFY_RESULT(rotate(good())); // tried: it works
        QVERIFY_RESULT(rotate(Secret("third"), Untried));
        nothingIsOrphaned(2);
        QVERIFY_RESULT(await(m_desk->book->rollBack(m_key->id)));
        QVERIFY(holdsGood());
    }

    void theOldCanStayAsAKeyOfItsOwn()
    {
        const Rotation keeping{.keepOld = true, .noTest = true};
        QVERIFY_RESULT(rotate(Secret("second"), keeping));
        QVERIFY_RESULT(rotate(good(), keeping));
        const auto keys = m_desk->keys(KeyBook::Which::Active);
        QVERIFY_RESULT(keys);
        QStringList labels;
        for (const ApiKey &key : *keys) {
            labels.append(key.label.text());
        }
        QCOMPARE(labels,
            (QStringList{
                QStringLiteral("Practice"), QStringLiteral("Practice (old 2)"), QStringLiteral("Practice (old)")}));
        QVERIFY(holdsGood());
        QVERIFY(m_desk->holds(keys->at(1).id, "second"));
        QVERIFY(m_desk->holds(keys->at(2).id, Old));
        QVERIFY(keys->at(1).generation != keys->at(2).generation);
    }

    void theLongestLabelHasRoomForItsOld()
    {
        const Label longest = *Label::parse(QString(Label::MaxLength, QLatin1Char('x')));
        QVERIFY_RESULT(await(m_desk->book->edit(m_key->id, {.label = longest})));
        const Rotation keeping{.keepOld = true, .noTest = true};
        QVERIFY_RESULT(rotate(Secret("second"), keeping));
        QCOMPARE(m_desk->keys(KeyBook::Which::Active)->size(), 2);
    }

    void aKeyWhoseEntryIsGoneIsMendedByIt()
    {
        QVERIFY_RESULT(m_desk->add(QStringLiteral("other"))); // so that the keychain is known to be readable
        m_desk->keychain.entries.erase(keyEntryName(row().entry));
        QVERIFY_ERROR(await(m_desk->book->secret(m_key->id)), ErrorKind::KeychainEntryMissing);
        const Rotation keeping{.keepOld = true, .noTest = true};
        QVERIFY_ERROR(rotate(good(), keeping), ErrorKind::KeychainEntryMissing);
        QVERIFY_RESULT(rotate(good()));
        QVERIFY(holdsGood());
        QCOMPARE(await(m_desk->book->key(m_key->id))->state, KeyState::Works);
        QVERIFY_ERROR(await(m_desk->book->rollBack(m_key->id)), ErrorKind::KeychainEntryMissing);
        QVERIFY(holdsGood());
    }

    void nothingRotatesInAKeychainThatCannotBeRead()
    {
        const auto kept = std::exchange(m_desk->keychain.entries, {});
        QVERIFY_ERROR(rotate(good(), Untried), ErrorKind::KeychainUnreadable);
        QCOMPARE(m_desk->keychain.entries.size(), std::size_t(0));
        m_desk->keychain.isLocked = true;
        QVERIFY_ERROR(rotate(good(), Untried), ErrorKind::KeychainLocked);
    }

    void theTrashKeepsBothAndPurgingTakesBoth()
    {
        QVERIFY_RESULT(rotate(good(), Untried));
        QVERIFY_RESULT(await(m_desk->book->remove(m_key->id)));
        QVERIFY_ERROR(rotate(good(), Untried), ErrorKind::KeyInTrash);
        QVERIFY_ERROR(await(m_desk->book->rollBack(m_key->id)), ErrorKind::KeyInTrash);
        QVERIFY_RESULT(await(m_desk->book->restore(m_key->id)));
        QVERIFY_RESULT(await(m_desk->book->rollBack(m_key->id)));
        QVERIFY(holds(Old));
        QVERIFY_RESULT(await(m_desk->book->remove(m_key->id)));
        QVERIFY_RESULT(await(m_desk->book->purge(m_key->id)));
        nothingIsOrphaned(0);
    }

    void aTokenOfTheOldIsForgotten()
    {
        QVERIFY_RESULT(rotate(good()));
        const auto token = await(m_desk->book->token(m_key->id));
        QVERIFY_RESULT(token);
        QVERIFY_RESULT(rotate(Secret("third"), Untried));
        QVERIFY(!m_desk->book->cachedToken(m_key->id));
        QVERIFY_ERROR(await(m_desk->book->token(m_key->id)), ErrorKind::ClientRejected);
    }
};

KEYDESK_TEST(RotationTest)
#include "rotation.moc"
