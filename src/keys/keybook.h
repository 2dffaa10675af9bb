// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <core/apikey.h>
#include <core/clock.h>
#include <core/keyreference.h>
#include <core/space.h>
#include <core/task.h>
#include <core/use.h>
#include <functional>
#include <keys/restoreplan.h>
#include <oauth/accesstoken.h>
#include <QObject>
#include <stop_token>

class Database;
class SecretStore;
class TokenBroker;
struct StoredKey;

/// What a person gives for a new key. The secret travels beside it.
struct NewKey {
    SpaceName space;
    Label label;
    ClientId clientId;
    QString note = {};
    /// Settings for the space if it is to be created when it does not exist; without them NoSuchSpace.
    std::optional<SpaceSettings> newSpace = {};
    bool isSandboxSpace = false;
    /// Kept in memory and gone with this process; its row too, at the next start.
    bool forThisRunOnly = false;
    bool testedGood = false; ///< testUnsaved() was granted a token just now: the key starts as `works`, not `untested`
    QStringList missingScope = {}; ///< asked for and not granted with that token
};

/// What changes; the rest stays.
struct KeyChange {
    std::optional<Label> label = {};
    std::optional<ClientId> clientId = {};
    std::optional<QString> note = {};
    std::optional<QDate> rotateBy = {}; ///< a null date takes it away
};
/// How a key's secret is replaced.
struct Rotation {
    bool keepOld = false; ///< the old secret stays for good, as a key of its own
    bool noTest = false; ///< on purpose: the new secret is stored without asking the authorization server first
};
struct SpaceChange {
    std::optional<SpaceName> name = {};
    std::optional<SpaceSettings> settings = {};
};

/// What a rebuild of the index brought back.
struct Rebuilt {
    QList<KeyId> keys; ///< that the index had lost in whole or in part
    QStringList presetSpaces; ///< names of spaces whose settings no entry held; they have the preset's
    int left = 0; ///< entries that could not be understood or placed; they are as they were
};

/// Whether a backup may lack keys whose secrets can't be read; it names them then.
enum class Partial { Refused, Allowed };
/// What goes into a backup's file (backupfile.h).
struct CollectedBackup {
    Secret document;
    int keys = 0;
    int spaces = 0;
    QStringList missing = {}; ///< references of the keys that are not in it
};

/// The outcome of trying a key at the token endpoint; a refusal is an outcome, not an error of the call.
struct KeyTest {
    SharedToken token; ///< what was granted, null when refused
    std::optional<Error> refusal; ///< what came instead: a refusal of the server or a failure on the way
    int httpStatus = 0; ///< 0 when no HTTP answer came
    std::chrono::milliseconds took{0};
    bool ok() const { return token != nullptr; }
};

/// What came of testing many keys.
struct TestTally {
    int granted = 0;
    int refused = 0; ///< by the authorization server
    int failed = 0; ///< no judgement came: the network, the server's health, the key's entry
    int leftOut = 0; ///< not sent
    bool stopped = false; ///< before every key had its turn
    std::optional<Error> trouble = {}; ///< the keychain as a whole, which ended it
    int tested() const { return granted + refused + failed; }
};
/// `done` of `total` keys have had their turn. Main thread.
using TestProgress = std::function<void(int done, int total)>;

/// How a key's token may be kept between runs.
enum class TokenKeeping {
    InMemory, ///< the window: gone with the process
    InKeychain, ///< the command line: an entry of its own beside the key's
};

/// A token and where it came from.
struct KeyToken {
    SharedToken token;
    bool cached = false; ///< no request was made for it now
};

/// This person's spaces and API keys; the only writer of both index and keychain, and the only place that knows the
/// order of steps. Main thread. Outlives every task it has started: callsEnded().
class KeyBook : public QObject {
    Q_OBJECT
public:
    /// `runStore` holds the keys that are kept for this run only; it may be `store` itself.
    KeyBook(Database &database, SecretStore &store, SecretStore &runStore, TokenBroker &broker, const Clock &clock,
        IdSource &ids, TokenKeeping keeping, QObject *parent = nullptr);
    ~KeyBook() override;

    /// Finishes what a killed run left `pending` or `purging`; purges what has been in trash for 30 days. Call once at
    /// the start, before anything else. An entry that cannot be read is left as it is.
    [[nodiscard]] Task<Result<void>> recover();

    /// Brings back what the keychain holds and the index does not know: from the manifest, and where the keychain can
    /// be searched, from what it holds. Adds rows and deletes nothing. Errors: the keychain kinds, the database kinds.
    [[nodiscard]] Task<Result<Rebuilt>> rebuild();
    /// How many entries of the keychain in force the index does not know. Another index may know them.
    [[nodiscard]] Task<Result<int>> countLost();
    /// How many keys' entries the keychain in force lacks; nothing where it cannot tell without each being read.
    [[nodiscard]] Task<Result<std::optional<int>>> countMissing();

