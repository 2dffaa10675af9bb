// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/practicespace.h>

#include <keys/keybook.h>
#include <sandbox/sandboxserver.h>

namespace {

SpaceSettings settingsOf(const SandboxServer &sandbox)
{
    return {
        *Endpoint::parse(sandbox.tokenEndpoint().toString()),
        *Scope::parse(SandboxServer::scope()),
        *Endpoint::parse(sandbox.baseUrl().toString()),
        ClientAuthentication::Post,
    };
}

/// `base`, or `base 2` … if another has that name already.
QString freeName(const QString &base, const QStringList &taken)
{
    QString name = base;
    for (int n = 2; taken.contains(name, Qt::CaseInsensitive); ++n) {
        name = base + QLatin1Char(' ') + QString::number(n);
    }
    return name;
}

/// The sandbox's space of an earlier run, pointed at where the sandbox is now, or a new one.
Task<Result<Space>> practiceSpace(KeyBook &keyBook, SpaceSettings settings)
{
    const auto spaces = co_await keyBook.spaces();
    if (!spaces) {
        co_return failureOf(spaces);
    }
    QStringList names;
    for (const Space &space : *spaces) {
        if (!space.isSandbox) {
            names.append(space.name.text());
            continue;
        }
        if (space.settings == settings) {
            co_return space;
        }
        SpaceChange change;
        change.settings = settings;
        co_return co_await keyBook.editSpace(space.id, change);
    }
    const auto name = SpaceName::parse(freeName(QStringLiteral("Sandbox"), names));
    co_return co_await keyBook.addSpace(*name, settings, true);
}

/// True if a key of the space can be used: its secret is where the index says.
Task<Result<bool>> hasUsableKey(KeyBook &keyBook, QList<ApiKey> keys)
{
    for (const ApiKey &key : keys) {
        if (key.clientId.text() == SandboxServer::goodClientId()) {
            const auto secret = co_await keyBook.secret(key.id);
            if (secret) {
                co_return true;
            }
        }
    }
    co_return false;
}

Task<Result<void>> addPracticeKey(KeyBook &keyBook, Space space, QStringList takenLabels)
{
    const auto label = Label::parse(freeName(QStringLiteral("Practice key"), takenLabels));
    NewKey key{space.name, *label, *ClientId::parse(SandboxServer::goodClientId())};
    key.note = QStringLiteral("Works in the sandbox only.");
    const QByteArray value = SandboxServer::goodClientSecret().toUtf8(); // no secret: printed on the sandbox's page
    Secret first(value);
    auto added = co_await keyBook.add(key, std::move(first));
    if (added || added.error().kind == ErrorKind::DiskFull) {
        co_return added.map([](const ApiKey &) {});
    }
    key.forThisRunOnly = true;
    Secret second(value);
    added = co_await keyBook.add(key, std::move(second));
    co_return added.map([](const ApiKey &) {});
}

} // namespace

Task<Result<Space>> openPracticeSpace(KeyBook &keyBook, SandboxServer &sandbox)
{
    const auto space = co_await practiceSpace(keyBook, settingsOf(sandbox));
    if (!space) {
        co_return failureOf(space);
    }
    const auto keys = co_await keyBook.keys(KeyBook::Which::Active);
    if (!keys) {
        co_return failureOf(keys);
    }
    QList<ApiKey> ofSpace;
    QStringList labels;
    for (const ApiKey &key : *keys) {
        if (key.space == space->id) {
            ofSpace.append(key);
            labels.append(key.label.text());
        }
    }
    const auto usable = co_await hasUsableKey(keyBook, ofSpace);
    if (!usable) {
        co_return failureOf(usable);
    }
    if (!*usable) {
        if (const auto added = co_await addPracticeKey(keyBook, *space, labels); !added) {
            co_return failureOf(added);
        }
    }
    co_return *space;
}
