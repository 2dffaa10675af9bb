// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/exchangetimes.h>
#include <support/testmain.h>

using namespace std::chrono_literals;
using Known = StageTime::Known;
using Naming = ExchangeTimes::Naming;

namespace {

/// A new connection over TLS to a named host: all that Qt ever tells.
ExchangeTimes told()
{
    ExchangeTimes times;
    times.naming = Naming::Here;
    times.connecting = 3ms;
    times.encrypted = 15ms;
    times.sent = 16ms;
    times.headed = 100ms;
    times.ended = 130ms;
    return times;
}

/// `3+12` for measured ones, in milliseconds; otherwise a word.
QString shown(const QList<StageTime> &stages)
{
    QStringList words;
    for (const StageTime &time : stages) {
        switch (time.known) {
        case Known::Measured:
            words.append(QStringLiteral("%1+%2").arg(time.start.count() / 1000).arg(time.took.count() / 1000));
            break;
        case Known::WithBefore:
            words.append(QStringLiteral("with"));
            break;
        case Known::NotNeeded:
            words.append(QStringLiteral("no"));
            break;
        case Known::NotKnown:
            words.append(QStringLiteral("?"));
            break;
        }
    }
    return words.join(QLatin1Char(' '));
}

} // namespace

class ExchangeTimesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stagesFollowFromWhatWasTold()
    {
        QFETCH(const ExchangeTimes, times);
        QTEST(shown(stagesOf(times)), "stages");
    }
    void stagesFollowFromWhatWasTold_data()
    {
        QTest::addColumn<ExchangeTimes>("times");
        QTest::addColumn<QString>("stages"); // lookup, connect, TLS, send, wait, download
        const auto row = [](const char *name, const char *stages, auto change) {
            ExchangeTimes times = told();
            change(times);
            QTest::newRow(name) << times << QString::fromLatin1(stages);
        };
        row("new, TLS", "0+3 3+12 with 15+1 16+84 100+30", [](ExchangeTimes &) {});
        row("new, plain", "0+3 3+13 no with 16+84 100+30", [](ExchangeTimes &times) { times.encrypted.reset(); });
        row("an address", "no 3+12 with 15+1 16+84 100+30",
            [](ExchangeTimes &times) { times.naming = Naming::NotNeeded; });
        row("the proxy looks up", "? 3+12 with 15+1 16+84 100+30",
            [](ExchangeTimes &times) { times.naming = Naming::ByProxy; });
        row("others were first", "? 3+12 with 15+1 16+84 100+30",
            [](ExchangeTimes &times) { times.mayHaveQueued = true; });
        row("kept connection", "no no no 0+16 16+84 100+30", [](ExchangeTimes &times) {
            times.connecting.reset();
            times.encrypted.reset();
        });
        row("kept, and others were first", "no no no ? 16+84 100+30", [](ExchangeTimes &times) {
            times.connecting.reset();
            times.encrypted.reset();
            times.mayHaveQueued = true;
        });
        row("answered before it was sent", "0+3 3+12 with ? ? 100+30",
            [](ExchangeTimes &times) { times.sent.reset(); });
        row("plain, answered before it was sent", "0+3 ? no ? ? 100+30", [](ExchangeTimes &times) {
            times.encrypted.reset();
            times.sent.reset();
        });
        row("told out of order", "0+3 3+12 with 15+1 ? 5+125", [](ExchangeTimes &times) { times.headed = 5ms; });
    }

    void everyStageStandsThereOnceAndInOrder()
    {
        const QList<StageTime> stages = stagesOf(told());
        QCOMPARE(stages.size(), 6);
        for (int i = 0; i < stages.size(); ++i) {
            QCOMPARE(static_cast<int>(stages[i].stage), i);
        }
    }
};
Q_DECLARE_METATYPE(ExchangeTimes)
KEYDESK_TEST(ExchangeTimesTest)

#include "exchangetimes.moc"
