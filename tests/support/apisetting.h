// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <api/apiclient.h>
#include <keys/keybook.h>
#include <QTemporaryDir>
#include <secrets/runstore.h>
#include <storage/database.h>
#include <support/tokensetting.h>

/// A scripted authorization server, a scripted API, a key book with one key in memory, and the real client between them.
struct ApiSetting {
    explicit ApiSetting(QList<Scripted> apiAnswers = {}, QList<Scripted> tokenAnswers = {Scripted::token("t0ken")});
    ~ApiSetting();

    ScriptedServer authorization;
    ScriptedServer api;
    TurnedClock clock;
    HttpClient http;
    TokenEndpoint endpoint{http, clock};
    TokenBroker broker{endpoint, clock};
    QTemporaryDir folder;
    RunStore store;
    RandomIdSource ids;
    std::unique_ptr<Database> database;
    std::unique_ptr<KeyBook> keyBook;
    std::unique_ptr<ApiClient> client;
    std::optional<ApiKey> key;

    Result<ApiAnswer> send(ApiRequest request, SendOptions options = {});
    Result<ApiAnswer> get(const QString &target, SendOptions options = {});
    Result<ApiAnswer> post(const QString &target, const QByteArray &json);
    qsizetype tokenRequests() const { return authorization.requests().size(); }
};
