// SPDX-License-Identifier: GPL-3.0-or-later
// Point 21: a waiter that withdraws leaves the others alone; the last one aborts the request; every call ends once.
#include <QRandomGenerator>
#include <support/await.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

using namespace std::chrono_literals;

class Withdrawals : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneOfTwoLeavesTheOther()
    {
        TokenSetting setting;
        std::stop_source stop;
        setting.server.answerWith([&stop](const SeenRequest &) {
            stop.request_stop();
            Scripted late = Scripted::token("one");
            late.pieces.first().after = 50ms;
            return late;
        });
        auto leaves = setting.broker.token(setting.grant(), setting.readSecret(), stop.get_token());
        auto stays = setting.broker.token(setting.grant(), setting.readSecret());
        QVERIFY_ERROR(await(std::move(leaves)), ErrorKind::Cancelled);
        QCOMPARE(valueOf(*await(std::move(stays))), QByteArray("one"));
        QCOMPARE(setting.server.requests().size(), 1);
    }

    void theLastOneAbortsTheRequest()
    {
        TokenSetting setting; // never answers
        std::stop_source first;
        std::stop_source last;
        auto one = setting.broker.token(setting.grant(), setting.readSecret(), first.get_token());
        auto two = setting.broker.token(setting.grant(), setting.readSecret(), last.get_token());
        QTRY_COMPARE(setting.server.requests().size(), 1);
        first.request_stop();
        QVERIFY_ERROR(await(std::move(one)), ErrorKind::Cancelled);
        QVERIFY(!setting.server.findChildren<QAbstractSocket *>().isEmpty()); // still under way
        last.request_stop();
        QVERIFY_ERROR(await(std::move(two)), ErrorKind::Cancelled);
        QTRY_VERIFY(setting.server.findChildren<QAbstractSocket *>().isEmpty());
    }

    void whoComesAfterTheLastOneAsksAnew()
    {
        TokenSetting setting({Scripted::silence(), Scripted::token("new")});
        std::stop_source stop;
        auto leaves = setting.broker.token(setting.grant(), setting.readSecret(), stop.get_token());
        QTRY_COMPARE(setting.server.requests().size(), 1);
        stop.request_stop();
        QVERIFY_ERROR(await(std::move(leaves)), ErrorKind::Cancelled);
        QCOMPARE(valueOf(*setting.token()), QByteArray("new"));
    }

    void whoComesBetweenTheStopAndItsEndingIsServed()
    {
        Scripted late = Scripted::token("one");
        late.pieces.first().after = 50ms;
        TokenSetting setting({late});
        std::stop_source stop;
        auto leaves = setting.broker.token(setting.grant(), setting.readSecret(), stop.get_token());
        stop.request_stop();
        auto comes = setting.broker.token(setting.grant(), setting.readSecret());
        QVERIFY_ERROR(await(std::move(leaves)), ErrorKind::Cancelled);
        QCOMPARE(valueOf(*await(std::move(comes))), QByteArray("one"));
        QCOMPARE(setting.secretsRead, 1);
    }

    void aStopBeforehandEndsItAtOnce()
    {
        TokenSetting setting({Scripted::token("one")});
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_ERROR(
            await(setting.broker.token(setting.grant(), setting.readSecret(), stop.get_token())), ErrorKind::Cancelled);
        QVERIFY_RESULT(setting.token());
    }

    void everyCallEndsOnceWhateverHappens()
    {
        // A small model: callers come and go, keys are retired, tokens rejected, the clock runs; each call ends once.
        TokenSetting setting;
        QRandomGenerator random(20260301);
        setting.server.answerWith([&random](const SeenRequest &) {
            switch (random.bounded(5)) {
            case 0:
                return Scripted::caseFile(QStringLiteral("tk-rejected-401.raw"));
            case 1:
                return Scripted::raw("");
            case 2:
                return Scripted::token("uncached", "");
            default:
                return Scripted::token("cached");
            }
        });
        std::vector<int> endings;
        std::vector<std::stop_source> stops;
        endings.reserve(2000);
        for (int step = 0; step < 2000; ++step) {
            const Grant grant
                = setting.grant("s", ClientAuthentication::Post, QStringLiteral("key"), random.bounded(4));
            const std::size_t call = endings.size();
            endings.push_back(0);
            stops.emplace_back();
            auto task = random.bounded(8)
                ? setting.broker.token(grant, setting.readSecret(), stops.back().get_token())
                : setting.broker.freshToken(grant, setting.readSecret(), stops.back().get_token());
            whenEnded(std::move(task), this, [&endings, call](const Result<SharedToken> &) { ++endings[call]; });
            if (random.bounded(3) == 0) {
                stops[random.bounded(static_cast<int>(stops.size()))].request_stop();
            }
            if (random.bounded(20) == 0) {
                setting.broker.retire(grant);
            }
            if (const SharedToken token = setting.broker.cached(grant); token && random.bounded(4) == 0) {
                setting.broker.reject(grant, *token);
            }
            if (random.bounded(50) == 0) {
                setting.broker.forgetAll();
            }
            if (random.bounded(5) == 0) {
                setting.clock.pass(std::chrono::seconds(random.bounded(100)));
                QCoreApplication::sendPostedEvents();
            }
            if (random.bounded(10) == 0) {
                QTRY_VERIFY_WITH_TIMEOUT(std::count(endings.begin(), endings.end(), 0) < 40, 20'000);
            }
        }
        QTRY_COMPARE_WITH_TIMEOUT(std::count(endings.begin(), endings.end(), 1), 2000, 30'000);
    }
};

KEYDESK_TEST(Withdrawals)
#include "p21_withdrawals.moc"
