// SPDX-License-Identifier: GPL-3.0-or-later
// What a person types as an address, and what a server says in Location: no secret goes where it must not.
#include <fuzz/fuzzer.h>
#include <oauth/discovery.h>
#include <workbook/target.h>

namespace {

bool mayGetSecrets(const QUrl &url)
{
    const bool isProtected = url.scheme() == QLatin1String("https") || isLoopbackHost(url.host());
    return isProtected && !url.host().isEmpty() && url.userInfo().isEmpty() && !url.hasFragment();
}

} // namespace

void tryInput(const QByteArray &input)
{
    const QString text = QString::fromUtf8(input);
    if (const auto endpoint = Endpoint::parse(text)) {
        MUST(mayGetSecrets(endpoint->url()));
        const auto again = Endpoint::parse(endpoint->text());
        MUST(again.has_value() && *again == *endpoint);
    }
    if (const auto issuer = Issuer::parse(text)) {
        MUST(mayGetSecrets(issuer->documentUrl()));
        MUST(Origin::of(issuer->documentUrl()).host == issuer->host());
    }
    static const Endpoint base = *Endpoint::parse(u"https://api.test/base");
    if (const auto target = urlOfTarget(text, base)) {
        MUST(mayGetSecrets(*target));
        const QByteArray encoded = target->toEncoded();
        MUST(std::none_of(encoded.begin(), encoded.end(), [](char c) { return c <= ' ' || c > '~'; }));
    }
    static const Issuer issuer = *Issuer::parse(u"https://auth.test/realms/r");
    if (const auto found = discoveredIn(input, issuer)) {
        MUST(mayGetSecrets(found->tokenEndpoint.url()));
        MUST(found->tokenEndpoint.origin().host == QLatin1String("auth.test") && !found->methods.isEmpty());
    }
}
