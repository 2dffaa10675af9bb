// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/durations.h>
#include <QCoreApplication>
#include <QLocale>

namespace {

constexpr qint64 Minute = 60;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Day = 24 * Hour;

QString words(const char *text)
{
    return QCoreApplication::translate("Durations", text);
}

} // namespace

QString durationWords(std::chrono::seconds duration)
{
    const qint64 seconds = qMax<qint64>(0, duration.count());
    if (seconds < Minute) {
        return words(QT_TRANSLATE_NOOP("Durations", "%1 s")).arg(seconds);
    }
    if (seconds < Hour) {
        return words(QT_TRANSLATE_NOOP("Durations", "%1 min %2 s")).arg(seconds / Minute).arg(seconds % Minute);
    }
    if (seconds < 2 * Day) {
        return words(QT_TRANSLATE_NOOP("Durations", "%1 h %2 min")).arg(seconds / Hour).arg(seconds % Hour / Minute);
    }
    return words(QT_TRANSLATE_NOOP("Durations", "%1 days %2 h")).arg(seconds / Day).arg(seconds % Day / Hour);
}

QString agoWords(const QDateTime &then, const QDateTime &now)
{
    if (!then.isValid()) {
        return {};
    }
    const qint64 seconds = then.secsTo(now);
    if (seconds < Minute) {
        return words(QT_TRANSLATE_NOOP("Durations", "just now"));
    }
    if (seconds < Hour) {
        return words(QT_TRANSLATE_NOOP("Durations", "%1 min ago")).arg(seconds / Minute);
    }
    if (seconds < Day) {
        return words(QT_TRANSLATE_NOOP("Durations", "%1 h ago")).arg(seconds / Hour);
    }
    if (seconds < 2 * Day) {
        return words(QT_TRANSLATE_NOOP("Durations", "yesterday"));
    }
    if (seconds < 7 * Day) {
        return words(QT_TRANSLATE_NOOP("Durations", "%1 days ago")).arg(seconds / Day);
    }
    return QLocale().toString(then.toLocalTime().date(), QLocale::ShortFormat);
}
