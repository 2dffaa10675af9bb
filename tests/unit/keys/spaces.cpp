// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"
#include <support/testmain.h>

namespace {

SpaceName named(QStringView name)
{
    return *SpaceName::parse(name);
}

} // namespace

class SpacesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSpaceIsFoundWithoutRegardToCase()
    {
        Desk desk;
        const auto added = await(desk.book->addSpace(named(u"Acme GmbH"), SpaceSettings::sellytics()));
        QVERIFY_RESULT(added);
        QCOMPARE(await(desk.book->space(named(u"ACME gmbh"))), added);
        QVERIFY_ERROR(await(desk.book->space(named(u"Beta"))), ErrorKind::NoSuchSpace);
        QVERIFY_ERROR(
            await(desk.book->addSpace(named(u"acme GMBH"), SpaceSettings::sellytics())), ErrorKind::SpaceNameTaken);
        QCOMPARE(await(desk.book->spaces())->size(), 1);
    }

    void aSpaceIsEdited()
    {
        Desk desk;
        QVERIFY_RESULT(await(desk.book->addSpace(named(u"Beta"), SpaceSettings::sellytics())));
        const auto space = await(desk.book->addSpace(named(u"Acme"), SpaceSettings::sellytics()));
        QSignalSpy changed(desk.book.get(), &KeyBook::spaceChanged);
        const auto renamed = await(desk.book->editSpace(space->id, {.name = named(u"ACME")}));
        QVERIFY_RESULT(renamed);
        QCOMPARE(renamed->name.text(), QStringLiteral("ACME"));
        QCOMPARE(changed.size(), 1);
        QVERIFY_ERROR(await(desk.book->editSpace(space->id, {.name = named(u"beta")})), ErrorKind::SpaceNameTaken);
        QVERIFY_ERROR(
            await(desk.book->editSpace(SpaceId(QUuid::createUuid()), {.name = named(u"x")})), ErrorKind::NoSuchSpace);
    }

    void aRenamedSpaceIsRenamedInItsEntriesToo()
    {
        Desk desk;
        const auto key = desk.add(QStringLiteral("one"), "first");
        const auto trashed = desk.add(QStringLiteral("two"), "second");
        QVERIFY_RESULT(await(desk.book->remove(trashed->id)));
        QVERIFY_RESULT(await(desk.book->editSpace(key->space, {.name = *SpaceName::parse(u"Renamed")})));
        QCOMPARE(desk.keyEntries().size(), 2);
        for (const auto &id : {key->id, trashed->id}) {
            const auto entry = KeyEntry::parse(desk.keychain.entries.at(keyEntryName(desk.row(id).entry)));
            QVERIFY(entry);
            QCOMPARE(entry->space, QStringLiteral("Renamed"));
        }
        QVERIFY(desk.holds(key->id, "first"));
        QVERIFY(desk.holds(trashed->id, "second"));
    }

    void aSpaceCanBeEditedWhileTheKeychainIsLocked()
    {
        Desk desk;
        const auto key = desk.add(QStringLiteral("one"), "first");
        desk.keychain.isLocked = true;
        const auto edited = await(desk.book->editSpace(key->space, {.name = *SpaceName::parse(u"Renamed")}));
        QVERIFY_RESULT(edited);
        QCOMPARE(desk.keychain.promptsAllowed, 0);
        desk.keychain.isLocked = false;
        QVERIFY(desk.holds(key->id, "first"));
    }

    void anotherTokenEndpointKnowsNothingOfTheKeys()
    {
        Desk desk;
        NewKey key = Desk::newKey(QStringLiteral("Price"));
        key.testedGood = true;
        const auto added = await(desk.book->add(key, Secret("x")));
        SpaceSettings settings = SpaceSettings::sellytics();
        settings.baseUrl = *Endpoint::parse(u"https://other.example.com");
        QVERIFY_RESULT(await(desk.book->editSpace(added->space, {.settings = settings})));
        QCOMPARE(await(desk.book->key(added->id))->state, KeyState::Works);
        settings.route.proxy = ProxyChoice::none(); // another way to the same server
        QVERIFY_RESULT(await(desk.book->editSpace(added->space, {.settings = settings})));
        QCOMPARE(await(desk.book->key(added->id))->state, KeyState::Works);
        settings.tokenEndpoint = *Endpoint::parse(u"https://other.example.com/token");
        QVERIFY_RESULT(await(desk.book->editSpace(added->space, {.settings = settings})));
        QCOMPARE(await(desk.book->key(added->id))->state, KeyState::Untested);
    }

    void aSpaceWithKeysIsRemovedOnPurposeOnly()
    {
        Desk desk;
        const auto one = desk.add(QStringLiteral("one"));
        const auto two = desk.add(QStringLiteral("two"));
        QVERIFY_RESULT(await(desk.book->remove(two->id))); // the trash counts
        const auto refused = await(desk.book->removeSpace(one->space, false));
        QVERIFY_ERROR(refused, ErrorKind::SpaceNotEmpty);
        QCOMPARE(refused.error().arguments, (QStringList{QStringLiteral("Acme"), QStringLiteral("2")}));
        QCOMPARE(desk.keyEntries().size(), 2);
        QSignalSpy keysGone(desk.book.get(), &KeyBook::keyRemoved);
        QVERIFY_RESULT(await(desk.book->removeSpace(one->space, true)));
        QCOMPARE(keysGone.size(), 2);
        QCOMPARE(desk.keyEntries().size(), 0);
        QCOMPARE(desk.rows()->size(), 0);
        QVERIFY_ERROR(await(desk.book->removeSpace(one->space, false)), ErrorKind::NoSuchSpace);
    }

    void anEmptyOneGoesWithoutTheKeychain()
    {
        Desk desk;
        const auto space = await(desk.book->addSpace(named(u"Acme"), SpaceSettings::sellytics()));
        desk.keychain.isLocked = true;
        QVERIFY_RESULT(await(desk.book->removeSpace(space->id, false)));
        QCOMPARE(desk.keychain.calls, 0);
    }

    void aLockedKeychainKeepsTheSpaceAndItsKeys()
    {
        Desk desk;
        const auto key = desk.add(QStringLiteral("one"));
        desk.keychain.isLocked = true;
        QVERIFY_ERROR(await(desk.book->removeSpace(key->space, true)), ErrorKind::KeychainLocked);
        desk.keychain.isLocked = false;
        QCOMPARE(desk.keys(KeyBook::Which::Active)->size(), 1);
        QVERIFY(desk.holds(key->id, "s3cret"));
    }
};

KEYDESK_TEST(SpacesTest)
#include "spaces.moc"
