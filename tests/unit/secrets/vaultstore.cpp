// SPDX-License-Identifier: GPL-3.0-or-later
#include "vaultsetting.h"

#include <QProcess>
#include <secrets/keychainprobe.h>
#include <support/failingcalls.h>
#include <support/testmain.h>

/// What is kept, by one program and by two.
class VaultStoreTest : public QObject {
    Q_OBJECT
    std::unique_ptr<VaultSetting> m_setting;
    std::unique_ptr<ScriptedPrompt> m_prompt;
    const QString m_one = QStringLiteral("io.github.keydesk/key/v1/one");
    const QString m_two = QStringLiteral("io.github.keydesk/key/v1/two");

    std::unique_ptr<VaultStore> store()
    {
        return std::make_unique<VaultStore>(m_setting->path(), *m_prompt, QuickWork);
    }
    std::unique_ptr<VaultStore> newVault()
    {
        auto made = store();
        const auto created = await(made->create(Secret("open sesame")));
        return created ? std::move(made) : nullptr;
    }
    static QByteArray textOf(const Result<Secret> &secret)
    {
        return secret ? secret->reveal([](QByteArrayView bytes) { return bytes.toByteArray(); })
                      : "error " + QByteArray::number(static_cast<int>(secret.error().kind));
    }

private Q_SLOTS:
    void init()
    {
        failing::at(0);
        m_setting = std::make_unique<VaultSetting>();
        m_prompt = std::make_unique<ScriptedPrompt>();
    }

    void whatWasWrittenIsReadAndOverwrittenAndRemoved()
    {
        const auto vault = newVault();
        QVERIFY(vault);
        QVERIFY_ERROR(await(vault->read(m_one)), ErrorKind::KeychainEntryMissing);
        QVERIFY_RESULT(await(vault->write(m_one, Secret("one"))));
        QVERIFY_RESULT(await(vault->write(m_one, Secret(QByteArrayView("t\0wo", 4)))));
        QCOMPARE(textOf(await(vault->read(m_one))), QByteArray("t\0wo", 4));
        QVERIFY_RESULT(await(vault->write(m_two, Secret("2"))));
        QCOMPARE(*await(vault->names()), std::optional(QStringList{m_one, m_two}));
        QVERIFY_RESULT(await(vault->remove(m_one)));
        QVERIFY_RESULT(await(vault->remove(m_one)));
        QVERIFY_ERROR(await(vault->read(m_one)), ErrorKind::KeychainEntryMissing);
        QCOMPARE(textOf(await(vault->read(m_two))), "2");
        QCOMPARE(vault->backend(), QStringLiteral("vault"));
        QVERIFY(m_prompt->attempts.isEmpty()); // who makes it has it open
    }

    void manyAreWrittenAsOneFile()
    {
        const auto vault = newVault();
        QVERIFY(vault);
        failing::at(0);
        QVERIFY_RESULT(await(vault->write(m_one, Secret("one"))));
        const int stepsOfOne = failing::steps();
        std::vector<NamedSecret> entries;
        for (int i = 0; i < 300; ++i) {
            entries.push_back({QStringLiteral("entry %1").arg(i), Secret(QByteArray::number(i))});
        }
        entries.push_back({m_one, Secret("replaced")});
        failing::at(0);
        QVERIFY_RESULT(await(vault->writeMany(std::move(entries))));
        QCOMPARE(failing::steps(), stepsOfOne);
        QCOMPARE((*await(vault->names()))->size(), 301);
        QCOMPARE(textOf(await(vault->read(m_one))), "replaced");
        const auto again = store();
        m_prompt->answers = {QByteArray("open sesame")};
        QCOMPARE(textOf(await(again->read(QStringLiteral("entry 299")))), "299");
        entries.clear();
        entries.push_back({m_two, Secret("2")});
        failing::at(1);
        QVERIFY_ERROR(await(vault->writeMany(std::move(entries))), ErrorKind::DiskFull);
        failing::at(0);
        QVERIFY_ERROR(await(vault->read(m_two)), ErrorKind::KeychainEntryMissing);
    }

    void anotherRunFindsIt()
    {
        QVERIFY_RESULT(await(newVault()->write(m_one, Secret("one"))));
        const auto later = store();
        m_prompt->answers = {QByteArray("open sesame")};
        QCOMPARE(textOf(await(later->read(m_one))), "one");
        QVERIFY_RESULT(await(later->write(m_two, Secret("two"))));
        QCOMPARE(m_prompt->attempts, QList<int>{1});
        QCOMPARE(m_prompt->ends, 1);
    }

