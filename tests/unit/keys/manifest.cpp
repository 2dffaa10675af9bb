// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/manifest.h>

#include "memorystore.h"
#include <support/await.h>
#include <support/testmain.h>

class ManifestTest : public QObject {
    Q_OBJECT
    const EntryId m_one = *EntryId::parse(u"11111111-2222-4333-8444-555555555555");
    const EntryId m_two = *EntryId::parse(u"22222222-2222-4333-8444-555555555555");
    const QString m_name = QStringLiteral("io.github.keydesk/manifest/v1");

private Q_SLOTS:
    void itListsWhatIsIncludedAndNotWhatIsExcluded()
    {
        MemoryStore store;
        Manifest manifest(store);
        QCOMPARE(await(manifest.read()), Result<std::optional<QStringList>>(std::nullopt));
        QVERIFY_RESULT(await(manifest.include(m_one, {})));
        QVERIFY_RESULT(await(manifest.include(m_two, {m_one.text()})));
        QCOMPARE(**await(manifest.read()), (QStringList{m_one.text(), m_two.text()}));
        QVERIFY_RESULT(await(manifest.exclude(m_one)));
        QCOMPARE(**await(manifest.read()), QStringList{m_two.text()});
        QVERIFY_RESULT(await(manifest.exclude(m_two)));
        QCOMPARE(**await(manifest.read()), QStringList()); // there, and empty
    }

    void aLostOrDamagedOneIsMendedByTheNextWrite()
    {
        MemoryStore store;
        Manifest manifest(store);
        QVERIFY_RESULT(await(manifest.include(m_two, {m_one.text()})));
        QCOMPARE((**await(manifest.read())).size(), 2);
        store.entries[m_name] = Secret("{damaged");
        QCOMPARE(**await(manifest.read()), QStringList());
        QVERIFY_RESULT(await(manifest.include(m_two, {m_one.text()})));
        QCOMPARE((**await(manifest.read())).size(), 2);
    }

    void aLockedKeychainIsNotAnEmptyOne()
    {
        MemoryStore store;
        store.isLocked = true;
        Manifest manifest(store);
        QVERIFY_ERROR(await(manifest.read()), ErrorKind::KeychainLocked);
        QVERIFY_ERROR(await(manifest.include(m_one, {})), ErrorKind::KeychainLocked);
        QCOMPARE(store.writes, 0);
    }
};

KEYDESK_TEST(ManifestTest)
#include "manifest.moc"
