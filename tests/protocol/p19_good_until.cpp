// SPDX-License-Identifier: GPL-3.0-or-later
// Point 19: a token is good until send time + expires_in - margin, by the monotonic and the wall clock, whichever is first.
#include <support/await.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

using namespace std::chrono_literals;

class GoodUntil : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theMarginDependsOnTheLifetime()
    {
        QFETCH(int, lifetime);
        QFETCH(int, serves); // milliseconds
        TokenSetting setting(
            {Scripted::token("one", ",\"expires_in\":" + QByteArray::number(lifetime)), Scripted::token("two")});
        QCOMPARE(valueOf(*setting.token()), QByteArray("one"));
        setting.clock.pass(std::chrono::milliseconds(serves - 1));
        QCOMPARE(valueOf(*setting.token()), QByteArray("one"));
        setting.clock.pass(1ms);
        QVERIFY(!setting.broker.cached(setting.grant()));
        QCOMPARE(valueOf(*setting.token()), QByteArray("two"));
    }
    void theMarginDependsOnTheLifetime_data()
    {
        QTest::addColumn<int>("lifetime");
        QTest::addColumn<int>("serves");
        QTest::newRow("1 s: half") << 1 << 500;
        QTest::newRow("5 s: half") << 5 << 2500;
        QTest::newRow("10 s: half") << 10 << 5000;
        QTest::newRow("11 s: at least 5 s") << 11 << 6000;
        QTest::newRow("50 s: 5 s") << 50 << 45'000;
        QTest::newRow("300 s: a tenth") << 300 << 270'000;
        QTest::newRow("600 s: 60 s") << 600 << 540'000;
        QTest::newRow("86400 s: at most 60 s") << 86400 << 86'340'000;
    }

    void timeIsCountedFromTheSending()
    {
        TokenSetting setting;
        setting.server.answerWith([&setting](const SeenRequest &) {
            setting.clock.pass(100s); // on the way
            return Scripted::token(setting.server.requests().size() == 1 ? "one" : "two");
        });
        QCOMPARE(valueOf(*setting.token()), QByteArray("one"));
        setting.clock.pass(169s);
        QCOMPARE(valueOf(*setting.token()), QByteArray("one"));
        setting.clock.pass(2s);
        QCOMPARE(valueOf(*setting.token()), QByteArray("two"));
    }

    void aClockThatJumpsAheadEndsIt()
    {
        TokenSetting setting({Scripted::token("one"), Scripted::token("two")});
        QVERIFY_RESULT(setting.token());
        setting.clock.jump(1h); // sleep: the monotonic clock stood still
        QCOMPARE(valueOf(*setting.token()), QByteArray("two"));
    }

    void aClockThatIsSetBackLengthensNothing()
    {
        TokenSetting setting({Scripted::token("one"), Scripted::token("two")});
        QVERIFY_RESULT(setting.token());
        setting.clock.jump(-1h);
        setting.clock.pass(269s);
        QCOMPARE(valueOf(*setting.token()), QByteArray("one"));
        setting.clock.pass(2s);
        QCOMPARE(valueOf(*setting.token()), QByteArray("two"));
    }
};

KEYDESK_TEST(GoodUntil)
#include "p19_good_until.moc"
