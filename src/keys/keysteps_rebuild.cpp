// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/keysteps.h>

#include <algorithm>
#include <keys/restoreplan.h>
#include <storage/database.h>
#include <storage/keytable.h>
#include <storage/spacetable.h>
#include <storage/sql.h>

/// An entry that no row names, without its secret.
struct KeySteps::Found {
    EntryId name;
    KeyId key;
    SpaceName space;
    Label label;
    ClientId clientId;
    std::optional<SpaceSettings> settings = {};
    QDateTime writtenAt = {};
};

namespace {

QSet<QString> labelsOf(const QList<KeyRow> &rows)
{
    QSet<QString> folded;
    for (const KeyRow &row : rows) {
        folded.insert(row.label.folded());
    }
    return folded;
}

} // namespace

/// The names of our entries in the keychain of which the index knows nothing: those that it holds, and where it cannot tell,
/// those that the manifest lists, some of them perhaps in vain.
Task<Result<QStringList>> KeySteps::lostEntries()
{
    SecretStore &store = m_keyring.store();
    // Read even where the keychain tells its names: a locked one tells them too, and nothing may be set aside for it.
    Manifest manifest(store);
    const auto listed = co_await manifest.read();
    if (!listed) {
        co_return failureOf(listed);
    }
    const auto held = co_await store.names();
    if (!held) {
        co_return failureOf(held);
    }
    const QString backend = store.backend();
    const auto work = [backend](QSqlDatabase &database) { return KeyTable(database).entries(backend); };
    const auto known = co_await m_database.run(work);
    if (!known) {
        co_return failureOf(known);
    }
    QStringList lost;
    if (const std::optional<QStringList> &names = *held) {
        lost = *names;
    } else {
        for (const QString &id : listed->value_or(QStringList())) {
            if (const auto entry = EntryId::parse(id)) {
                lost.append(keyEntryName(*entry));
            }
        }
    }
    lost.removeIf([](const QString &name) { return !entryIdOf(name); });
    lost.removeDuplicates();
    const QSet<QString> knownIds(known->cbegin(), known->cend());
    lost.removeIf([&knownIds](const QString &name) { return knownIds.contains(entryIdOf(name)->text()); });
    co_return lost;
}

Task<Result<std::optional<int>>> KeySteps::countMissing()
{
    const auto held = co_await m_keyring.store().names();
    if (!held) {
        co_return failureOf(held);
    }
    if (!*held) {
        co_return std::optional<int>();
    }
    const auto list = [](QSqlDatabase &database) { return KeyTable(database).list(); };
    const auto rows = co_await m_database.run(list);
    if (!rows) {
        co_return failureOf(rows);
    }
    const QStringList names = held->value_or(QStringList());
    const QSet<QString> there(names.cbegin(), names.cend());
    const QString backend = m_keyring.store().backend();
    co_return static_cast<int>(std::count_if(rows->cbegin(), rows->cend(), [&](const KeyRow &row) {
        const bool isSettled = row.stage == KeyStage::Active || row.stage == KeyStage::Removed;
        return isSettled && row.keychain == backend && !there.contains(keyEntryName(row.entry));
    }));
}

Task<Result<QList<KeySteps::Found>>> KeySteps::readLost(QStringList names, int *unsound)
{
    QList<Found> all;
    for (const QString &name : names) {
        const auto value = co_await m_keyring.store().read(name);
        if (!value && value.error().kind == ErrorKind::KeychainEntryMissing) {
            continue; // a manifest may list in vain
        }
        if (!value) {
            co_return failureOf(value);
        }
        const auto entry = KeyEntry::parse(*value);
        const auto id = entryIdOf(name);
        const auto space = entry ? SpaceName::parse(entry->space) : Result<SpaceName>(failure(ErrorKind::NoSuchKey));
        if (!entry || !space || !id) {
            ++*unsound;
            continue;
        }
        all.append({*id, entry->id, *space, entry->label, entry->clientId, entry->settings,
            entry->writtenAt.isValid() ? entry->writtenAt : m_clock.now()});
    }
    // The youngest of a key's entries is the one in force.
    std::stable_sort(all.begin(), all.end(), [](const Found &a, const Found &b) { return a.writtenAt > b.writtenAt; });
    co_return all;
}

