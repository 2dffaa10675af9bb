// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/proxychoice.h>

#include <core/names.h>
#include <QUrl>

namespace {

const QString SystemWord = QStringLiteral("system");
const QString NoneWord = QStringLiteral("none");

bool isProxyAddress(const QUrl &url)
{
    const bool isBare = (url.path().isEmpty() || url.path() == QLatin1String("/")) && !url.hasQuery();
    return url.isValid() && url.scheme() == QLatin1String("http") && !url.host().isEmpty() && url.port() > 0 && isBare
        && !url.hasFragment();
}

} // namespace

ProxyChoice ProxyChoice::none()
{
    ProxyChoice choice;
    choice.m_use = Use::None;
    return choice;
}

Result<ProxyChoice> ProxyChoice::manual(QStringView host, int port)
{
    const QStringView trimmed = trimmedVisibly(host);
    const bool isBareIpv6 = trimmed.contains(QLatin1Char(':')) && !trimmed.startsWith(QLatin1Char('['));
    return parse(
        (isBareIpv6 ? QStringLiteral("http://[%1]:%2") : QStringLiteral("http://%1:%2")).arg(trimmed).arg(port));
}

Result<ProxyChoice> ProxyChoice::parse(QStringView text)
{
    const QString trimmed = trimmedVisibly(text).toString();
    if (trimmed == SystemWord) {
        return ProxyChoice();
    }
    if (trimmed == NoneWord) {
        return none();
    }
    // Before the text is shown anywhere, and however little of an address it is: what stands there may be a password.
    if (const qsizetype at = trimmed.lastIndexOf(QLatin1Char('@')); at >= 0) {
        return failure(ErrorKind::UrlHasUserInfo, {trimmed.sliced(at + 1)});
    }
    const QUrl url(trimmed, QUrl::StrictMode);
    if (!isProxyAddress(url)) {
        return failure(ErrorKind::ProxyInvalid, {trimmed});
    }
    ProxyChoice choice;
    choice.m_use = Use::Manual;
    choice.m_host = url.host();
    choice.m_port = static_cast<quint16>(url.port());
    return choice;
}

QString ProxyChoice::text() const
{
    switch (m_use) {
    case Use::System:
        return SystemWord;
    case Use::None:
        return NoneWord;
    case Use::Manual:
        break;
    }
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(m_host);
    url.setPort(m_port);
    return url.toString(QUrl::FullyEncoded);
}
