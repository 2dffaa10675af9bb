// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/queryrows.h>

QList<NameValue> withWrittenQuery(const QList<NameValue> &shown, const QList<NameValue> &written)
{
    QList<NameValue> rows;
    qsizetype next = 0;
    for (const NameValue &row : shown) {
        if (!row.enabled) {
            rows.append(row);
        } else if (next < written.size()) {
            rows.append(written[next++]);
        }
    }
    rows.append(written.mid(next));
    return rows;
}

static QList<NameValue> rowsWith(const QList<NameValue> &rows, bool enabled)
{
    QList<NameValue> some;
    for (const NameValue &row : rows) {
        if (row.enabled == enabled) {
            some.append(row);
        }
    }
    return some;
}

QList<NameValue> switchedOn(const QList<NameValue> &rows)
{
    return rowsWith(rows, true);
}

QList<NameValue> switchedOff(const QList<NameValue> &rows)
{
    return rowsWith(rows, false);
}