    void aVaultIsNeverMadeOverAnother()
    {
        QVERIFY(newVault());
        const QByteArray before = m_setting->bytes();
        QVERIFY_ERROR(await(store()->create(Secret("another"))), ErrorKind::VaultExists);
        m_setting->put("no vault at all");
        QVERIFY_ERROR(await(store()->create(Secret("another"))), ErrorKind::VaultExists);
        QCOMPARE(m_setting->bytes(), "no vault at all");
    }

    void whereNoneIsThatIsSaid()
    {
        const auto vault = store();
        QVERIFY_ERROR(await(vault->read(m_one)), ErrorKind::VaultMissing);
        QVERIFY_ERROR(await(vault->write(m_one, Secret("one"))), ErrorKind::VaultMissing);
        QVERIFY_ERROR(await(vault->wouldPrompt()), ErrorKind::VaultMissing);
        QVERIFY_ERROR(await(vault->unlock()), ErrorKind::VaultMissing);
        QVERIFY(m_prompt->attempts.isEmpty());
        QVERIFY(!QFile::exists(m_setting->path()));
    }

    void theSameAgainIsNotWritten()
    {
        const auto vault = newVault();
        QVERIFY_RESULT(await(vault->write(m_one, Secret("one"))));
        const QByteArray before = m_setting->bytes();
        QVERIFY_RESULT(await(vault->write(m_one, Secret("one"))));
        QVERIFY_RESULT(await(vault->remove(m_two)));
        QCOMPARE(m_setting->bytes(), before);
        QVERIFY_RESULT(await(vault->write(m_one, Secret("two"))));
        QVERIFY(m_setting->bytes() != before);
    }

    /// Two windows' worth of writes at once: neither loses what the other wrote.
    void twoStoresOnOneFile()
    {
        const auto mine = newVault();
        const auto theirs = store();
        m_prompt->answers = {QByteArray("open sesame")};
        QStringList all;
        std::vector<Task<Result<void>>> writes;
        for (int i = 0; i < 10; ++i) {
            const QString name = QStringLiteral("entry %1").arg(i);
            all.append(name);
            const Secret value(name.toUtf8());
            writes.push_back((i % 2 == 0 ? *mine : *theirs).write(name, value.duplicate()));
        }
        for (auto &write : writes) {
            QVERIFY_RESULT(await(std::move(write)));
        }
        for (VaultStore *const one : {mine.get(), theirs.get()}) {
            QCOMPARE(*await(one->names()), std::optional(all));
            for (const QString &name : all) {
                QCOMPARE(textOf(await(one->read(name))), name.toUtf8());
            }
        }
        QCOMPARE(m_prompt->attempts, QList<int>{1});
    }

    /// Another program's lock is waited for.
    void oneWritesAtATime()
    {
        const auto vault = newVault();
        QProcess other;
        other.start(QStringLiteral("flock"),
            {QStringLiteral("--exclusive"), m_setting->path() + QStringLiteral(".lock"), QStringLiteral("sh"),
                QStringLiteral("-c"), QStringLiteral("echo held; exec cat")});
        QSignalSpy ready(&other, &QProcess::readyReadStandardOutput);
        QVERIFY(other.waitForStarted() && ready.wait());
        const QByteArray before = m_setting->bytes();
        auto write = vault->write(m_one, Secret("one"));
        QVERIFY_ERROR(await(vault->read(m_one)), ErrorKind::KeychainEntryMissing); // reading waits for nobody
        QCOMPARE(m_setting->bytes(), before);
        other.closeWriteChannel();
        QVERIFY_RESULT(await(std::move(write)));
        QVERIFY(other.state() == QProcess::NotRunning || other.waitForFinished());
    }

