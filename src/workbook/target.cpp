// SPDX-License-Identifier: GPL-3.0-or-later
#include <workbook/target.h>

#include <algorithm>
#include <core/names.h>
#include <QRegularExpression>

namespace {

bool isHexDigit(char character)
{
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f')
        || (character >= 'A' && character <= 'F');
}

/// Encodes what RFC 3986 does not allow anywhere in a URL, and a `%` that begins no encoded byte.
QByteArray withAllowedCharacters(const QByteArray &utf8)
{
    constexpr QByteArrayView NotAllowed(" \"<>\\^`{|}");
    QByteArray encoded;
    encoded.reserve(utf8.size());
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const char character = utf8[i];
        const bool beginsEncoded
            = character == '%' && i + 2 < utf8.size() && isHexDigit(utf8[i + 1]) && isHexDigit(utf8[i + 2]);
        const bool isAscii = static_cast<unsigned char>(character) < 0x80;
        if (!isAscii || NotAllowed.indexOf(character) >= 0 || (character == '%' && !beginsEncoded)) {
            encoded.append('%').append(QByteArray(1, character).toHex().toUpper());
        } else {
            encoded.append(character);
        }
    }
    return encoded;
}

/// The scheme, authority and path of `base` without a slash at the end.
QByteArray prefixOf(const Endpoint &base)
{
    QByteArray prefix = base.url().toEncoded(QUrl::RemoveQuery | QUrl::RemoveFragment);
    while (prefix.endsWith('/')) {
        prefix.chop(1);
    }
    return prefix;
}

Result<QUrl> absoluteUrl(const QString &typed)
{
    // The host may be written in any script: QUrl turns it into its ASCII form, so it is not percent-encoded here.
    const qsizetype authorityStart = typed.indexOf(QLatin1String("//")) + 2;
    static const QRegularExpression authorityEnd(QStringLiteral("[/?#]"));
    qsizetype pathStart = typed.indexOf(authorityEnd, authorityStart);
    pathStart = pathStart < 0 ? typed.size() : pathStart;
    QUrl url(typed.first(pathStart), QUrl::StrictMode);
    const QString scheme = url.scheme().toLower();
    const bool isHttp = scheme == QLatin1String("http");
    if (!url.isValid() || url.host().isEmpty() || (!isHttp && scheme != QLatin1String("https"))) {
        return failure(ErrorKind::RequestUrlInvalid, {typed.left(200)});
    }
    if (!url.userInfo().isEmpty() || url.authority().contains(QLatin1Char('@'))) {
        return failure(ErrorKind::UrlHasUserInfo, {url.host()});
    }
    if (isHttp && !isLoopbackHost(url.host())) {
        return failure(ErrorKind::UrlNotHttps, {typed.left(200)});
    }
    const QByteArray rest = withAllowedCharacters(typed.sliced(pathStart).toUtf8());
    const QUrl whole = QUrl::fromEncoded(url.toEncoded() + rest, QUrl::StrictMode);
    if (Origin::of(whole) != Origin::of(url) || !whole.userInfo().isEmpty()) {
        return failure(ErrorKind::RequestUrlInvalid, {typed.left(200)});
    }
    return whole;
}

/// `https:jobs`, `mailto:x`: a scheme without an authority is a slip, not a path.
bool hasBareScheme(const QString &typed)
{
    static const QRegularExpression bare(
        QStringLiteral("^(https?|ftp|file|data|javascript|mailto):"), QRegularExpression::CaseInsensitiveOption);
    return bare.match(typed).hasMatch();
}

/// Without `.` and `..` (RFC 3986 section 5.2.4), as it goes to the wire in the end: Qt would do it there, but leave out
/// the slash behind a `..` at the end.
QString withoutDotSegments(const QString &path)
{
    QStringList kept;
    const QStringList segments = path.split(QLatin1Char('/')).sliced(1);
    for (qsizetype i = 0; i < segments.size(); ++i) {
        const bool isUp = segments[i] == QLatin1String("..");
        if (!isUp && segments[i] != QLatin1String(".")) {
            kept.append(segments[i]);
            continue;
        }
        if (isUp && !kept.isEmpty()) {
            kept.removeLast();
        }
        if (i == segments.size() - 1) {
            kept.append(QString());
        }
    }
    return QLatin1Char('/') + kept.join(QLatin1Char('/'));
}

} // namespace

Result<QUrl> urlOfTarget(const QString &target, const Endpoint &baseUrl)
{
    QString typed = trimmedVisibly(target).toString();
    if (std::any_of(typed.begin(), typed.end(), isControlCharacter)) {
        return failure(ErrorKind::RequestUrlInvalid, {typed.left(200)});
    }
    typed.truncate(typed.indexOf(QLatin1Char('#')) < 0 ? typed.size() : typed.indexOf(QLatin1Char('#')));
    static const QRegularExpression absolute(QStringLiteral("^[A-Za-z][A-Za-z0-9+.-]*://"));
    Result<QUrl> url;
    if (absolute.match(typed).hasMatch()) {
        url = absoluteUrl(typed);
    } else if (hasBareScheme(typed)) {
        return failure(ErrorKind::RequestUrlInvalid, {typed.left(200)});
    } else {
        // Joined as text behind the authority: neither `//other.example` nor `..` can leave the base URL's origin.
        const bool needsSlash
            = !typed.isEmpty() && !typed.startsWith(QLatin1Char('/')) && !typed.startsWith(QLatin1Char('?'));
        const QByteArray rest
            = (needsSlash ? QByteArrayLiteral("/") : QByteArray()) + withAllowedCharacters(typed.toUtf8());
        url = QUrl::fromEncoded(prefixOf(baseUrl) + rest, QUrl::StrictMode);
    }
    if (url && (!url->isValid() || url->host().isEmpty())) {
        return failure(ErrorKind::RequestUrlInvalid, {typed.left(200)});
    }
    if (url) {
        url->setPath(withoutDotSegments(url->path(QUrl::FullyEncoded)), QUrl::TolerantMode);
    }
    return url;
}
