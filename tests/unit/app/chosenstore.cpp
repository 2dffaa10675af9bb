// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/chosenstore.h>

#include <core/passphraseprompt.h>
#include <QTemporaryDir>
#include <support/await.h>
#include <support/failingcalls.h>
#include <support/testmain.h>

namespace {

class NobodyIsAsked final : public PassphrasePrompt {
public:
    Task<Result<Secret>> ask(QString path, int) override { co_return failure(ErrorKind::VaultLocked, {path}); }
};

} // namespace

class ChosenStoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// What one place does better than one by one is not lost on the way to it.
    void manyEntriesAreOneWritingOfTheVault()
    {
        const QTemporaryDir folder;
        NobodyIsAsked prompt;
        ChosenStore store(folder.filePath(QStringLiteral("vault.age")), prompt, true);
        QVERIFY_RESULT(await(store.vault().create(Secret("open sesame"))));
        QCOMPARE(store.backend(), QStringLiteral("vault"));
        QVERIFY(store.provesItsWrites());
        failing::at(0);
        QVERIFY_RESULT(await(store.write(QStringLiteral("first"), Secret("1"))));
        const int ofOne = failing::steps();
        QVERIFY(ofOne > 0);
        failing::at(0);
        std::vector<NamedSecret> entries;
        for (int i = 0; i < 5; ++i) {
            entries.push_back({QStringLiteral("entry %1").arg(i), Secret("value")});
        }
        QVERIFY_RESULT(await(store.writeMany(std::move(entries))));
        QCOMPARE(failing::steps(), ofOne);
        QCOMPARE((*await(store.names()))->size(), 6);
    }
};

KEYDESK_TEST(ChosenStoreTest)
#include "chosenstore.moc"
