// SPDX-License-Identifier: GPL-3.0-or-later
#include <workbook/apirequest.h>

namespace {

QString decoded(QStringView part)
{
    QByteArray bytes = part.toUtf8();
    bytes.replace('+', ' '); // what servers make of it
    return QString::fromUtf8(QByteArray::fromPercentEncoding(bytes));
}

struct Row {
    QStringView spelt;
    NameValue value;
};

QStringView queryPart(const QString &target)
{
    const QStringView whole(target);
    const qsizetype fragment = whole.indexOf(QLatin1Char('#'));
    const QStringView withoutFragment = fragment < 0 ? whole : whole.first(fragment);
    const qsizetype start = withoutFragment.indexOf(QLatin1Char('?'));
    return start < 0 ? QStringView() : withoutFragment.sliced(start + 1);
}

QList<Row> rowsOf(const QString &target)
{
    QList<Row> rows;
    for (const QStringView part : queryPart(target).split(QLatin1Char('&'), Qt::SkipEmptyParts)) {
        const qsizetype equals = part.indexOf(QLatin1Char('='));
        const QStringView name = equals < 0 ? part : part.first(equals);
        const QStringView value = equals < 0 ? QStringView() : part.sliced(equals + 1);
        rows.append({part, {decoded(name), decoded(value)}});
    }
    return rows;
}

QString encoded(const NameValue &row)
{
    return QString::fromLatin1(row.name.toUtf8().toPercentEncoding() + '=' + row.value.toUtf8().toPercentEncoding());
}

} // namespace

QList<NameValue> queryOf(const QString &target)
{
    QList<NameValue> values;
    for (const Row &row : rowsOf(target)) {
        values.append(row.value);
    }
    return values;
}

QString withQuery(const QString &target, const QList<NameValue> &query)
{
    QList<Row> before = rowsOf(target);
    QStringList parts;
    for (const NameValue &row : query) {
        if (!row.enabled || (row.name.isEmpty() && row.value.isEmpty())) {
            continue;
        }
        const auto same = std::find_if(before.begin(), before.end(),
            [&row](const Row &old) { return old.value.name == row.name && old.value.value == row.value; });
        if (same == before.end()) {
            parts.append(encoded(row));
        } else {
            parts.append(same->spelt.toString());
            before.erase(same); // a repeated row takes the next spelling
        }
    }
    const qsizetype fragment = target.indexOf(QLatin1Char('#'));
    const QString behind = fragment < 0 ? QString() : target.sliced(fragment);
    const QString front = fragment < 0 ? target : target.first(fragment);
    const qsizetype start = front.indexOf(QLatin1Char('?'));
    const QString path = start < 0 ? front : front.first(start);
    return path + (parts.isEmpty() ? QString() : QLatin1Char('?') + parts.join(QLatin1Char('&'))) + behind;
}
