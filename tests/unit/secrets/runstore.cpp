// SPDX-License-Identifier: GPL-3.0-or-later
#include <secrets/runstore.h>

#include <support/await.h>
#include <support/testmain.h>

class RunStoreTest : public QObject {
    Q_OBJECT
    const QString m_entry = QStringLiteral("io.github.keydesk/key/v1/x");

private Q_SLOTS:
    void whatWasWrittenIsReadAndOverwrittenAndRemoved()
    {
        RunStore store;
        QVERIFY_ERROR(await(store.read(m_entry)), ErrorKind::KeychainEntryMissing);
        QVERIFY_RESULT(await(store.write(m_entry, Secret("one"))));
        QVERIFY_RESULT(await(store.write(m_entry, Secret(QByteArrayView("t\0wo", 4)))));
        const auto found = await(store.read(m_entry));
        QVERIFY_RESULT(found);
        QVERIFY(*found == Secret(QByteArrayView("t\0wo", 4)));
        QVERIFY_RESULT(await(store.read(m_entry))); // a read takes nothing away
        QVERIFY_RESULT(await(store.remove(m_entry)));
        QVERIFY_ERROR(await(store.read(m_entry)), ErrorKind::KeychainEntryMissing);
        QVERIFY_RESULT(await(store.remove(m_entry)));
    }

    void aStopIsHeard()
    {
        RunStore store;
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_ERROR(await(store.read(m_entry, stop.get_token())), ErrorKind::Cancelled);
    }

    void itAsksNobody()
    {
        RunStore store;
        QCOMPARE(await(store.wouldPrompt()), Result<bool>(false));
        QCOMPARE(store.backend(), QStringLiteral("run"));
    }
};

KEYDESK_TEST(RunStoreTest)
#include "runstore.moc"
