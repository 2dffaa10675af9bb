// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <core/clock.h>
#include <files/writelock.h>
#include <keys/keybook.h>
#include <keys/keyring.h>
#include <keys/storedkey.h>

class BackupText;
class Database;

/// A secret that is not stored yet was granted a token.
struct SecretTrial {
    SpaceSettings settings;
    ClientId clientId;
    SharedToken granted;
    /// What was granted, if it was to the client that the key is now and by the server that it has now; else null.
    SharedToken proofFor(const StoredKey &key) const
    {
        return clientId == key.row.clientId && settings == key.space.settings ? granted : nullptr;
    }
};

/// The order of steps over index and keychain (design: security). Each public sequence holds the write lock from its
/// first step to its last; killed anywhere, recover() leaves the old key or the new one. Main thread.
class KeySteps {
public:
    static constexpr std::chrono::hours TrashTime{30 * 24};

    KeySteps(Database &database, Keyring &keyring, const Clock &clock, IdSource &ids);

    /// As the functions of KeyBook of the same names.
    [[nodiscard]] Task<Result<StoredKey>> add(NewKey key, Secret secret, std::stop_token stop);
    /// After a change of the space: its keys' entries say so too, as far as the keychain can be asked without a prompt.
    [[nodiscard]] Task<Result<void>> rewriteEntries(SpaceId id);
    [[nodiscard]] Task<Result<StoredKey>> edit(KeyId id, KeyChange change);
    /// `trial` is how the new secret was tried, nothing when it was not.
    [[nodiscard]] Task<Result<StoredKey>> rotate(
        KeyId id, Secret secret, bool keepOld, std::optional<SecretTrial> trial);
    [[nodiscard]] Task<Result<StoredKey>> rollBack(KeyId id);
    /// Lets the secret before the last rotation go once the one in force has fetched a token; true when it went. Never
    /// waits for another program: recover() does it then.
    [[nodiscard]] Task<Result<bool>> settle(KeyId id);
    [[nodiscard]] Task<Result<StoredKey>> remove(KeyId id);
    [[nodiscard]] Task<Result<StoredKey>> restore(KeyId id);
    [[nodiscard]] Task<Result<void>> purge(KeyId id);
    /// Ends with the ids of the keys that went with it; when it fails in the middle those that went are gone.
    [[nodiscard]] Task<Result<QList<KeyId>>> removeSpace(SpaceId id, bool withKeys);
    /// True when it changed anything. Leaves all as it is while another program writes, and what needs a keychain while
    /// reading that would raise a prompt.
    [[nodiscard]] Task<Result<bool>> recover();
    [[nodiscard]] Task<Result<Rebuilt>> rebuild();
    [[nodiscard]] Task<Result<QStringList>> lostEntries();
    /// As KeyBook's.
    [[nodiscard]] Task<Result<std::optional<int>>> countMissing();
    [[nodiscard]] Task<Result<CollectedBackup>> collect(Partial partial, KeyProgress progress, std::stop_token stop);
    [[nodiscard]] Task<Result<RestorePlan>> planRestore(
        std::shared_ptr<const Backup> backup, QSet<KeyId> chosen, std::stop_token stop);
    [[nodiscard]] Task<Result<Restored>> restoreBackup(
        std::shared_ptr<const Backup> backup, RestorePlan plan, KeyProgress progress, std::stop_token stop);

private:
    enum class Purge { Demanded, ByItself };
    struct Begun;
    struct Rotating;
    struct Found;
    struct Known;
    struct Brought;