    void aNewPassphraseOpensItAndTheOldDoesNot()
    {
        const auto mine = newVault();
        QVERIFY_RESULT(await(mine->write(m_one, Secret("one"))));
        const auto theirs = store();
        m_prompt->answers = {QByteArray("open sesame")};
        QVERIFY_RESULT(await(theirs->read(m_one)));
        QVERIFY_RESULT(await(mine->changePassphrase(Secret("open barley"))));
        QVERIFY_RESULT(await(mine->write(m_two, Secret("two"))));
        // The other had it open with the old one, and is asked.
        m_prompt->answers = {QByteArray("open sesame"), QByteArray("open barley")};
        m_prompt->attempts.clear();
        QCOMPARE(textOf(await(theirs->read(m_two))), "two");
        QCOMPARE(m_prompt->attempts, (QList<int>{1, 2}));
        QVERIFY_ERROR(await(mine->changePassphrase(Secret())), ErrorKind::PassphraseEmpty);
        QCOMPARE(textOf(await(mine->read(m_one))), "one");
    }

    void aDamagedFileIsLeftAsItIs_data()
    {
        QTest::addColumn<int>("cutTo");
        QTest::newRow("nothing left") << 0;
        QTest::newRow("within the header") << 60;
        QTest::newRow("within the entries") << 250;
        QTest::newRow("a byte missing") << -1;
    }

    void aDamagedFileIsLeftAsItIs()
    {
        QFETCH(int, cutTo);
        const auto vault = newVault();
        QVERIFY_RESULT(await(vault->write(m_one, Secret("one"))));
        const QByteArray whole = m_setting->bytes();
        const QByteArray damaged = cutTo < 0 ? whole.chopped(-cutTo) : whole.first(cutTo);
        m_setting->put(damaged);
        // Open or not, now or later.
        const auto fresh = store();
        m_prompt->answers = {QByteArray("open sesame")};
        for (VaultStore *const one : {vault.get(), fresh.get()}) {
            QVERIFY_ERROR(await(one->read(m_one)), ErrorKind::VaultDamaged);
            QVERIFY_ERROR(await(one->write(m_two, Secret("two"))), ErrorKind::VaultDamaged);
            QVERIFY_ERROR(await(one->remove(m_one)), ErrorKind::VaultDamaged);
            QVERIFY_ERROR(await(one->changePassphrase(Secret("x"))), ErrorKind::VaultDamaged);
        }
        QCOMPARE(m_prompt->attempts.size(), 1); // the damage is remembered
        QCOMPARE(m_setting->bytes(), damaged);
        m_setting->put(whole); // a copy put in its place
        QCOMPARE(textOf(await(vault->read(m_one))), "one");
    }

    /// Memory holds all of a file that vanishes while it is open: it is not lost with it.
    void aVanishedFileIsMadeAnew()
    {
        const auto vault = newVault();
        QVERIFY_RESULT(await(vault->write(m_one, Secret("one"))));
        QVERIFY(QFile::remove(m_setting->path()));
        QCOMPARE(textOf(await(vault->read(m_one))), "one");
        QVERIFY_RESULT(await(vault->write(m_one, Secret("one")))); // the same, yet no file says so
        QVERIFY(QFile::remove(m_setting->path()));
        QVERIFY_RESULT(await(vault->write(m_two, Secret("two"))));
        const auto later = store();
        m_prompt->answers = {QByteArray("open sesame")};
        QCOMPARE(textOf(await(later->read(m_one))), "one");
        QCOMPARE(textOf(await(later->read(m_two))), "two");
    }

    void aFullDiskIsSaidAndMemoryBelievesNothing()
    {
        const auto vault = newVault();
        QVERIFY_RESULT(await(vault->write(m_one, Secret("one"))));
        failing::at(1, failing::As::DiskFull);
        QVERIFY_ERROR(await(vault->write(m_one, Secret("two"))), ErrorKind::DiskFull);
        QVERIFY_ERROR(await(vault->remove(m_one)), ErrorKind::DiskFull);
        failing::at(0);
        QCOMPARE(textOf(await(vault->read(m_one))), "one");
        QVERIFY_RESULT(await(vault->write(m_one, Secret("two"))));
        QCOMPARE(textOf(await(vault->read(m_one))), "two");
    }

    void lookingWhetherItWorksWritesNothing()
    {
        const auto vault = newVault();
        const QByteArray before = m_setting->bytes();
        QVERIFY_RESULT(await(probeKeychain(*vault)));
        QCOMPARE(m_setting->bytes(), before);
        m_setting->put(before.chopped(1));
        QVERIFY_ERROR(await(probeKeychain(*vault)), ErrorKind::VaultDamaged);
    }
};

KEYDESK_TEST(VaultStoreTest)
#include "vaultstore.moc"
