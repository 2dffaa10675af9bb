// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/endpoint.h>

#include <core/names.h>

Origin Origin::of(const QUrl &url)
{
    const QString scheme = url.scheme().toLower();
    return {scheme, url.host().toLower(), url.port(scheme == QLatin1String("https") ? 443 : 80)};
}

bool isLoopbackHost(const QString &host)
{
    if (host == QLatin1String("localhost") || host == QLatin1String("::1")) {
        return true;
    }
    const QStringList parts = host.split(QLatin1Char('.'));
    if (parts.size() != 4 || parts.first() != QLatin1String("127")) {
        return false;
    }
    for (const QString &part : parts) {
        bool isNumber = false;
        if (part.toUShort(&isNumber) > 255 || !isNumber) {
            return false;
        }
    }
    return true;
}

Result<Endpoint> Endpoint::parse(QStringView text)
{
    const QString trimmed = trimmedVisibly(text).toString();
    const QUrl url(trimmed, QUrl::StrictMode);
    const QString scheme = url.scheme().toLower();
    const bool isHttp = scheme == QLatin1String("http");
    if (!url.isValid() || url.host().isEmpty() || scheme.isEmpty()) {
        // What is no address cannot be taken apart, and what stands before an '@' may be a password all the same.
        const qsizetype at = trimmed.lastIndexOf(QLatin1Char('@'));
        return at < 0 ? failure(ErrorKind::UrlNotAbsolute, {trimmed})
                      : failure(ErrorKind::UrlHasUserInfo, {trimmed.sliced(at + 1)});
    }
    // Before the text is shown anywhere: user info may hold a password.
    if (!url.userInfo().isEmpty() || url.authority().contains(QLatin1Char('@'))) {
        return failure(ErrorKind::UrlHasUserInfo, {url.host()});
    }
    if (scheme != QLatin1String("https") && !(isHttp && isLoopbackHost(url.host()))) {
        return failure(ErrorKind::UrlNotHttps, {trimmed});
    }
    if (url.hasFragment()) {
        return failure(ErrorKind::UrlHasFragment, {trimmed});
    }
    return Endpoint(url);
}