    // add
    [[nodiscard]] Task<Result<Begun>> begin(NewKey key);
    [[nodiscard]] Task<Result<void>> store(StoredKey key, SecretStore &in, Secret secret);
    [[nodiscard]] Task<Result<Begun>> beginAnew(NewKey key);
    [[nodiscard]] Task<Result<void>> undo(Begun begun, SecretStore *in);
    // edit
    [[nodiscard]] Task<Result<StoredKey>> replace(StoredKey key, KeyRow changed);
    [[nodiscard]] Task<Result<void>> dropStray(KeyRow row, SecretStore &from);
    /// After a switch: what has to go goes now, and recover() does what fails.
    [[nodiscard]] Task<StoredKey> tidied(StoredKey switched, SecretStore &in);
    // rotate
    [[nodiscard]] Rotating planned(StoredKey key, bool keepOld, const SharedToken &proof);
    [[nodiscard]] Task<Result<Rotating>> beginRotating(Rotating planned);
    [[nodiscard]] Task<Result<void>> storeRotated(Rotating begun, SecretStore &in, Secret secret, Secret old);
    [[nodiscard]] Task<Result<void>> undoRotating(Rotating begun, SecretStore &in);
    [[nodiscard]] Task<Result<void>> dropPrevious(KeyRow row, SecretStore &from);
    // purge
    [[nodiscard]] Task<Result<void>> purgeRow(KeyRow row, Purge why);
    [[nodiscard]] Task<Result<void>> mustBeReadable(SecretStore &store, Purge why);
    // rebuild
    [[nodiscard]] Task<Result<QList<Found>>> readLost(QStringList names, int *unsound);
    static Result<KeyRow> rowOf(QSqlDatabase &database, const Found &found, const SpaceId &newSpace, Rebuilt &rebuilt);
    static Result<void> adopt(
        QSqlDatabase &database, const Found &found, KeyRow fresh, QList<KeyId> &adopted, int &left);
    // backup
    [[nodiscard]] Task<Result<Known>> known();
    [[nodiscard]] Task<Result<std::optional<QString>>> collectKey(
        BackupText &text, StoredKey key, std::stop_token stop);
    [[nodiscard]] Task<Result<void>> compare(
        std::shared_ptr<const Backup> backup, StoredKey here, PlannedKey *planned, std::stop_token stop);
    [[nodiscard]] Task<Result<Standing>> standingOf(
        std::shared_ptr<const Backup> backup, StoredKey here, PlannedKey planned, const KeySecret *ours);
    [[nodiscard]] Task<Result<QList<SpaceId>>> createSpaces(std::shared_ptr<const Backup> backup, RestorePlan plan);
    [[nodiscard]] Task<Result<void>> dropSpaces(QList<SpaceId> created);
    [[nodiscard]] Task<Restored> restoreBatches(
        std::shared_ptr<const Backup> backup, QList<PlannedKey> taken, KeyProgress progress, std::stop_token stop);
    [[nodiscard]] Task<Result<void>> restoreBatch(std::shared_ptr<const Backup> backup, QList<PlannedKey> batch);
    [[nodiscard]] Task<Result<QList<Brought>>> beginBatch(
        std::shared_ptr<const Backup> backup, QList<PlannedKey> batch);
    std::vector<NamedSecret> entriesOf(const Backup &backup, const QList<Brought> &batch) const;
    [[nodiscard]] Task<Result<void>> storeBatch(std::shared_ptr<const Backup> backup, QList<Brought> batch);
    KeyRow newRow(const BackupKey &key, const PlannedKey &planned, const EntryId &entry, const EntryId &earlier) const;
    static Result<void> beginKey(
        QSqlDatabase &database, const PlannedKey &planned, const BackupKey &key, Brought &brought);
    static Result<void> takeBack(QSqlDatabase &database, const QList<Brought> &batch, bool mayBeWritten);
    [[nodiscard]] Task<Result<void>> dropBrought(Brought brought, SecretStore &from);
    [[nodiscard]] Task<Result<void>> undoBatch(QList<Brought> batch, bool mayBeWritten);
    // recover
    [[nodiscard]] Task<Result<QList<KeyRow>>> unfinished();
    /// Whether a person has asked for something: only then may a password be asked for.
    enum class Asking { Nobody, Person };
    [[nodiscard]] Task<Result<bool>> finish(QList<KeyRow> rows, Asking asking);
    /// `vain`: ids of entries that the manifest lists in vain from now on.
    [[nodiscard]] Task<Result<bool>> finishRow(KeyRow row, QStringList *vain);
    [[nodiscard]] Task<Result<bool>> finishPending(KeyRow row, SecretStore &store, QStringList *vain);

    [[nodiscard]] Task<Result<StoredKey>> load(KeyId id);
    [[nodiscard]] Task<Result<StoredKey>> loadInUse(KeyId id);
    [[nodiscard]] Task<Result<void>> update(KeyRow row);
    [[nodiscard]] Task<Result<void>> forget(KeyRow row);
    [[nodiscard]] Task<Result<void>> list(EntryId entry, SecretStore &in);
    /// What the manifest lists in vain does no harm, so that a failure is not one of the sequence.
    [[nodiscard]] Task<Result<void>> unlist(EntryId entry, SecretStore &in);
    [[nodiscard]] Task<Result<void>> unlistAll(QStringList entries, SecretStore &in);
    static quint64 firstGeneration(const QUuid &id);
    tl::unexpected<Error> withNames(const Error &error, const StoredKey &key) const;

    Database &m_database;
    Keyring &m_keyring;
    const Clock &m_clock;
    IdSource &m_ids;
    WriteLock m_lock;
};
