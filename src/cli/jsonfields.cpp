// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/jsonfields.h>

#include <app/wording.h>
#include <core/rotation.h>
#include <QJsonArray>

namespace {

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

} // namespace

QJsonValue jsonOf(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODate)) : QJsonValue();
}

QJsonObject jsonOf(const Space &space, qsizetype keys)
{
    return {
        {QStringLiteral("name"), space.name.text()},
        {QStringLiteral("token_endpoint"), space.settings.tokenEndpoint.text()},
        {QStringLiteral("scope"), space.settings.scope.text()},
        {QStringLiteral("base_url"), space.settings.baseUrl.text()},
        {QStringLiteral("client_auth"), clientAuthenticationText(space.settings.clientAuthentication)},
        {QStringLiteral("proxy"), space.settings.route.proxy.text()},
        {QStringLiteral("ca_file"),
            space.settings.route.authorityFile.isEmpty() ? QJsonValue() : space.settings.route.authorityFile},
        {QStringLiteral("keys"), keys},
    };
}

QJsonObject jsonOf(const ApiKey &key)
{
    return {
        {QStringLiteral("id"), key.id.text()},
        {QStringLiteral("space"), key.spaceName.text()},
        {QStringLiteral("label"), key.label.text()},
        {QStringLiteral("client_id"), key.clientId.text()},
        {QStringLiteral("note"), key.note},
        {QStringLiteral("state"), keyStateText(key.state)},
        {QStringLiteral("created_at"), jsonOf(key.createdAt)},
        {QStringLiteral("changed_at"), jsonOf(key.changedAt)},
        {QStringLiteral("last_used_at"), jsonOf(key.lastUsedAt)},
        {QStringLiteral("previous_since"), jsonOf(key.previousSince)},
        {QStringLiteral("keychain"), key.keychain},
    };
}

QString rotationText(const ApiKey &key, const QDateTime &now)
{
    switch (rotationState(key.rotateBy, now.toLocalTime().date())) {
    case RotationState::NotPlanned:
        return QStringLiteral("none");
    case RotationState::Later:
        return QStringLiteral("later");
    case RotationState::Soon:
        return QStringLiteral("soon");
    case RotationState::Due:
        return QStringLiteral("due");
    }
    Q_UNREACHABLE();
}

QJsonObject healthJsonOf(const ApiKey &key, const QDateTime &now)
{
    QJsonObject object = jsonOf(key);
    object[QStringLiteral("age_days")] = key.createdAt.daysTo(now);
    object[QStringLiteral("last_tested_at")] = jsonOf(key.lastTestedAt);
    object[QStringLiteral("last_granted_at")] = jsonOf(key.lastGrantedAt);
    object[QStringLiteral("missing_scope")] = QJsonArray::fromStringList(key.missingScope);
    object[QStringLiteral("rotate_by")] = textOrNull(key.rotateBy.toString(Qt::ISODate));
    object[QStringLiteral("rotation")] = rotationText(key, now);
    return object;
}

QJsonObject jsonOf(const KeyTest &test)
{
    QJsonObject object{
        {QStringLiteral("ok"), test.ok()},
        {QStringLiteral("http_status"), test.httpStatus == 0 ? QJsonValue() : QJsonValue(test.httpStatus)},
        {QStringLiteral("error"), QJsonValue()},
        {QStringLiteral("error_description"), QJsonValue()},
        {QStringLiteral("token_type"), QJsonValue()},
        {QStringLiteral("expires_in"), QJsonValue()},
        {QStringLiteral("scope"), QJsonValue()},
        {QStringLiteral("missing_scope"), QJsonArray()},
        {QStringLiteral("milliseconds"), static_cast<qint64>(test.took.count())},
    };
    if (test.token) {
        const AccessToken &token = *test.token;
        object[QStringLiteral("token_type")] = token.tokenType;
        object[QStringLiteral("scope")] = token.granted.text();
        object[QStringLiteral("missing_scope")] = QJsonArray::fromStringList(token.missingScope);
        if (token.lifetime) {
            object[QStringLiteral("expires_in")] = static_cast<qint64>(token.lifetime->count());
        }
    } else if (test.refusal) {
        const bool hasServersWords = isRefusalOfServer(test.refusal->kind);
        object[QStringLiteral("error")] = hasServersWords ? textOrNull(test.refusal->arguments.value(1)) : QJsonValue();
        const QString description = hasServersWords ? test.refusal->arguments.value(2) : QString();
        object[QStringLiteral("error_description")]
            = description.isEmpty() ? wordingFor(*test.refusal).sentence : description;
    }
    return object;
}

QJsonObject jsonOf(const Use &use)
{
    return {
        {QStringLiteral("last_at"), jsonOf(use.lastAt)},
        {QStringLiteral("first_at"), jsonOf(use.firstAt)},
        {QStringLiteral("part"), usePartText(use.part)},
        {QStringLiteral("program"), textOrNull(use.caller.program)},
        {QStringLiteral("folder"), textOrNull(use.caller.folder)},
        {QStringLiteral("host"), textOrNull(use.host)},
        {QStringLiteral("count"), use.count},
    };
}
