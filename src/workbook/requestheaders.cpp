// SPDX-License-Identifier: GPL-3.0-or-later
#include <workbook/requestheaders.h>

#include <algorithm>
#include <core/names.h>

namespace {

bool isTokenCharacter(QChar character)
{
    const char16_t code = character.unicode();
    return (code >= u'0' && code <= u'9') || (code >= u'A' && code <= u'Z') || (code >= u'a' && code <= u'z')
        || QStringView(u"!#$%&'*+-.^_`|~").contains(character);
}

/// Set by Keydesk or by the connection; a second one could replace the token or frame the message twice (RFC 9112
/// section 6.3).
bool isReserved(const QString &name)
{
    static const QStringList reserved{QStringLiteral("authorization"), QStringLiteral("connection"),
        QStringLiteral("content-length"), QStringLiteral("expect"), QStringLiteral("host"),
        QStringLiteral("http2-settings"), QStringLiteral("keep-alive"), QStringLiteral("proxy-authorization"),
        QStringLiteral("proxy-connection"), QStringLiteral("te"), QStringLiteral("trailer"),
        QStringLiteral("transfer-encoding"), QStringLiteral("upgrade")};
    return reserved.contains(name.toLower());
}

tl::unexpected<Error> invalid(const QString &name, QChar character, qsizetype index)
{
    const QString code
        = QStringLiteral("U+%1").arg(QString::number(character.unicode(), 16).toUpper(), 4, QLatin1Char('0'));
    return failure(ErrorKind::HeaderInvalid, {name, code, QString::number(index + 1)});
}

QStringView withoutOuterBlanks(QStringView value)
{
    const auto isBlank
        = [](QChar character) { return character == QLatin1Char(' ') || character == QLatin1Char('\t'); };
    while (!value.isEmpty() && isBlank(value.front())) {
        value = value.sliced(1);
    }
    while (!value.isEmpty() && isBlank(value.back())) {
        value.chop(1);
    }
    return value;
}

std::optional<Error> faultOf(const NameValue &header)
{
    if (header.name.isEmpty()) {
        return Error{ErrorKind::HeaderNameMissing, {header.value}};
    }
    for (qsizetype i = 0; i < header.name.size(); ++i) {
        if (!isTokenCharacter(header.name[i])) {
            return invalid(header.name, header.name[i], i).value();
        }
    }
    if (isReserved(header.name)) {
        return Error{ErrorKind::HeaderReserved, {header.name}};
    }
    for (qsizetype i = 0; i < header.value.size(); ++i) {
        if (isControlCharacter(header.value[i]) && header.value[i] != QLatin1Char('\t')) {
            return invalid(header.name, header.value[i], i).value();
        }
    }
    return std::nullopt;
}

} // namespace

bool isToken(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

Result<QList<QPair<QByteArray, QByteArray>>> checkedHeaders(const QList<NameValue> &headers)
{
    QList<QPair<QByteArray, QByteArray>> checked;
    for (const NameValue &header : headers) {
        if (!header.enabled || (header.name.isEmpty() && header.value.isEmpty())) {
            continue;
        }
        if (auto fault = faultOf(header)) {
            return tl::unexpected<Error>(std::move(*fault));
        }
        checked.append({header.name.toLatin1(), withoutOuterBlanks(header.value).toUtf8()});
    }
    return checked;
}
