// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/wording.h>

#include <app/words_files.h>
#include <app/words_input.h>
#include <app/words_network.h>
#include <app/words_server.h>
#include <app/words_stores.h>
#include <core/names.h>
#include <QCoreApplication>

namespace {

constexpr qsizetype MaxArgumentLength = 200; // protocol point 17

constexpr const Words *entryIn(const auto &table, ErrorKind kind)
{
    for (const Words &words : table) {
        if (words.kind == kind) {
            return &words;
        }
    }
    return nullptr;
}

constexpr const Words *entryOf(ErrorKind kind)
{
    for (const Words *found : {entryIn(inputWords, kind), entryIn(storeWords, kind), entryIn(serverWords, kind),
             entryIn(networkWords, kind), entryIn(fileWords, kind)}) {
        if (found) {
            return found;
        }
    }
    return nullptr;
}

constexpr bool everyKindIsWorded()
{
    for (int kind = 0; kind <= static_cast<int>(LastErrorKind); ++kind) {
        if (!entryOf(static_cast<ErrorKind>(kind))) {
            return false;
        }
    }
    constexpr auto entries = std::size(inputWords) + std::size(storeWords) + std::size(serverWords)
        + std::size(networkWords) + std::size(fileWords);
    return entries == static_cast<std::size_t>(LastErrorKind) + 1;
}
static_assert(everyKindIsWorded(), "a kind of core/error.h has no words, or has them twice");

QString translated(const char *text)
{
    return *text == '\0' ? QString() : QCoreApplication::translate("Wording", text);
}

/// Plain text of bounded length: what a server or a file said may hold escape sequences and direction marks.
QString cleaned(const QString &argument)
{
    QString text;
    text.reserve(qMin(argument.size(), MaxArgumentLength));
    for (const QChar character : argument) {
        if (text.size() == MaxArgumentLength) {
            text.chop(text.back().isHighSurrogate() ? 1 : 0);
            return text + QChar(0x2026);
        }
        if (character.isSpace()) {
            text += QLatin1Char(' ');
        } else if (!isControlCharacter(character) && character.category() != QChar::Other_Format) {
            text += character;
        }
    }
    return text;
}

/// ` The server said: invalid_client: Invalid client.`, from the arguments (status, error, error_description).
QString serverSaid(const QStringList &arguments)
{
    QStringList said = arguments.mid(1, 2);
    said.removeAll(QString());
    if (said.isEmpty()) {
        return {};
    }
    QString words = said.join(QLatin1String(": "));
    while (words.endsWith(QLatin1Char('.'))) {
        words.chop(1);
    }
    //: What the authorization server said; stands behind another sentence.
    return QLatin1Char(' ') + QCoreApplication::translate("Wording", "The server said: %1.").arg(words);
}

/// Fills `%1` … and `%said` in one pass, so that a `%2` inside an argument stays what it is.
QString filled(const QString &text, const QStringList &arguments)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QStringView rest = QStringView(text).sliced(i);
        if (rest.startsWith(QLatin1String("%said"))) {
            result += serverSaid(arguments);
            i += 4;
        } else if (rest.size() > 1 && rest[0] == QLatin1Char('%') && rest[1] >= QLatin1Char('1')
            && rest[1] <= QLatin1Char('9')) {
            result += arguments.value(rest[1].digitValue() - 1);
            ++i;
        } else {
            result += rest[0];
        }
    }
    // 'can't be read: Permission denied..' where the reason brought its own full stop.
    if (result.endsWith(QLatin1String(".."))) {
        result.chop(1);
    }
    return result;
}

} // namespace

Wording wordingFor(const Error &error)
{
    QStringList arguments;
    arguments.reserve(error.arguments.size());
    for (const QString &argument : error.arguments) {
        arguments.append(cleaned(argument));
    }
    const Words *words = entryOf(error.kind);
    Q_ASSERT(words);
    return {filled(translated(words->sentence), arguments), filled(translated(words->hint), arguments)};
}

bool isRefusalOfServer(ErrorKind kind)
{
    return QByteArrayView(entryOf(kind)->sentence).endsWith("%said");
}
