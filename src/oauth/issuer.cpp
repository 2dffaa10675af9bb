// SPDX-License-Identifier: GPL-3.0-or-later
#include <oauth/issuer.h>

namespace {

QString documentPath()
{
    return QStringLiteral("/.well-known/openid-configuration");
}

QString withoutLastSlash(QString address)
{
    address.chop(address.endsWith(QLatin1Char('/')) ? 1 : 0);
    return address;
}

} // namespace

Result<Issuer> Issuer::parse(QStringView text)
{
    const auto address = Endpoint::parse(text);
    if (!address) {
        return failureOf(address);
    }
    if (address->url().hasQuery()) {
        return failure(ErrorKind::UrlHasQuery, {address->text()});
    }
    QString issuer = address->text();
    if (!issuer.endsWith(documentPath())) {
        return Issuer(*address);
    }
    issuer.chop(documentPath().size());
    return Endpoint::parse(issuer).map([](const Endpoint &of) { return Issuer(of); });
}

QUrl Issuer::documentUrl() const
{
    return QUrl(withoutLastSlash(text()) + documentPath(), QUrl::StrictMode);
}

bool Issuer::isCalled(const QString &name) const
{
    return withoutLastSlash(name) == withoutLastSlash(text());
}
