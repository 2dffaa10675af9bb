// SPDX-License-Identifier: GPL-3.0-or-later
#include <support/apisetting.h>

#include <support/await.h>

ApiSetting::ApiSetting(QList<Scripted> apiAnswers, QList<Scripted> tokenAnswers)
    : authorization(std::move(tokenAnswers))
    , api(std::move(apiAnswers))
{
    auto opened = await(Database::open(folder.filePath(QStringLiteral("index.sqlite"))));
    if (!opened) {
        qFatal("the index does not open");
    }
    database = std::move(*opened);
    keyBook = std::make_unique<KeyBook>(*database, store, store, broker, clock, ids, TokenKeeping::InMemory);
    client = std::make_unique<ApiClient>(http, *keyBook, clock);

    NewKey newKey{*SpaceName::parse(u"Acme"), *Label::parse(u"Price"), *ClientId::parse(u"key-good")};
    newKey.newSpace = SpaceSettings{*Endpoint::parse(authorization.url(QStringLiteral("/token")).toString()),
        *Scope::parse(u"sellytics-data-api"), *Endpoint::parse(api.url(QStringLiteral("/base")).toString())};
    const auto added = await(keyBook->add(std::move(newKey), Secret{QByteArrayView("s3cret")}));
    if (!added) {
        qFatal("the key is not added");
    }
    key = *added;
}

ApiSetting::~ApiSetting() = default;

Result<ApiAnswer> ApiSetting::send(ApiRequest request, SendOptions options)
{
    return await(client->send(std::move(request), key->id, std::move(options)));
}

Result<ApiAnswer> ApiSetting::get(const QString &target, SendOptions options)
{
    ApiRequest request;
    request.target = target;
    return send(std::move(request), std::move(options));
}

Result<ApiAnswer> ApiSetting::post(const QString &target, const QByteArray &json)
{
    ApiRequest request;
    request.method = QStringLiteral("POST");
    request.target = target;
    request.body.kind = RequestBody::Kind::Json;
    request.body.content = json;
    return send(std::move(request));
}
