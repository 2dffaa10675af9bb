// SPDX-License-Identifier: GPL-3.0-or-later
#include <secrets/keychainstore.h>

#include <QTemporaryDir>
#include <secrets/keychainchoice.h>
#include <secrets/secretservice.h>
#include <support/await.h>
#include <support/testmain.h>

/// What can be told without a keychain; the rest is tests/integration/keychain.
class KeychainStoreTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

private Q_SLOTS:
    void init()
    {
        for (const char *variable : {"DBUS_SESSION_BUS_ADDRESS", "XDG_CURRENT_DESKTOP", "DESKTOP_SESSION",
                 "GNOME_DESKTOP_SESSION_ID", "KDE_FULL_SESSION", "KDE_SESSION_VERSION"}) {
            qunsetenv(variable);
        }
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_folder.path()));
    }

    void withoutABusThereIsNoKeychain()
    {
        QVERIFY(!hasSessionBus());
        KeychainStore store;
        const auto entry = QStringLiteral("io.github.keydesk/key/v1/x");
        QVERIFY_ERROR(await(store.read(entry)), ErrorKind::KeychainMissing);
        QVERIFY_ERROR(await(store.write(entry, Secret("x"))), ErrorKind::KeychainMissing);
        QVERIFY_ERROR(await(store.remove(entry)), ErrorKind::KeychainMissing);
        QCOMPARE(await(secretServiceState()), Result<SecretServiceState>(SecretServiceState::Absent));
        QCOMPARE(await(secretServiceName()), QStringLiteral("Secret Service"));
    }

    void theUserBusIsFoundWithoutTheVariable()
    {
        QFile socket(m_folder.filePath(QStringLiteral("bus")));
        QVERIFY(socket.open(QFile::WriteOnly));
        QVERIFY(hasSessionBus());
        QVERIFY(socket.remove());
    }

    void theChoiceFollowsQtKeychains_data()
    {
        QTest::addColumn<QByteArray>("current");
        QTest::addColumn<QByteArray>("session");
        QTest::addColumn<QByteArray>("version");
        QTest::addColumn<QString>("backend");
        const auto secretService = QStringLiteral("secret-service");
        QTest::newRow("a bare session") << QByteArray() << QByteArray() << QByteArray() << secretService;
        QTest::newRow("GNOME") << QByteArray("GNOME") << QByteArray() << QByteArray() << secretService;
        QTest::newRow("GNOME in the shadow of KDE")
            << QByteArray("GNOME") << QByteArray("kde4") << QByteArray("4") << secretService;
        QTest::newRow("xfce") << QByteArray() << QByteArray("xfce-session") << QByteArray() << secretService;
        QTest::newRow("Plasma 6") << QByteArray("KDE") << QByteArray() << QByteArray("6") << secretService;
        QTest::newRow("Plasma 5 without a wallet")
            << QByteArray("KDE") << QByteArray() << QByteArray("5") << secretService;
        QTest::newRow("KDE 4") << QByteArray("KDE") << QByteArray() << QByteArray("4") << QStringLiteral("kwallet");
        QTest::newRow("KDE 4 by session")
            << QByteArray() << QByteArray("kde4") << QByteArray() << QStringLiteral("kwallet");
    }

    void theChoiceFollowsQtKeychains()
    {
        QFETCH(QByteArray, current);
        QFETCH(QByteArray, session);
        QFETCH(QByteArray, version);
        QFETCH(QString, backend);
        qputenv("XDG_CURRENT_DESKTOP", current);
        qputenv("DESKTOP_SESSION", session);
        qputenv("KDE_SESSION_VERSION", version);
        QCOMPARE(chosenKeychain().backend, backend);
        QCOMPARE(KeychainStore().backend(), backend);
    }
};

KEYDESK_TEST(KeychainStoreTest)
#include "keychainstore.moc"
