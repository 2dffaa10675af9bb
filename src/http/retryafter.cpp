// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/retryafter.h>

#include <algorithm>
#include <QLocale>
#include <QTimeZone>

namespace {

constexpr qsizetype MaxDigits = 9; ///< some thirty years; more is cut to that

std::optional<QDateTime> httpDate(const QString &text)
{
    // RFC 9110 section 5.6.7: IMF-fixdate, and the two obsolete forms that recipients must take.
    const QLocale english = QLocale::c();
    for (const QString &format : {QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"),
             QStringLiteral("dddd, dd-MMM-yy hh:mm:ss 'GMT'"), QStringLiteral("ddd MMM d hh:mm:ss yyyy")}) {
        QDateTime date = english.toDateTime(text, format);
        if (date.isValid()) {
            date.setTimeSpec(Qt::UTC);
            constexpr int Century = 100;
            if (format.contains(QLatin1String("-yy ")) && date.date().year() < 1970) {
                date = date.addYears(Century);
            }
            return date;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<std::chrono::seconds> retryAfter(QByteArrayView value, const QDateTime &now)
{
    const QByteArrayView trimmed = value.trimmed();
    if (trimmed.isEmpty()) {
        return std::nullopt;
    }
    if (std::all_of(trimmed.begin(), trimmed.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        QByteArrayView digits = trimmed;
        while (digits.size() > 1 && digits.front() == '0') {
            digits = digits.sliced(1);
        }
        constexpr qint64 Longest = 999'999'999;
        return std::chrono::seconds(digits.size() > MaxDigits ? Longest : digits.toLongLong());
    }
    QString text = QString::fromLatin1(trimmed);
    text.replace(QLatin1String("  "), QLatin1String(" ")); // asctime pads the day with a space
    const auto date = httpDate(text);
    if (!date) {
        return std::nullopt;
    }
    return std::chrono::seconds(std::max<qint64>(0, now.secsTo(*date)));
}
