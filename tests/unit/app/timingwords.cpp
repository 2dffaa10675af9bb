// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/timingwords.h>
#include <QLocale>
#include <support/testmain.h>

using namespace std::chrono_literals;

class TimingWordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void durations_data()
    {
        QTest::addColumn<qint64>("microseconds");
        QTest::addColumn<QString>("words");
        QTest::newRow("none") << qint64(0) << QStringLiteral("under 0.1 ms");
        QTest::newRow("tenths") << qint64(3'140) << QStringLiteral("3.1 ms");
        QTest::newRow("not 10.0 ms") << qint64(9'950) << QStringLiteral("10 ms");
        QTest::newRow("below a second") << qint64(999'400) << QStringLiteral("999 ms");
        QTest::newRow("not 1000 ms") << qint64(999'500) << QStringLiteral("1.0 s");
        QTest::newRow("a second") << qint64(1'000'000) << QStringLiteral("1.0 s");
        QTest::newRow("seconds") << qint64(2'340'000) << QStringLiteral("2.3 s");
        QTest::newRow("minutes") << qint64(65'400'000) << QStringLiteral("1 min 5 s");
    }
    void durations()
    {
        QFETCH(const qint64, microseconds);
        QTEST(tookWords(std::chrono::microseconds(microseconds)), "words");
    }

    void stagesThatQtDoesNotTellApartAreSaidSo()
    {
        ExchangeTimes times;
        times.naming = ExchangeTimes::Naming::ByProxy;
        times.connecting = 1ms;
        times.encrypted = 21ms;
        times.sent = 21ms;
        times.headed = 50ms;
        times.ended = 60ms;
        QCOMPARE(shown(times),
            QStringLiteral("Name lookup: not known | Connect: 20 ms with TLS | TLS: not known apart | "
                           "Send: under 0.1 ms | Wait: 29 ms | Download: 10 ms | Whole: 60 ms"));
        times.encrypted.reset();
        QCOMPARE(shown(times),
            QStringLiteral("Name lookup: not known | Connect: 20 ms with sending | TLS: not needed | "
                           "Send: not known apart | Wait: 29 ms | Download: 10 ms | Whole: 60 ms"));
        times.connecting.reset();
        QVERIFY(shown(times).startsWith(
            QStringLiteral("Name lookup: not needed | Connect: not needed | TLS: not needed | Send: 21 ms | ")));
    }

private:
    static QString shown(const ExchangeTimes &times)
    {
        QStringList words;
        const QList<TimingLine> lines = timingLines(times);
        for (const TimingLine &line : lines) {
            words.append(line.stage + QStringLiteral(": ") + line.took);
        }
        return words.join(QStringLiteral(" | "));
    }
};
KEYDESK_TEST(TimingWordsTest)

#include "timingwords.moc"
