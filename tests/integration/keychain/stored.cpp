// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyringdaemon.h"
#include <keys/keyentry.h>
#include <QDir>
#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>
#include <secrets/keychainprobe.h>
#include <secrets/keychainstore.h>
#include <secrets/secretservice.h>
#include <support/await.h>
#include <support/testmain.h>

namespace {

/// How many of `count` reads that are asked for at once end well.
Task<Result<int>> readAtOnce(KeychainStore &store, QString entry, int count)
{
    std::vector<Task<Result<Secret>>> reads;
    for (int i = 0; i < count; ++i) {
        reads.push_back(store.read(entry));
    }
    int good = 0;
    for (auto &read : reads) {
        const auto found = co_await read;
        good += found ? 1 : 0;
    }
    co_return good;
}

} // namespace

class StoredTest : public QObject {
    Q_OBJECT
    const QString m_entry = QStringLiteral("io.github.keydesk/key/v1/11111111-2222-4333-8444-555555555555");

private Q_SLOTS:
    void theProbePasses()
    {
        KeychainStore store;
        QVERIFY_RESULT(await(probeKeychain(store)));
        QCOMPARE(store.backend(), QStringLiteral("secret-service"));
        QCOMPARE(store.displayName(), QStringLiteral("GNOME Keyring"));
        QCOMPARE(await(store.wouldPrompt()), Result<bool>(false));
    }

    void whatIsWrittenIsReadBack_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("json") << QByteArray("{\"v\":1}");
        QTest::newRow("any bytes") << QByteArray("a\0b\n\xff\xfe", 6);
        QTest::newRow("as large as a list of a thousand keys") << QByteArray(40'000, 'x');
    }

    void whatIsWrittenIsReadBack()
    {
        QFETCH(QByteArray, value);
        KeychainStore store;
        QVERIFY_RESULT(await(store.write(m_entry, Secret("overwritten"))));
        QVERIFY_RESULT(await(store.write(m_entry, Secret(value))));
        const auto found = await(store.read(m_entry));
        QVERIFY_RESULT(found);
        QVERIFY(*found == Secret(value));
        QVERIFY_RESULT(await(store.remove(m_entry)));
        QVERIFY_ERROR(await(store.read(m_entry)), ErrorKind::KeychainEntryMissing);
        QVERIFY_RESULT(await(store.remove(m_entry))); // once more
    }

    void aPersonGetsTheKeyWithoutUs()
    {
        KeychainStore store;
        const KeyEntry entry{*KeyId::parse(u"11111111-2222-4333-8444-555555555555"), QStringLiteral("Acme"),
            *Label::parse(u"Price"), *ClientId::parse(u"client"), Secret("s3cret")};
        QVERIFY_RESULT(await(store.write(m_entry, entry.write())));
        const auto printed = keyring::run(QStringLiteral("sh"),
            {QStringLiteral("-c"), QStringLiteral("secret-tool lookup user \"$0\" server Keydesk | base64 -d"),
                m_entry});
        QVERIFY(printed);
        const auto json = QJsonDocument::fromJson(*printed).object();
        QCOMPARE(json.value(QLatin1String("client_secret")).toString(), QStringLiteral("s3cret"));
        QCOMPARE(json.value(QLatin1String("label")).toString(), QStringLiteral("Price"));
        QVERIFY_RESULT(await(store.remove(m_entry)));
    }

    void itOutlivesTheDaemon()
    {
        KeychainStore store;
        QVERIFY_RESULT(await(store.write(m_entry, Secret("kept"))));
        QVERIFY(keyring::restartDaemon());
        QTRY_COMPARE(await(secretServiceState()), Result<SecretServiceState>(SecretServiceState::Unlocked));
        // The same program goes on.
        const auto again = await(store.read(m_entry));
        QVERIFY_RESULT(again);
        QVERIFY(*again == Secret("kept"));
        QVERIFY_RESULT(await(store.write(m_entry, Secret("kept"))));
        KeychainStore another;
        const auto found = await(another.read(m_entry));
        QVERIFY_RESULT(found);
        QVERIFY(*found == Secret("kept"));
        QVERIFY_RESULT(await(another.remove(m_entry)));
    }

    void whatIsAskedWhileItPreparesIsAnswered()
    {
        KeychainStore store;
        QVERIFY_RESULT(await(store.write(m_entry, Secret("kept"))));
        QVERIFY(keyring::restartDaemon()); // so that there is a session to open
        QTRY_COMPARE(await(secretServiceState()), Result<SecretServiceState>(SecretServiceState::Unlocked));
        forgetSecretServiceSession();
        KeychainStore prepared;
        prepared.prepare();
        prepared.prepare(); // once is enough
        auto first = prepared.read(m_entry);
        auto second = prepared.read(m_entry);
        QVERIFY_RESULT(await(std::move(first)));
        const auto found = await(std::move(second));
        QVERIFY_RESULT(found);
        QVERIFY(*found == Secret("kept"));
        QVERIFY_RESULT(await(prepared.remove(m_entry)));
    }

    void aStoreThatPreparesMayGoFirst()
    {
        bool isOpen = false;
        openSecretServiceSession([&isOpen] { isOpen = true; });
        auto store = std::make_unique<KeychainStore>();
        store->prepare();
        auto task = store->read(m_entry);
        store.reset();
        QVERIFY_ERROR(await(std::move(task)), ErrorKind::KeychainEntryMissing);
        QVERIFY(isOpen);
    }

    void fiveHundredReadsAreServedInTurn()
    {
        KeychainStore store;
        QVERIFY_RESULT(await(store.write(m_entry, Secret("kept"))));
        QCOMPARE(await(readAtOnce(store, m_entry, 500)), Result<int>(500));
        QVERIFY_RESULT(await(store.remove(m_entry)));
    }

    void aStopEndsTheWaitAndNotTheStore()
    {
        KeychainStore store;
        QVERIFY_RESULT(await(store.write(m_entry, Secret("kept"))));
        std::stop_source stop;
        auto withdrawn = store.read(m_entry, stop.get_token());
        auto queued = store.read(m_entry, stop.get_token());
        auto next = store.read(m_entry);
        stop.request_stop();
        QVERIFY_ERROR(await(std::move(withdrawn)), ErrorKind::Cancelled);
        QVERIFY_ERROR(await(std::move(queued)), ErrorKind::Cancelled);
        QVERIFY_RESULT(await(std::move(next)));
        QVERIFY_RESULT(await(store.remove(m_entry)));
    }

    void theStoreMayGoFirst()
    {
        auto store = std::make_unique<KeychainStore>();
        auto task = store->write(m_entry, Secret("kept"));
        store.reset();
        QVERIFY_RESULT(await(std::move(task)));
    }

    void noFileOfTheHomeHoldsASecretInTheClear()
    {
        KeychainStore store;
        const QByteArray secret = QUuid::createUuid().toByteArray();
        QVERIFY_RESULT(await(store.write(m_entry, Secret(secret))));
        QDirIterator files(QDir::homePath(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        int seen = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QFile::ReadOnly));
            const QByteArray content = file.readAll();
            QVERIFY(!content.contains(secret) && !content.contains(secret.toBase64()));
            ++seen;
        }
        QVERIFY(seen > 0); // the keyring itself
        QVERIFY_RESULT(await(store.remove(m_entry)));
    }
};

KEYDESK_TEST(StoredTest)
#include "stored.moc"
