// SPDX-License-Identifier: GPL-3.0-or-later
#include <storage/spacetable.h>

#include <storage/sql.h>

namespace {

QVariantList valuesOf(const Space &space)
{
    return {space.name.text(), space.name.folded(), space.settings.tokenEndpoint.text(), space.settings.scope.text(),
        space.settings.baseUrl.text(), clientAuthenticationText(space.settings.clientAuthentication), space.isSandbox,
        space.settings.route.proxy.text(), space.settings.route.authorityFile, space.id.text()};
}

std::optional<Space> readSpace(const QSqlQuery &query)
{
    const auto id = SpaceId::parse(query.value(0).toString());
    const auto name = SpaceName::parse(query.value(1).toString());
    const auto tokenEndpoint = Endpoint::parse(query.value(2).toString());
    const auto scope = Scope::parse(query.value(3).toString());
    const auto baseUrl = Endpoint::parse(query.value(4).toString());
    const auto proxy = ProxyChoice::parse(query.value(7).toString());
    if (!id || !name || !tokenEndpoint || !scope || !baseUrl || !proxy) {
        return std::nullopt;
    }
    const bool isBasic = query.value(5).toString() == clientAuthenticationText(ClientAuthentication::Basic);
    return Space{*id, *name,
        SpaceSettings{*tokenEndpoint, *scope, *baseUrl,
            isBasic ? ClientAuthentication::Basic : ClientAuthentication::Post,
            Route{*proxy, query.value(8).toString()}},
        query.value(6).toBool()};
}

Result<std::optional<Space>> firstOf(Result<QList<Space>> spaces)
{
    if (!spaces) {
        return failureOf(spaces);
    }
    return spaces->isEmpty() ? std::optional<Space>() : std::optional<Space>(spaces->first());
}

} // namespace

Result<QList<Space>> SpaceTable::select(const QString &rest, const QVariantList &values)
{
    auto query = runSql(m_database,
        QStringLiteral("SELECT id, name, token_endpoint, scope, base_url, client_auth, is_sandbox, proxy, "
                       "authority_file FROM spaces ")
            + rest,
        values);
    if (!query) {
        return failureOf(query);
    }
    QList<Space> spaces;
    while (query->next()) {
        auto space = readSpace(*query);
        if (!space) {
            return failure(ErrorKind::DatabaseDamaged, {m_database.databaseName()});
        }
        spaces.append(*std::move(space));
    }
    return spaces;
}

Result<QList<Space>> SpaceTable::list()
{
    return select(QStringLiteral("ORDER BY name_folded"), {});
}

Result<std::optional<Space>> SpaceTable::find(const SpaceId &id)
{
    return firstOf(select(QStringLiteral("WHERE id = ?"), {id.text()}));
}

Result<std::optional<Space>> SpaceTable::find(const SpaceName &name)
{
    return firstOf(select(QStringLiteral("WHERE name_folded = ?"), {name.folded()}));
}

Result<void> SpaceTable::mustBeFree(const Space &space)
{
    const auto found = find(space.name);
    if (!found) {
        return failureOf(found);
    }
    const std::optional<Space> &namesake = *found;
    if (namesake && namesake->id != space.id) {
        return failure(ErrorKind::SpaceNameTaken, {namesake->name.text()});
    }
    return {};
}

Result<void> SpaceTable::insert(const Space &space)
{
    if (const auto isFree = mustBeFree(space); !isFree) {
        return isFree;
    }
    return runSql(m_database,
        QStringLiteral("INSERT INTO spaces (name, name_folded, token_endpoint, scope, base_url, client_auth, "
                       "is_sandbox, proxy, authority_file, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        valuesOf(space))
        .map([](const QSqlQuery &) {});
}

Result<void> SpaceTable::update(const Space &space)
{
    if (const auto isFree = mustBeFree(space); !isFree) {
        return isFree;
    }
    return runSql(m_database,
        QStringLiteral("UPDATE spaces SET name = ?, name_folded = ?, token_endpoint = ?, scope = ?, base_url = ?, "
                       "client_auth = ?, is_sandbox = ?, proxy = ?, authority_file = ? WHERE id = ?"),
        valuesOf(space))
        .map([](const QSqlQuery &) {});
}

Result<void> SpaceTable::remove(const SpaceId &id)
{
    return runSql(m_database, QStringLiteral("DELETE FROM spaces WHERE id = ?"), {id.text()})
        .map([](const QSqlQuery &) {});
}
