// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/output.h>

#include <cli/streams.h>
#include <core/names.h>
#include <QJsonDocument>

Result<void> writeOut(QByteArrayView bytes)
{
    return writeAll(Stream::Output, bytes);
}

Result<void> printLine(const QString &line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    return writeOut(isTerminal(Stream::Output) ? harmlessForTerminal(bytes) : bytes);
}

Result<void> printJson(const QJsonObject &object)
{
    return writeOut(QJsonDocument(object).toJson());
}

Result<void> printJson(const QJsonArray &array)
{
    return writeOut(QJsonDocument(array).toJson());
}

void note(const QString &sentence)
{
    QString line = QStringLiteral("keydesk-cli: ");
    for (const QChar character : sentence) {
        if (!isControlCharacter(character)) {
            line += character;
        } else if (character.isSpace()) {
            line += QLatin1Char(' ');
        }
    }
    [[maybe_unused]] const auto written = writeAll(Stream::Error, line.toUtf8() + '\n');
}

QByteArray harmlessForTerminal(QByteArrayView text)
{
    QByteArray result = text.toByteArray();
    bool afterC2 = false;
    for (char &byte : result) {
        const auto code = static_cast<unsigned char>(byte);
        // The C1 controls are C2 80 to C2 9F in UTF-8.
        const bool isC1 = afterC2 && code >= 0x80 && code <= 0x9f;
        afterC2 = code == 0xc2;
        if (isC1 || code == 0x7f || (code < 0x20 && byte != '\t' && byte != '\n' && byte != '\r')) {
            byte = isC1 ? static_cast<char>(0xb7) : '?'; // C2 B7 is a middle dot
        }
    }
    return result;
}
