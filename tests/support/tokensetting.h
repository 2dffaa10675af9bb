// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <http/httpclient.h>
#include <oauth/tokenbroker.h>
#include <oauth/tokenendpoint.h>
#include <support/scriptedserver.h>
#include <support/turnedclock.h>

/// A scripted authorization server and the real client against it.
struct TokenSetting {
    explicit TokenSetting(QList<Scripted> answers = {});

    ScriptedServer server;
    TurnedClock clock;
    HttpClient http;
    TokenEndpoint endpoint{http, clock};
    TokenBroker broker{endpoint, clock};
    int secretsRead = 0;

    Grant grant(const char *scope = "sellytics-data-api", ClientAuthentication method = ClientAuthentication::Post,
        const QString &clientId = QStringLiteral("key-good"), quint64 generation = 1) const;
    TokenBroker::ReadSecret readSecret(const QByteArray &secret = "s3cret");

    /// One request, straight to the endpoint.
    Result<SharedToken> ask(const Grant &grant, const QByteArray &secret = "s3cret");
    Result<SharedToken> ask() { return ask(grant()); }
    /// Through the broker.
    Result<SharedToken> token(const Grant &grant);
    Result<SharedToken> token() { return token(grant()); }
};

/// The bytes of a token, for comparing.
QByteArray valueOf(const SharedToken &token);
