// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/columns.h>

#include <QString>

namespace {

bool isWide(char32_t code)
{
    return (code >= 0x1100 && code <= 0x115f) || (code >= 0x2e80 && code <= 0xa4cf)
        || (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xf900 && code <= 0xfaff)
        || (code >= 0xfe30 && code <= 0xfe6f) || (code >= 0xff00 && code <= 0xff60)
        || (code >= 0xffe0 && code <= 0xffe6) || (code >= 0x1f300 && code <= 0x1faff)
        || (code >= 0x20000 && code <= 0x3fffd);
}

qsizetype widthOf(const QString &text)
{
    qsizetype width = 0;
    for (const uint code : text.toUcs4()) {
        const auto category = QChar::category(code);
        const bool isNothing = category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing
            || category == QChar::Other_Format;
        width += isNothing ? 0 : isWide(code) ? 2 : 1;
    }
    return width;
}

} // namespace

QStringList aligned(const QList<QStringList> &rows)
{
    constexpr qsizetype Gap = 2;
    QList<qsizetype> widths;
    for (const QStringList &row : rows) {
        widths.resize(qMax(widths.size(), row.size()));
        for (qsizetype i = 0; i < row.size(); ++i) {
            widths[i] = qMax(widths[i], widthOf(row[i]));
        }
    }
    QStringList lines;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            line += row[i];
            if (i + 1 < row.size()) {
                line += QString(widths[i] - widthOf(row[i]) + Gap, QLatin1Char(' '));
            }
        }
        while (line.endsWith(QLatin1Char(' '))) {
            line.chop(1);
        }
        lines.append(line);
    }
    return lines;
}
