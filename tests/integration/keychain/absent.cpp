// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <secrets/keychainprobe.h>
#include <secrets/keychainstore.h>
#include <secrets/secretservice.h>
#include <support/await.h>
#include <support/testmain.h>

/// A session bus on which nobody keeps secrets.
class AbsentTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingSaysSoAtOnce()
    {
        QVERIFY(hasSessionBus());
        QElapsedTimer timer;
        timer.start();
        KeychainStore store;
        store.prepare();
        const auto entry = QStringLiteral("io.github.keydesk/key/v1/absent");
        QVERIFY_ERROR(await(store.read(entry)), ErrorKind::KeychainMissing);
        QVERIFY_ERROR(await(store.write(entry, Secret("x"))), ErrorKind::KeychainMissing);
        QVERIFY_ERROR(await(store.remove(entry)), ErrorKind::KeychainMissing);
        QVERIFY_ERROR(await(probeKeychain(store)), ErrorKind::KeychainMissing);
        QVERIFY(timer.elapsed() < 10'000);
        QCOMPARE(await(store.wouldPrompt()), Result<bool>(false));
        QCOMPARE(store.displayName(), QStringLiteral("Secret Service"));
    }
};

KEYDESK_TEST(AbsentTest)
#include "absent.moc"
