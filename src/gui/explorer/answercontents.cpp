// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/answercontents.h>
#include <QBuffer>
#include <QImageReader>
#include <QMimeDatabase>

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype SniffBytes = 4096;

bool isJsonType(const QString &type)
{
    return type.endsWith("/json"_L1) || type.endsWith("+json"_L1) || type == "application/problem"_L1;
}

bool isTextType(const QString &type)
{
    return type.startsWith("text/"_L1) || type.endsWith("+xml"_L1) || type.endsWith("/xml"_L1)
        || type.endsWith("/javascript"_L1) || type.endsWith("/x-ndjson"_L1) || type.endsWith("/yaml"_L1)
        || type == "application/x-www-form-urlencoded"_L1;
}

/// For a body whose type is missing or says nothing: no NUL and few control characters.
bool looksLikeText(const QByteArray &body)
{
    const QByteArray head = body.left(SniffBytes);
    qsizetype odd = 0;
    for (const char byte : head) {
        const auto code = static_cast<unsigned char>(byte);
        if (code == 0) {
            return false;
        }
        odd += code < 0x20 && code != '\n' && code != '\r' && code != '\t' ? 1 : 0;
    }
    return odd * 20 <= head.size();
}

/// Raster formats only: an SVG may refer to files and hosts, so it is shown as the text it is.
QImage readImage(const QByteArray &body)
{
    static const QList<QByteArray> formats{"png", "jpeg", "jpg", "gif", "webp", "bmp", "ico"};
    QBuffer buffer;
    buffer.setData(body);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    const QSize size = reader.size();
    if (!formats.contains(reader.format()) || !size.isValid()
        || qint64(size.width()) * size.height() > AnswerContents::MaxImagePixels) {
        return {};
    }
    return reader.read();
}

ShownText shownPartOf(const ApiAnswer &answer)
{
    // Four bytes a character at most; what is beyond is never decoded.
    constexpr qsizetype limit = ShownText::MaxCharacters * 4;
    if (answer.body.size() <= limit) {
        return ShownText::of(answer.text());
    }
    ApiAnswer head = answer;
    head.body.truncate(limit);
    ShownText shown = ShownText::of(head.text());
    shown.isPart = true;
    return shown;
}

/// JSON is UTF-8 whatever its charset says (RFC 8259 section 8.1); a byte order mark may be ignored.
QByteArray withoutMark(const QByteArray &body)
{
    return body.startsWith("\xef\xbb\xbf") ? body.mid(3) : body;
}

void readJson(const ApiAnswer &answer, bool saysJson, AnswerContents &contents)
{
    if (answer.body.size() > AnswerContents::MaxTree) {
        return;
    }
    const QByteArray utf8 = withoutMark(answer.body);
    auto parsed = JsonText::parse(utf8);
    if (!parsed) {
        if (saysJson) {
            contents.fault = parsed.error();
        }
        return;
    }
    contents.kind = AnswerContents::Kind::Json;
    contents.json = std::move(*parsed);
    if (utf8.size() <= AnswerContents::MaxFormatted) {
        if (const auto formatted = formatJson(utf8)) {
            contents.formatted = ShownText::of(QString::fromUtf8(*formatted));
        }
    }
}

} // namespace

ShownText ShownText::of(QString text)
{
    ShownText shown;
    const qsizetype limit = qMin(text.size(), MaxCharacters);
    qsizetype lineStart = 0;
    qsizetype end = limit;
    while (lineStart < limit) {
        const qsizetype newLine = text.indexOf(u'\n', lineStart);
        const qsizetype lineEnd = newLine < 0 ? text.size() : newLine;
        if (lineEnd - lineStart > MaxLine) {
            end = qMin(limit, lineStart + MaxLine);
            break;
        }
        lineStart = lineEnd + 1;
    }
    if (end < text.size()) {
        end -= end > 0 && text[end - 1].isHighSurrogate() ? 1 : 0;
        text.truncate(end);
        shown.isPart = true;
    }
    shown.text = std::move(text);
    return shown;
}

AnswerContents contentsOf(const ApiAnswer &answer)
{
    AnswerContents contents;
    if (answer.body.isEmpty()) {
        return contents;
    }
    const QString type = answer.mediaType();
    const bool saysJson = isJsonType(type);
    const bool isSvg = type.startsWith("image/svg"_L1);
    if (type.startsWith("image/"_L1) && !isSvg) {
        contents.image = readImage(answer.body);
        contents.kind = contents.image.isNull() ? AnswerContents::Kind::Binary : AnswerContents::Kind::Image;
    } else if (saysJson || isSvg || isTextType(type) || looksLikeText(answer.body)) {
        contents.kind = AnswerContents::Kind::Text;
        const QByteArray head = answer.body.left(SniffBytes).trimmed();
        const char first = head.isEmpty() ? ' ' : head.front();
        if (saysJson || (!isTextType(type) && !isSvg && (first == '{' || first == '['))) {
            readJson(answer, saysJson, contents);
        }
        contents.received = shownPartOf(answer);
    } else {
        contents.kind = AnswerContents::Kind::Binary;
    }
    if (contents.kind == AnswerContents::Kind::Image || contents.kind == AnswerContents::Kind::Binary) {
        contents.hexHead = hexDump(answer.body, AnswerContents::HexHeadBytes);
    }
    return contents;
}

QString hexDump(QByteArrayView bytes, qsizetype limit)
{
    constexpr qsizetype perLine = 16;
    QString dump;
    const qsizetype end = qMin(bytes.size(), limit);
    for (qsizetype start = 0; start < end; start += perLine) {
        QString hex;
        QString readable;
        for (qsizetype at = start; at < start + perLine; ++at) {
            if (at - start == perLine / 2) {
                hex += u' ';
            }
            if (at >= end) {
                hex += "   "_L1;
                continue;
            }
            const auto code = static_cast<unsigned char>(bytes[at]);
            hex += QString::number(code, 16).rightJustified(2, u'0') + u' ';
            readable += code >= 0x20 && code < 0x7f ? QChar::fromLatin1(static_cast<char>(code)) : QChar(u'.');
        }
        dump += QString::number(start, 16).rightJustified(8, u'0') + "  "_L1 + hex + u' ' + u'|' + readable + "|\n"_L1;
    }
    return dump;
}

QString fileNameFor(const ApiAnswer &answer)
{
    QString name;
    for (const QChar character : answer.url.path().section(u'/', -1)) {
        name += character.isLetterOrNumber() || u"-_."_s.contains(character) ? character : QChar(u'_');
    }
    while (name.startsWith(u'.')) {
        name.remove(0, 1);
    }
    name = name.isEmpty() ? u"answer"_s : name.left(100);
    const QString ending = QMimeDatabase().mimeTypeForName(answer.mediaType()).preferredSuffix();
    return ending.isEmpty() || name.endsWith(u'.' + ending) ? name : name + u'.' + ending;
}
