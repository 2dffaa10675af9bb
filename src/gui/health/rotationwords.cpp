// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/health/rotationwords.h>
#include <QCoreApplication>
#include <QLocale>

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("RotationWords", text);
}

QString nearness(qint64 days)
{
    if (days == 0) {
        return words(QT_TRANSLATE_NOOP("RotationWords", "due today"));
    }
    if (days == 1) {
        return words(QT_TRANSLATE_NOOP("RotationWords", "tomorrow"));
    }
    if (days == -1) {
        return words(QT_TRANSLATE_NOOP("RotationWords", "1 day late"));
    }
    return days > 0 ? words(QT_TRANSLATE_NOOP("RotationWords", "in %1 days")).arg(days)
                    : words(QT_TRANSLATE_NOOP("RotationWords", "%1 days late")).arg(-days);
}

} // namespace

QString rotationWords(const QDate &rotateBy, const QDate &today)
{
    if (!rotateBy.isValid()) {
        return {};
    }
    return QStringLiteral("%1, %2").arg(
        QLocale().toString(rotateBy, QLocale::ShortFormat), nearness(today.daysTo(rotateBy)));
}
