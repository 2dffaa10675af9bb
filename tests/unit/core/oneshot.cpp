// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/background.h>
#include <core/oneshot.h>
#include <support/await.h>
#include <support/testmain.h>

namespace {

Task<Result<int>> waitFor(std::shared_ptr<OneShot<int>> shot, std::stop_token stop, int *resumed)
{
    const auto outcome = co_await shot->ended(stop);
    ++*resumed;
    co_return outcome;
}

Task<Result<int>> waitForBorrowed(OneShot<int> &shot)
{
    co_return co_await shot.ended();
}

} // namespace

class OneShotTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void endsOnceWithTheFirstOutcome()
    {
        const auto shot = std::make_shared<OneShot<int>>();
        int resumed = 0;
        auto task = waitFor(shot, {}, &resumed);
        shot->complete(1);
        shot->complete(2);
        QCOMPARE(resumed, 0); // from the event loop, never inside complete()
        QCOMPARE(await(std::move(task)), Result<int>(1));
        QCOMPARE(resumed, 1);
    }

    void anOutcomeThatCameBeforeTheWaiterIsKept()
    {
        const auto shot = std::make_shared<OneShot<int>>();
        shot->complete(7);
        int resumed = 0;
        QCOMPARE(await(waitFor(shot, {}, &resumed)), Result<int>(7));
    }

    void aStopEndsItCancelled()
    {
        const auto shot = std::make_shared<OneShot<int>>();
        std::stop_source stop;
        int resumed = 0;
        auto task = waitFor(shot, stop.get_token(), &resumed);
        stop.request_stop();
        shot->complete(3); // too late
        QVERIFY_ERROR(await(std::move(task)), ErrorKind::Cancelled);
        QCOMPARE(resumed, 1);
    }

    void aStopBeforeTheWaitEndsItToo()
    {
        const auto shot = std::make_shared<OneShot<int>>();
        std::stop_source stop;
        stop.request_stop();
        int resumed = 0;
        QVERIFY_ERROR(await(waitFor(shot, stop.get_token(), &resumed)), ErrorKind::Cancelled);
    }

    void destroyedUnfinishedItEndsAbandoned()
    {
        auto shot = std::make_unique<OneShot<int>>();
        auto task = waitForBorrowed(*shot);
        shot.reset();
        QVERIFY_ERROR(await(std::move(task)), ErrorKind::Abandoned);
    }

    void backgroundWorkEndsOnThisThread()
    {
        QThreadPool pool;
        QThread *workedOn = nullptr;
        auto task = runInBackground(pool, [&workedOn]() -> Result<int> {
            workedOn = QThread::currentThread();
            return 5;
        });
        QCOMPARE(await(std::move(task)), Result<int>(5));
        QVERIFY(workedOn != QThread::currentThread());
    }
};

KEYDESK_TEST(OneShotTest)
#include "oneshot.moc"
