// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/waitcountdown.h>
#include <QSignalSpy>
#include <support/testmain.h>

using namespace std::chrono_literals;

namespace {

class TurnedClock : public Clock {
public:
    QDateTime now() const override { return QDateTime::fromMSecsSinceEpoch(0, Qt::UTC); }
    std::chrono::milliseconds monotonic() const override { return time; }
    std::chrono::milliseconds time{1'000'000};
};

} // namespace

class WaitCountdownTest : public QObject {
    Q_OBJECT

private:
    static std::chrono::seconds last(const QSignalSpy &ticked)
    {
        return ticked.last()[0].value<std::chrono::seconds>();
    }

private Q_SLOTS:
    void countsByTheClock()
    {
        TurnedClock clock;
        WaitCountdown countdown(clock, nullptr);
        QSignalSpy ticked(&countdown, &WaitCountdown::ticked);
        countdown.start(5s);
        QCOMPARE(ticked.size(), 1);
        QCOMPARE(last(ticked), 5s);
        clock.time += 1500ms;
        QVERIFY(ticked.wait());
        QCOMPARE(last(ticked), 4s); // begun seconds count whole
        clock.time += 1h;
        QVERIFY(ticked.wait());
        QCOMPARE(last(ticked), 0s);
        QVERIFY(!countdown.isRunning());
        QVERIFY(!ticked.wait(600));
    }

    void noWaitEndsAtOnce()
    {
        TurnedClock clock;
        WaitCountdown countdown(clock, nullptr);
        QSignalSpy ticked(&countdown, &WaitCountdown::ticked);
        countdown.start(0s);
        QCOMPARE(ticked.size(), 1);
        QCOMPARE(last(ticked), 0s);
        QVERIFY(!countdown.isRunning());
    }

    void stopIsSilent()
    {
        TurnedClock clock;
        WaitCountdown countdown(clock, nullptr);
        countdown.start(5s);
        QSignalSpy ticked(&countdown, &WaitCountdown::ticked);
        countdown.stop();
        QVERIFY(!ticked.wait(600));
    }
};
KEYDESK_TEST(WaitCountdownTest)

#include "waitcountdown.moc"
