// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/services.h>
#include <app/settings.h>
#include <app/vault.h>
#include <keys/keybook.h>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <support/await.h>
#include <support/testmain.h>

namespace {

class GivenPassphrase final : public PassphrasePrompt {
public:
    int asked = 0;
    Task<Result<Secret>> ask(QString, int) override
    {
        ++asked;
        co_return Secret("open sesame");
    }
};

} // namespace

/// The choice of where secrets are kept, where there is no keychain.
class VaultTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    GivenPassphrase m_prompt;

    std::unique_ptr<Services> open(bool runOnly = false)
    {
        const Services::Options options{
            .runOnly = runOnly, .tokenKeeping = TokenKeeping::InKeychain, .prompt = &m_prompt};
        auto opened = await(Services::open(options));
        return opened ? std::move(*opened) : nullptr;
    }
    static Result<ApiKey> add(Services &services, const char *label, bool forThisRunOnly = false)
    {
        NewKey key{*SpaceName::parse(QStringLiteral("Acme")), *Label::parse(QString::fromLatin1(label)),
            *ClientId::parse(QStringLiteral("client"))};
        key.newSpace = SpaceSettings::sellytics();
        key.forThisRunOnly = forThisRunOnly;
        return await(services.keyBook().add(key, Secret(QByteArrayView(label))));
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_prompt.asked = 0;
        qputenv("KEYDESK_HOME", m_folder->path().toUtf8());
        qunsetenv("DBUS_SESSION_BUS_ADDRESS"); // no keychain
        qunsetenv("XDG_RUNTIME_DIR");
    }
    void cleanup() { qunsetenv("KEYDESK_HOME"); }

    /// Made on purpose it is in force at once and in every later run; what was kept for this run stays usable.
    void aVaultIsPutInForce()
    {
        auto services = open();
        QVERIFY(services);
        QCOMPARE(services->vault().inUse(), SecretPlace::Keychain);
        QVERIFY(!services->vault().exists());
        QVERIFY_ERROR(await(services->vault().use(SecretPlace::VaultFile)), ErrorKind::VaultMissing);
        QVERIFY_ERROR(add(*services, "lost"), ErrorKind::KeychainMissing);
        const auto forThisRun = add(*services, "run", true);
        QVERIFY_RESULT(forThisRun);

        QSignalSpy changed(&services->vault(), &Vault::changed);
        QSignalSpy reset(&services->keyBook(), &KeyBook::reset);
        QVERIFY_RESULT(await(services->vault().create(Secret("open sesame"))));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(reset.size(), 1);
        QCOMPARE(services->vault().inUse(), SecretPlace::VaultFile);
        QVERIFY(services->vault().isUnlocked());
        QVERIFY_RESULT(add(*services, "kept"));
        const auto still = await(services->keyBook().secret(forThisRun->id));
        QVERIFY_RESULT(still);
        QVERIFY(*still == Secret("run"));
        QVERIFY_RESULT(await(services->shutDown()));
        services.reset();

        services = open();
        QVERIFY(services);
        QCOMPARE(services->vault().inUse(), SecretPlace::VaultFile);
        QCOMPARE(services->keyBook().keychainBackend(), QStringLiteral("vault"));
        QCOMPARE(m_prompt.asked, 0); // opening the index asks nobody
        const auto kept = await(services->keyBook().find(*KeyReference::parse(QStringLiteral("Acme/kept"))));
        QVERIFY_RESULT(kept);
        const auto secret = await(services->keyBook().secret(kept->id));
        QVERIFY_RESULT(secret);
        QVERIFY(*secret == Secret("kept"));
        QCOMPARE(m_prompt.asked, 1);
        services->vault().lock();
        QVERIFY(!services->vault().isUnlocked());

        // Back to the keychain: the key is elsewhere and not gone.
        QVERIFY_RESULT(await(services->vault().use(SecretPlace::Keychain)));
        QVERIFY_ERROR(await(services->keyBook().secret(kept->id)), ErrorKind::KeychainElsewhere);
        QCOMPARE(await(services->keyBook().key(kept->id))->state, KeyState::Elsewhere);
        QVERIFY_RESULT(await(services->vault().use(SecretPlace::VaultFile)));
        QVERIFY_RESULT(await(services->keyBook().secret(kept->id)));
        QVERIFY_RESULT(await(services->shutDown()));
    }

    void aRunInMemoryChoosesForTheNext()
    {
        auto services = open(true);
        QVERIFY(services);
        QVERIFY_RESULT(await(services->vault().create(Secret("open sesame"))));
        QCOMPARE(services->vault().inUse(), SecretPlace::ThisRun);
        QCOMPARE(services->keyBook().keychainBackend(), QStringLiteral("run"));
        QVERIFY_RESULT(await(services->shutDown()));
        services.reset();
        services = open();
        QCOMPARE(services->vault().inUse(), SecretPlace::VaultFile);
        QVERIFY_RESULT(await(services->shutDown()));
    }
};

KEYDESK_TEST(VaultTest)
#include "vault.moc"
