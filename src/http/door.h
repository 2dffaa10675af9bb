// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <http/httpmessage.h>
#include <http/proxyfactory.h>
#include <optional>
#include <QNetworkAccessManager>
#include <QSslConfiguration>

/// The one place where a QNetworkAccessManager lives, with all that a person or a server must not be able to change about
/// it. One for each Route: a manager keeps connections open, by whatever authorities they were found good, and asks its
/// proxy factory without saying for which request. Main thread.
class Door {
public:
    Door(const ProxyChoice &proxy, QList<QSslCertificate> authorities);

    /// Sends a request that was found sound. The caller owns the reply and deletes it before this goes, or looks whether
    /// it is still there: it goes with this.
    QNetworkReply *start(const HttpRequest &request);

    using Counts = QHash<QString, int>;
    /// A request's place among those under way to the same host.
    class Place {
    public:
        Place(std::shared_ptr<Counts> counts, QString host);
        ~Place();
        Q_DISABLE_COPY_MOVE(Place)
        bool mayQueue() const; ///< as many were under way when it came as there are connections

    private:
        std::shared_ptr<Counts> m_counts; // outlives the door where a request does
        QString m_host;
        int m_before;
    };
    [[nodiscard]] Place enter(const QUrl &url);

    /// Names the proxy in a failure of it. One that refuses connections comes as an unspecific error (seen).
    void blameProxy(Error &error, const QUrl &url) const;
    /// Who turned the host's name into an address for a request that went out.
    ExchangeTimes::Naming namingFor(const QUrl &url) const;

private:
    QNetworkReply *startWithBody(QNetworkRequest wire, const HttpRequest &request, bool hasBody);

    std::unique_ptr<QNetworkAccessManager> m_manager;
    ChosenProxy *m_proxy; ///< the manager's
    QList<QSslCertificate> m_authorities; ///< trusted besides the system's
    std::optional<QSslConfiguration> m_tls;
    std::shared_ptr<Counts> m_inside = std::make_shared<Counts>(); ///< by host and port
};
