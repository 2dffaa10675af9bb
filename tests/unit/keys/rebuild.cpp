// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"
#include <keys/manifest.h>
#include <support/testmain.h>

/// A lost index comes back from what the keychain holds.
class RebuildTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;

    static SpaceSettings settings()
    {
        return SpaceSettings{*Endpoint::parse(u"https://id.example/token"), *Scope::parse(u"a b"),
            *Endpoint::parse(u"https://api.example/v1"), ClientAuthentication::Basic};
    }
    Result<ApiKey> add(const QString &label, const char *secret, const QString &space = QStringLiteral("Acme"))
    {
        NewKey key = Desk::newKey(label, space);
        key.newSpace = settings();
        return await(m_desk->book->add(key, Secret(secret)));
    }
    Result<Rebuilt> rebuild() { return await(m_desk->book->rebuild()); }
    QStringList labels()
    {
        QStringList all;
        for (const ApiKey &key : m_desk->keys(KeyBook::Which::Active).value_or(QList<ApiKey>())) {
            all.append(key.label.text());
        }
        return all;
    }

private Q_SLOTS:
    void init() { m_desk = std::make_unique<Desk>(); }

    void whatTheIndexKnowsIsLeftAlone()
    {
        QVERIFY_RESULT(add(QStringLiteral("one"), "first"));
        QCOMPARE(await(m_desk->book->countLost()), Result<int>(0));
        const auto before = m_desk->rows();
        const auto rebuilt = rebuild();
        QVERIFY_RESULT(rebuilt);
        QVERIFY(rebuilt->keys.isEmpty());
        QCOMPARE(m_desk->rows(), before);
    }

    void everyKeyComesBackWithItsSpace()
    {
        const auto one = add(QStringLiteral("one"), "first");
        const auto two = add(QStringLiteral("two"), "second", QStringLiteral("Beta"));
        QVERIFY_RESULT(one);
        QVERIFY_RESULT(two);
        m_desk->loseIndex();
        QCOMPARE(labels(), QStringList());
        QCOMPARE(await(m_desk->book->countLost()), Result<int>(2));

        const auto rebuilt = rebuild();
        QVERIFY_RESULT(rebuilt);
        QCOMPARE(rebuilt->keys.size(), 2);
        QCOMPARE(rebuilt->presetSpaces, QStringList());
        QCOMPARE(rebuilt->left, 0);
        QCOMPARE(labels(), (QStringList{QStringLiteral("one"), QStringLiteral("two")}));
        QVERIFY(m_desk->holds(one->id, "first"));
        QVERIFY(m_desk->holds(two->id, "second"));
        QCOMPARE(await(m_desk->book->key(one->id))->clientId, one->clientId);
        const auto spaces = await(m_desk->book->spaces());
        QVERIFY_RESULT(spaces);
        QCOMPARE(spaces->size(), 2);
        QCOMPARE(spaces->first().settings, settings());
        QCOMPARE(await(m_desk->book->countLost()), Result<int>(0));
    }

    void whatTheKeychainLacksIsCountedWhereItCanTell()
    {
        const auto one = add(QStringLiteral("one"), "first");
        QVERIFY_RESULT(one);
        QVERIFY_RESULT(add(QStringLiteral("two"), "second"));
        QVERIFY_RESULT(await(m_desk->book->remove(one->id)));
        QCOMPARE(await(m_desk->book->countMissing()), Result<std::optional<int>>(std::optional<int>()));
        m_desk->keychain.tellsNames = true;
        QCOMPARE(await(m_desk->book->countMissing()), Result<std::optional<int>>(0));
        m_desk->keychain.entries.clear();
        QCOMPARE(await(m_desk->book->countMissing()), Result<std::optional<int>>(2)); // the trash counts
        m_desk->keychain.name = QStringLiteral("another");
        QCOMPARE(await(m_desk->book->countMissing()), Result<std::optional<int>>(0));
    }

    void aSpaceWhoseSettingsNoEntryHoldsGetsThePreset()
    {
        const auto key = add(QStringLiteral("one"), "first");
        QVERIFY_RESULT(key);
        // As the first release wrote it.
        const KeyEntry old{key->id, QStringLiteral("Acme"), key->label, key->clientId, Secret("first")};
        m_desk->keychain.entries.insert_or_assign(keyEntryName(m_desk->row(key->id).entry), old.write());
        m_desk->loseIndex();
        const auto rebuilt = rebuild();
        QVERIFY_RESULT(rebuilt);
        QCOMPARE(rebuilt->presetSpaces, QStringList{QStringLiteral("Acme")});
        QCOMPARE(await(m_desk->book->spaces())->first().settings, SpaceSettings::sellytics());
        QVERIFY(m_desk->holds(key->id, "first"));
    }

    void whatAManifestLacksIsFoundWhereTheKeychainCanTell()
    {
        const auto key = add(QStringLiteral("one"), "first");
        QVERIFY_RESULT(key);
        m_desk->keychain.entries.erase(QStringLiteral("io.github.keydesk/manifest/v1"));
        m_desk->loseIndex();
        QCOMPARE(rebuild()->keys.size(), 0);
        m_desk->keychain.tellsNames = true;
        QCOMPARE(rebuild()->keys.size(), 1);
        QVERIFY(m_desk->holds(key->id, "first"));
        Manifest manifest(m_desk->keychain);
        QCOMPARE((*await(manifest.read()))->size(), 1); // and the manifest is whole again
    }

    void whatAManifestListsInVainIsNotCountedWhereTheKeychainCanTell()
    {
        const auto key = add(QStringLiteral("one"), "first");
        QVERIFY_RESULT(key);
        QVERIFY_RESULT(add(QStringLiteral("two"), "second"));
        m_desk->keychain.entries.erase(QStringLiteral("io.github.keydesk/key/v1/") + key->id.text());
        m_desk->loseIndex();
        QCOMPARE(await(m_desk->book->countLost()), Result<int>(2)); // the manifest is all that there is to go by
        m_desk->keychain.tellsNames = true;
        QCOMPARE(await(m_desk->book->countLost()), Result<int>(1));
        QCOMPARE(rebuild()->keys.size(), 1);
    }

    void bothSecretsOfARotationComeBack()
    {
        const auto key = add(QStringLiteral("one"), "old");
        QVERIFY_RESULT(key);
        m_desk->clock.time = m_desk->clock.time.addSecs(5);
        const Rotation untried{.noTest = true};
        QVERIFY_RESULT(await(m_desk->book->rotate(key->id, Secret("new"), untried)));
        m_desk->loseIndex();
        QVERIFY_RESULT(rebuild());
        QCOMPARE(labels(), QStringList{QStringLiteral("one")});
        QVERIFY(m_desk->holds(key->id, "new"));
        QVERIFY_RESULT(await(m_desk->book->rollBack(key->id)));
        QVERIFY(m_desk->holds(key->id, "old"));
    }

    void labelsThatCameApartStayApart()
    {
        const auto one = add(QStringLiteral("one"), "first");
        QVERIFY_RESULT(await(m_desk->book->remove(one->id)));
        const auto two = add(QStringLiteral("ONE"), "second");
        QVERIFY_RESULT(two);
        m_desk->loseIndex();
        QVERIFY_RESULT(rebuild());
        QCOMPARE(labels().size(), 2); // the trash is not in the keychain: what was in it comes back
        QVERIFY(m_desk->holds(one->id, "first"));
        QVERIFY(m_desk->holds(two->id, "second"));
    }

    void whatCannotBeUnderstoodIsLeftAsItWas()
    {
        const auto key = add(QStringLiteral("one"), "first");
        const auto spoilt = add(QStringLiteral("two"), "second");
        const QString name = keyEntryName(m_desk->row(spoilt->id).entry);
        m_desk->keychain.entries.insert_or_assign(name, Secret("not ours"));
        m_desk->loseIndex();
        const auto rebuilt = rebuild();
        QVERIFY_RESULT(rebuilt);
        QCOMPARE(rebuilt->keys, QList<KeyId>{key->id});
        QCOMPARE(rebuilt->left, 1);
        QVERIFY(m_desk->keychain.entries.at(name) == Secret("not ours"));
    }

    void aKeychainThatFailsInTheMiddleChangesNothing_data()
    {
        QTest::addColumn<int>("call");
        for (int call = 0; call < 3; ++call) {
            QTest::addRow("call %d", call) << call;
        }
    }

    void aKeychainThatFailsInTheMiddleChangesNothing()
    {
        QFETCH(int, call);
        QVERIFY_RESULT(add(QStringLiteral("one"), "first"));
        QVERIFY_RESULT(add(QStringLiteral("two"), "second"));
        m_desk->loseIndex();
        m_desk->keychain.misbehave(call, MemoryStore::Fault::Locks);
        QVERIFY_ERROR(rebuild(), ErrorKind::KeychainLocked);
        QCOMPARE(m_desk->rows(), Result<QList<KeyRow>>(QList<KeyRow>()));
        m_desk->keychain.behave();
        QCOMPARE(rebuild()->keys.size(), 2);
    }
};

KEYDESK_TEST(RebuildTest)
#include "rebuild.moc"