    // Spaces. Names are found without regard to case.
    [[nodiscard]] Task<Result<QList<Space>>> spaces();
    /// Errors: NoSuchSpace.
    [[nodiscard]] Task<Result<Space>> space(SpaceName name);
    /// Errors: SpaceNameTaken, DiskFull.
    [[nodiscard]] Task<Result<Space>> addSpace(SpaceName name, SpaceSettings settings, bool isSandbox = false);
    /// Errors: NoSuchSpace, SpaceNameTaken.
    [[nodiscard]] Task<Result<Space>> editSpace(SpaceId id, SpaceChange change);
    /// Removes the space; its keys, trash included, are purged first only if `withKeys`. Errors: SpaceNotEmpty, NoSuchSpace.
    [[nodiscard]] Task<Result<void>> removeSpace(SpaceId id, bool withKeys);

    // Backups. Their files are backupfile.h's.
    /// Reads every secret of every space, the trash and earlier secrets that are kept included. Nobody else writes
    /// meanwhile. Errors: BackupIncomplete, the keychain kinds, DatabaseBusy, Cancelled.
    [[nodiscard]] Task<Result<CollectedBackup>> collectBackup(
        Partial partial, KeyProgress progress = {}, std::stop_token stop = {});
    /// What restoring would do; changes nothing. Of `chosen` keys the backup's secret is taken also where ours is the
    /// younger one or the key lies in the trash here. Errors: the keychain kinds, Cancelled.
    [[nodiscard]] Task<Result<RestorePlan>> planRestore(
        std::shared_ptr<const Backup> backup, QSet<KeyId> chosen = {}, std::stop_token stop = {});
    /// Does what the plan says, in batches of keys that are each done whole or not at all. A secret that is replaced is
    /// kept as the key's earlier one. A stop is honoured between batches. Fails only when nothing was restored. Errors:
    /// KeysChanged (since the plan), the keychain kinds, DatabaseBusy, DiskFull, Cancelled.
    [[nodiscard]] Task<Result<Restored>> restoreBackup(
        std::shared_ptr<const Backup> backup, RestorePlan plan, KeyProgress progress = {}, std::stop_token stop = {});

    // Keys.
    enum class Which { Active, Trash, All };
    [[nodiscard]] Task<Result<QList<ApiKey>>> keys(Which which = Which::Active);
    [[nodiscard]] Task<Result<ApiKey>> key(KeyId id);
    /// A reference by name finds active keys first, then the trash. Errors: NoSuchSpace, NoSuchKey.
    [[nodiscard]] Task<Result<ApiKey>> find(KeyReference reference);

    /// Stores a new key: row `pending`, manifest, entry, read back, row `active`. Ends when the entry was read back and
    /// its row is active. A stop is honoured until the keychain write begins. Errors: LabelTaken, NoSuchSpace, NoteTooLong,
    /// the keychain kinds, DiskFull, Cancelled.
    [[nodiscard]] Task<Result<ApiKey>> add(NewKey key, Secret secret, std::stop_token stop = {});
    /// A changed label or client id goes into a new entry, then the row switches, then the old entry goes.
    /// Errors: NoSuchKey, LabelTaken, the keychain kinds.
    [[nodiscard]] Task<Result<ApiKey>> edit(KeyId id, KeyChange change);
    /// Tries `secret` at the token endpoint, then puts it in the place of the key's: a new entry, read back, then the row
    /// switches at once. The old entry is kept until the new one has fetched a token. Until the switch nothing has
    /// changed. Errors: NoSuchKey, KeyInTrash, the keychain kinds, and whatever came instead of a token.
    [[nodiscard]] Task<Result<ApiKey>> rotate(KeyId id, Secret secret, Rotation how = {}, std::stop_token stop = {});
    /// Puts the kept earlier secret in force again and keeps the other in its place. Asks nobody but the keychain.
    /// Errors: NoSuchKey, KeyInTrash, NothingToRollBack, the keychain kinds.
    [[nodiscard]] Task<Result<ApiKey>> rollBack(KeyId id);
    /// Moves to the trash for 30 days. Errors: NoSuchKey, KeyInTrash.
    [[nodiscard]] Task<Result<ApiKey>> remove(KeyId id);
    /// Takes out of the trash. Errors: NoSuchKey, KeyNotInTrash, LabelTaken.
    [[nodiscard]] Task<Result<ApiKey>> restore(KeyId id);
    /// Deletes entry and row for good; only from the trash. Errors: NoSuchKey, KeyNotInTrash, the keychain kinds.
    [[nodiscard]] Task<Result<void>> purge(KeyId id);

    /// The client secret, for showing or copying on the person's demand.
    /// Errors: KeychainEntryMissing, KeychainElsewhere, KeychainEntryDamaged, the keychain kinds.
    [[nodiscard]] Task<Result<Secret>> secret(KeyId id, std::stop_token stop = {});

