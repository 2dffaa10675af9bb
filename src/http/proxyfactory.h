// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/proxychoice.h>
#include <QHash>
#include <QNetworkProxyFactory>

/// The proxy that was chosen for a space. Loopback addresses take none, whatever was chosen. Main thread.
class ChosenProxy final : public QNetworkProxyFactory {
public:
    explicit ChosenProxy(ProxyChoice choice)
        : m_choice(std::move(choice))
    {
    }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;

    /// The host of the proxy that the latest request to `host` took; empty for none. Asks nobody again: the system's own
    /// answer may take a while.
    QString takenFor(const QString &host) const { return m_taken.value(host); }

private:
    ProxyChoice m_choice;
    QHash<QString, QString> m_taken;
};