Result<KeyRow> KeySteps::rowOf(QSqlDatabase &database, const Found &found, const SpaceId &newSpace, Rebuilt &rebuilt)
{
    SpaceTable spaces(database);
    const auto looked = spaces.find(found.space);
    if (!looked) {
        return failureOf(looked);
    }
    const std::optional<Space> &known = *looked;
    const Space space
        = known ? *known : Space{newSpace, found.space, found.settings.value_or(SpaceSettings::sellytics())};
    if (!known) {
        if (const auto inserted = spaces.insert(space); !inserted) {
            return failureOf(inserted);
        }
        if (!found.settings) {
            rebuilt.presetSpaces.append(space.name.text());
        }
    }
    const auto rows = KeyTable(database).listOfSpace(space.id);
    if (!rows) {
        return failureOf(rows);
    }
    return KeyRow{.id = found.key,
        .entry = found.name,
        .space = space.id,
        .label = freeLabel(labelsOf(*rows), found.label),
        .clientId = found.clientId,
        .stage = KeyStage::Active,
        .tokenKept = true,
        .keychain = {},
        .generation = firstGeneration(QUuid(found.key.text())),
        .createdAt = found.writtenAt,
        .changedAt = found.writtenAt};
}

/// Of a key that has a row, the entry becomes the one before; of one that has none, it becomes the key.
Result<void> KeySteps::adopt(QSqlDatabase &database, const Found &found, KeyRow fresh, QList<KeyId> &adopted, int &left)
{
    KeyTable table(database);
    const auto looked = table.find(found.key);
    if (!looked) {
        return failureOf(looked);
    }
    const std::optional<KeyRow> &known = *looked;
    if (!known) {
        adopted.append(found.key);
        return table.insert(fresh);
    }
    KeyRow row = *known;
    if (row.previousEntry || row.keychain != fresh.keychain) {
        ++left;
        return {};
    }
    row.previousEntry = found.name;
    row.previousSince = fresh.changedAt;
    adopted.append(found.key);
    return table.update(row);
}

Task<Result<Rebuilt>> KeySteps::rebuild()
{
    const auto held = co_await m_lock.acquire();
    if (!held) {
        co_return failureOf(held);
    }
    const auto lost = co_await lostEntries();
    if (!lost) {
        co_return failureOf(lost);
    }
    Rebuilt rebuilt;
    const auto all = co_await readLost(*lost, &rebuilt.left);
    if (!all) {
        co_return failureOf(all);
    }
    if (all->isEmpty()) {
        co_return rebuilt;
    }
    QList<SpaceId> newSpaces;
    for (qsizetype i = 0; i < all->size(); ++i) {
        newSpaces.append(SpaceId(m_ids.next()));
    }
    const QString backend = m_keyring.store().backend();
    const auto work = [found = *all, newSpaces, backend, rebuilt](QSqlDatabase &database) mutable -> Result<Rebuilt> {
        auto transaction = Transaction::begin(database);
        if (!transaction) {
            return failureOf(transaction);
        }
        for (qsizetype i = 0; i < found.size(); ++i) {
            auto fresh = rowOf(database, found.at(i), newSpaces.at(i), rebuilt);
            if (!fresh) {
                return failureOf(fresh);
            }
            fresh->keychain = backend;
            if (const auto done = adopt(database, found.at(i), *fresh, rebuilt.keys, rebuilt.left); !done) {
                return failureOf(done);
            }
        }
        return transaction->commit().map([&rebuilt] { return rebuilt; });
    };
    const auto done = co_await m_database.run(work);
    if (done) {
        (void)co_await list(all->first().name, m_keyring.store()); // those that a manifest lacked
    }
    co_return done;
}
