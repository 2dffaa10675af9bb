// SPDX-License-Identifier: GPL-3.0-or-later
#include <support/tokensetting.h>

#include <support/await.h>

namespace {

Task<Result<Secret>> readAtOnce(QByteArray secret, int *count)
{
    ++*count;
    co_return Secret{QByteArrayView(secret)};
}

} // namespace

TokenSetting::TokenSetting(QList<Scripted> answers)
    : server(std::move(answers))
{
}

Grant TokenSetting::grant(
    const char *scope, ClientAuthentication method, const QString &clientId, quint64 generation) const
{
    return {*Endpoint::parse(server.url(QStringLiteral("/token")).toString()), *ClientId::parse(clientId),
        *Scope::parse(QString::fromLatin1(scope)), method, generation};
}

TokenBroker::ReadSecret TokenSetting::readSecret(const QByteArray &secret)
{
    return [this, secret] { return readAtOnce(secret, &secretsRead); };
}

Result<SharedToken> TokenSetting::ask(const Grant &grant, const QByteArray &secret)
{
    return await(endpoint.request(grant, Secret{QByteArrayView(secret)}));
}

Result<SharedToken> TokenSetting::token(const Grant &grant)
{
    return await(broker.token(grant, readSecret()));
}

QByteArray valueOf(const SharedToken &token)
{
    return token ? token->value.reveal([](QByteArrayView bytes) { return bytes.toByteArray(); }) : QByteArray();
}
