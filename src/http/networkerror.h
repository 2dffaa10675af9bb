// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>
#include <optional>
#include <QNetworkReply>

/// What is known of a reply that ended.
struct ReplyEnding {
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    QString errorText = {};
    bool hasStatus = false; ///< an HTTP status line came
    QUrl url = {};
    QStringList tlsFaults = {};
};

/// The failure behind an ending; nothing if an HTTP answer came, whatever its status. DNS, refused connection, TLS, proxy
/// and time-out are told apart (design: protocol, point 16). ProxyRefused and ProxyWantsPassword are still without their
/// first argument, the proxy's host.
std::optional<Error> networkFailureOf(const ReplyEnding &ending);

/// `host:port` as errors name it.
QString hostAndPort(const QUrl &url);