    /// Asks the token endpoint with this key and remembers the outcome as the key's state; no answer ever changes or
    /// deletes the key itself. Errors: NoSuchKey, KeyInTrash, the keychain kinds, Cancelled.
    [[nodiscard]] Task<Result<KeyTest>> test(KeyId id, std::stop_token stop = {});
    /// The same for a key that is not stored. Errors: Cancelled.
    [[nodiscard]] Task<Result<KeyTest>> testUnsaved(
        SpaceSettings settings, ClientId clientId, Secret secret, std::stop_token stop = {});

    /// Tests all active keys, at most four at once, each after a short random pause. Left out: a key that was refused and has
    /// not changed since, one in another keychain, and those whose token endpoint did not answer another key. Ends early
    /// when stopped or when the keychain as a whole fails; the tally says so. Errors: those of the index.
    [[nodiscard]] Task<Result<TestTally>> testAll(TestProgress progress, std::stop_token stop = {});

    /// A good token, from memory, from the keychain's cache (TokenKeeping), or asked for now. Errors: as TokenBroker::token,
    /// NoSuchKey, KeyInTrash, the keychain kinds.
    [[nodiscard]] Task<Result<KeyToken>> token(KeyId id, std::stop_token stop = {});
    /// Asks for a new token whatever is cached.
    [[nodiscard]] Task<Result<KeyToken>> renewToken(KeyId id, std::stop_token stop = {});
    /// What memory holds for this key, or null.
    SharedToken cachedToken(const KeyId &id) const;
    /// The API answered 401 to `token` (RFC 6750 section 3.1): forgets it if it is still the kept one.
    [[nodiscard]] Task<Result<void>> rejectToken(KeyId id, SharedToken token);
    /// Forgets every token that memory holds; the next use asks for a new one. Keys and their secrets stay as they are.
    void forgetTokens();

    // Uses: when a key was last used, and unless the person wants none, the list of who used it for which host. Tests of
    // a key are none.
    /// Who uses keys here, and whether uses are listed: asked at each, for another program may change it. Before the
    /// first use; without this, none is listed.
    void setUser(KeyUser user, std::function<bool()> keepsUses);
    /// Records that `host` has just answered a request with the key's token. Errors: NoSuchKey.
    [[nodiscard]] Task<Result<void>> markUsed(KeyId id, QString host);
    /// Records that the key's token, or its secret, was handed to whoever asked. The command line, whose end a script waits
    /// for, only notes it beside the index, for takeNotedUses(). Errors: NoSuchKey.
    enum class Handed { Token, Secret };
    [[nodiscard]] Task<Result<void>> markHandedOut(KeyId id, Handed what);
    /// Takes uses that were noted beside the index into it; noticeChanges() and clearUses() do so as well.
    [[nodiscard]] Task<Result<void>> takeNotedUses();
    /// What is listed of the last 400 days, the youngest first.
    [[nodiscard]] Task<Result<QList<Use>>> uses(KeyId id);
    [[nodiscard]] Task<Result<QList<LastUse>>> lastUses(KeyId id); ///< of each part, the youngest first
    [[nodiscard]] Task<Result<UsesHeld>> usesHeld();
    /// Removes what is listed for good: of one key, or of all. When each was last used stays.
    [[nodiscard]] Task<Result<void>> clearUses(std::optional<KeyId> id = {});

    // The keychain.
    QString keychainName() const; ///< 'GNOME Keyring'
    QString keychainBackend() const; ///< 'secret-service'
    /// Another store is in force now: which keys are elsewhere has changed.
    void storeChanged();
    /// Writes, reads and removes a canary; emits keychainChanged. A call is the person asking: prompts are allowed again.
    [[nodiscard]] Task<Result<void>> probeKeychain(std::stop_token stop = {});

    /// Looks whether another program changed the index (PRAGMA data_version) and emits reset() if so.
    [[nodiscard]] Task<Result<void>> noticeChanges();

    /// Ends when no call is under way: before that, this must not be destroyed. One waiter.
    [[nodiscard]] Task<void> callsEnded();

Q_SIGNALS:
    // These tell models what changed, never an outcome.
    void spaceChanged(const SpaceId &id); ///< added or edited
    void spaceRemoved(const SpaceId &id);
    void keyChanged(const KeyId &id); ///< added, edited, moved to or from the trash, tested
    void keyRemoved(const KeyId &id); ///< purged
    void tokenChanged(const KeyId &id);
    void usesCleared(); ///< of one key or of all
    void keychainChanged();
    void reset(); ///< anything may have changed: read all again

private:
    [[nodiscard]] Task<Result<ApiKey>> ended(Result<StoredKey> sequence, bool isAnotherGrant);
    enum class Recording { InTheIndex, AsANote };
    [[nodiscard]] Task<Result<void>> recordUse(KeyId id, UsePart part, QString host, Recording how);
    class State;
    std::unique_ptr<State> m_state;
};
