// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/namedvalue.h>

#include <core/flatjson.h>
#include <core/names.h>
#include <keys/partname.h>
#include <QRegularExpression>

namespace {

void collect(QByteArrayView json, int depth, std::vector<NamedValue> &values)
{
    const auto members = jsonMembers(json);
    if (!members || depth > MaxJsonDepth) {
        return;
    }
    for (const JsonMember &member : *members) {
        if (member.lexeme.front() == '{') {
            collect(member.lexeme, depth + 1, values);
        } else if (member.isString() && member.lexeme.size() > 2) {
            QByteArray decoded = decodedJsonString(member.lexeme);
            values.push_back({QString::fromUtf8(member.name), Secret::takeFrom(decoded)});
        }
    }
}

Secret secretOf(QStringView text)
{
    QByteArray utf8 = text.toUtf8();
    return Secret::takeFrom(utf8);
}

Secret formDecoded(QStringView text)
{
    QByteArray encoded = text.toUtf8();
    encoded.replace('+', ' ');
    QByteArray decoded = QByteArray::fromPercentEncoding(encoded);
    wipe(encoded);
    return Secret::takeFrom(decoded);
}

/// The closing quote for an opening one; word processors turn the plain ones into pairs.
QChar closing(QChar quote)
{
    constexpr QStringView Opening = u"\"'`\u201c\u201e\u2018\u201a\u00ab";
    constexpr QStringView Closing = u"\"'`\u201d\u201c\u2019\u2018\u00bb";
    const qsizetype at = Opening.indexOf(quote);
    return at < 0 ? QChar() : Closing[at];
}

/// The value at the start of `rest`, without its quotes, comment and closing comma.
QStringView valueIn(QStringView rest)
{
    rest = trimmedVisibly(rest);
    const QChar end = rest.isEmpty() ? QChar() : closing(rest.front());
    if (!end.isNull()) {
        const qsizetype stop = rest.indexOf(end, 1);
        return stop < 0 ? QStringView() : rest.sliced(1, stop - 1);
    }
    for (qsizetype i = 1; i < rest.size(); ++i) {
        if (rest[i] == QLatin1Char('#') && rest[i - 1].isSpace()) {
            rest = rest.first(i);
            break;
        }
    }
    return trimmedVisibly(rest);
}

bool isComment(QStringView line)
{
    return line.startsWith(QLatin1Char('#')) || line.startsWith(QLatin1String("//"))
        || line.startsWith(QLatin1Char(';'));
}

using Cells = QList<QStringView>;

/// The rows that hold anything.
QList<Cells> rowsOf(QStringView text)
{
    QList<Cells> rows;
    for (const QStringView line : text.split(QLatin1Char('\n'))) {
        Cells cells;
        for (const QStringView cell : line.split(QLatin1Char('\t'))) {
            cells.append(trimmedVisibly(cell));
        }
        if (std::any_of(cells.begin(), cells.end(), [](QStringView cell) { return !cell.isEmpty(); })) {
            rows.append(cells);
        }
    }
    return rows;
}

void addPair(QStringView name, QStringView value, std::vector<NamedValue> &values)
{
    if (partNamed(name) != Part::None && !value.isEmpty()) {
        values.push_back({name.toString(), secretOf(value)});
    }
}

} // namespace

std::vector<NamedValue> namedValuesOfTable(QStringView text)
{
    std::vector<NamedValue> values;
    const QList<Cells> rows = rowsOf(text);
    const bool hasHeader = rows.size() > 1 && std::count_if(rows[0].begin(), rows[0].end(), isPartName) > 1;
    if (hasHeader) {
        for (const Cells &row : rows.sliced(1)) {
            for (qsizetype column = 0; column < std::min(row.size(), rows[0].size()); ++column) {
                addPair(rows[0][column], row[column], values);
            }
        }
        return values;
    }
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (rows[i].size() > 1) {
            addPair(rows[i][0], rows[i][1], values);
        } else if (i + 1 < rows.size() && rows[i + 1].size() == 1 && isPartName(rows[i][0])
            && !isPartName(rows[i + 1][0])) {
            addPair(rows[i][0], rows[i + 1][0], values);
        }
    }
    return values;
}

std::vector<NamedValue> namedValuesOfJson(QStringView text)
{
    std::vector<NamedValue> values;
    QByteArray json = text.toUtf8();
    collect(json, 0, values);
    wipe(json);
    return values;
}

std::vector<NamedValue> namedValuesOfForm(QStringView text)
{
    if (text.startsWith(QLatin1Char('?'))) {
        text = text.sliced(1);
    }
    std::vector<NamedValue> values;
    for (const QStringView field : text.split(QLatin1Char('&'))) {
        const qsizetype equals = field.indexOf(QLatin1Char('='));
        const bool isField = equals > 0
            && std::none_of(field.begin(), field.end(), [](QChar c) { return c.isSpace() || c == QLatin1Char('"'); });
        if (!isField) {
            return {};
        }
        Secret value = formDecoded(field.sliced(equals + 1));
        if (!value.isEmpty()) {
            values.push_back({field.first(equals).toString(), std::move(value)});
        }
    }
    // One field alone is an assignment, whose value is not encoded.
    return values.size() < 2 ? std::vector<NamedValue>() : std::move(values);
}

std::vector<NamedValue> namedValuesOfLines(QStringView text)
{
    static const QRegularExpression assignment(
        QStringLiteral("^(?:export\\s+|set\\s+|\\$env:|-\\s+)?[\"'`\u201c\u201e\u2018]?"
                       "([A-Za-z][\\w .-]{0,63}?)[\"'`\u201d\u201c\u2019]?\\s*[=:]\\s*(.+)$"),
        QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::CaseInsensitiveOption);
    std::vector<NamedValue> values;
    for (const QStringView whole : text.split(QLatin1Char('\n'))) {
        const QStringView line = trimmedVisibly(whole);
        if (isComment(line)) {
            continue;
        }
        const auto match = assignment.match(line);
        if (!match.hasMatch()) {
            continue;
        }
        QStringView rest = line.sliced(match.capturedStart(2));
        // A line of a JSON text, or of a list.
        const bool isQuotedName = !line.front().isLetterOrNumber() && !closing(line.front()).isNull();
        if (isQuotedName && rest.endsWith(QLatin1Char(','))) {
            rest.chop(1);
        }
        Secret value = secretOf(valueIn(rest));
        if (!value.isEmpty()) {
            values.push_back({match.captured(1), std::move(value)});
        }
    }
    return values;
}
