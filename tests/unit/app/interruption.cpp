// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/interruption.h>
#include <csignal>
#include <poll.h>
#include <support/testmain.h>

/// One process, one signal: the order of the functions is that of a program's life.
class InterruptionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsIgnoredFromTheStartStaysIgnored()
    {
        std::signal(SIGHUP, SIG_IGN); // as nohup does
        const Interruption interruption;
        QCOMPARE(std::raise(SIGHUP), 0);
        QCOMPARE(interruption.signal(), 0);
        QVERIFY(!interruption.token().stop_requested());
        std::signal(SIGHUP, SIG_DFL);
    }

    void aSignalBecomesARequestedStop()
    {
        QVERIFY(!Interruption::hasCome());
        {
            const Interruption interruption;
            QVERIFY(!interruption.token().stop_requested());
            QCOMPARE(std::raise(SIGTERM), 0);
            QVERIFY(Interruption::hasCome());
            QCOMPARE(interruption.signal(), SIGTERM);
            // For whoever waits without an event loop.
            pollfd end = {Interruption::descriptor(), POLLIN, 0};
            QCOMPARE(::poll(&end, 1, 0), 1);
            // For whoever runs one: at its next turn, not within the signal.
            QVERIFY(!interruption.token().stop_requested());
            QTRY_VERIFY(interruption.token().stop_requested());
        }
        QCOMPARE(Interruption::descriptor(), -1);
    }
};

KEYDESK_TEST(InterruptionTest)
#include "interruption.moc"
