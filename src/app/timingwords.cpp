// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/timingwords.h>

#include <QCoreApplication>
#include <QLocale>

namespace {

struct TimingWords {
    Q_DECLARE_TR_FUNCTIONS(TimingWords)
};

QString stageName(Stage stage)
{
    switch (stage) {
    case Stage::Lookup:
        return TimingWords::tr("Name lookup");
    case Stage::Connect:
        return TimingWords::tr("Connect");
    case Stage::Tls:
        return TimingWords::tr("TLS");
    case Stage::Send:
        return TimingWords::tr("Send");
    case Stage::Wait:
        return TimingWords::tr("Wait");
    case Stage::Download:
        return TimingWords::tr("Download");
    }
    return {};
}

QString stageWords(const StageTime &time)
{
    switch (time.known) {
    case StageTime::Known::Measured:
        return tookWords(time.took);
    case StageTime::Known::WithBefore:
        return TimingWords::tr("not known apart");
    case StageTime::Known::NotNeeded:
        return TimingWords::tr("not needed");
    case StageTime::Known::NotKnown:
        return TimingWords::tr("not known");
    }
    return {};
}

} // namespace

QString tookWords(ExchangeTimes::Time took)
{
    const auto microseconds = took.count();
    const auto milliseconds = (microseconds + 500) / 1000;
    const QLocale locale;
    if (microseconds < 100) {
        return TimingWords::tr("under %1 ms").arg(locale.toString(0.1, 'f', 1));
    }
    if (microseconds < 9950) {
        return TimingWords::tr("%1 ms").arg(locale.toString(static_cast<double>(microseconds) / 1000.0, 'f', 1));
    }
    if (milliseconds < 1000) {
        return TimingWords::tr("%1 ms").arg(milliseconds);
    }
    if (milliseconds < 60'000) {
        return TimingWords::tr("%1 s").arg(locale.toString(static_cast<double>(milliseconds) / 1000.0, 'f', 1));
    }
    const auto seconds = milliseconds / 1000;
    return TimingWords::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
}

QList<TimingLine> timingLines(const ExchangeTimes &times)
{
    QList<TimingLine> lines;
    qsizetype measured = -1;
    const QList<StageTime> stages = stagesOf(times);
    for (const StageTime &time : stages) {
        if (time.known == StageTime::Known::Measured) {
            measured = lines.size();
        } else if (time.known == StageTime::Known::WithBefore && measured >= 0) {
            lines[measured].took
                = (time.stage == Stage::Tls ? TimingWords::tr("%1 with TLS") : TimingWords::tr("%1 with sending"))
                      .arg(lines[measured].took);
        }
        lines.append({time, stageName(time.stage), stageWords(time)});
    }
    StageTime whole;
    whole.known = StageTime::Known::Measured;
    whole.took = times.ended;
    lines.append({whole, TimingWords::tr("Whole"), tookWords(times.ended)});
    return lines;
}
