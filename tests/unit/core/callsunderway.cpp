// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/callsunderway.h>
#include <support/await.h>
#include <support/testmain.h>

namespace {

/// A service with one call, which ends when it is told to.
class Service {
public:
    Task<Result<int>> call(std::shared_ptr<OneShot<int>> outside)
    {
        const auto call = calls.begin();
        co_return co_await outside->ended();
    }
    CallsUnderWay calls;
};

Task<void> note(Task<void> waited, bool *ended)
{
    co_await waited;
    *ended = true;
}

} // namespace

class CallsUnderWayTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingToWaitFor()
    {
        Service service;
        bool ended = false;
        const auto waiting = note(service.calls.ended(), &ended);
        QVERIFY(ended);
    }

    void waitsForEveryCall()
    {
        Service service;
        const auto first = std::make_shared<OneShot<int>>();
        const auto second = std::make_shared<OneShot<int>>();
        auto one = service.call(first);
        auto two = service.call(second);
        bool ended = false;
        const auto waiting = note(service.calls.ended(), &ended);
        second->complete(2);
        QCOMPARE(await(std::move(two)), Result<int>(2));
        QCOMPARE(service.calls.count(), 1);
        QVERIFY(!ended);
        first->complete(1);
        QCOMPARE(await(std::move(one)), Result<int>(1));
        QTRY_VERIFY(ended);
        QCOMPARE(service.calls.count(), 0);
    }

    void waitsForACallThatBeganMeanwhile()
    {
        CallsUnderWay calls;
        auto first = std::make_unique<CallsUnderWay::Call>(calls);
        bool ended = false;
        const auto waiting = note(calls.ended(), &ended);
        first.reset();
        auto second = std::make_unique<CallsUnderWay::Call>(calls); // before the waiter has been told of the first
        QCoreApplication::processEvents();
        QVERIFY(!ended);
        second.reset();
        QTRY_VERIFY(ended);
    }

    void aDroppedTaskIsACallStill()
    {
        Service service;
        const auto outside = std::make_shared<OneShot<int>>();
        (void)service.call(outside);
        QCOMPARE(service.calls.count(), 1);
        outside->complete(1);
        bool ended = false;
        const auto waiting = note(service.calls.ended(), &ended);
        QTRY_VERIFY(ended);
    }
};

KEYDESK_TEST(CallsUnderWayTest)
#include "callsunderway.moc"
