// SPDX-License-Identifier: GPL-3.0-or-later
#include <secrets/vaultstore.h>

#include <algorithm>
#include <core/background.h>
#include <core/passphraseprompt.h>
#include <files/writelock.h>
#include <secrets/vaultfile.h>
#include <utility>
#include <vector>

/// Shared with the work under way, which may end after the store.
class VaultStore::State {
public:
    using Self = std::shared_ptr<State>;
    using Document = std::shared_ptr<const VaultDocument>;

    State(const QString &file, PassphrasePrompt &asking, int cost)
        : path(file)
        , prompt(asking)
        , work(cost)
        , lock(file)
    {
        // One at a time: each holds 256 MiB for a second.
        pool.setMaxThreadCount(1);
    }

    /// The entries as the file has them now; asks for the passphrase where that is needed.
    static Task<Result<Document>> current(Self self, std::stop_token stop = {});
    /// What memory holds, if it is what the file holds; also when the file is gone: then memory is all there is.
    Result<Document> inMemory() const;
    using Changes = std::shared_ptr<const std::vector<VaultDocument::Change>>;
    static Task<Result<void>> change(Self self, Changes changes);
    static bool says(const VaultDocument &document, const VaultDocument::Change &change);
    static Task<Result<void>> save(
        Self self, Document document, std::shared_ptr<const Secret> secret, VaultProof proof);
    static Task<Result<WriteLock::Held>> turn(Self self);
    void forget();

    const QString path;
    PassphrasePrompt &prompt;
    const int work;
    WriteLock lock;
    bool isDismissed = false;
    std::shared_ptr<const Secret> passphrase; ///< null: locked
    std::function<void()> whenUnlocked;

private:
    struct Damage {
        FileStamp stamp;
        Error error;
    };
    static Task<Result<void>> load(Self self, std::stop_token stop);
    static Task<Result<void>> loadOnce(Self self);
    static Task<Result<void>> askAndOpen(Self self);
    static Task<Result<void>> open(Self self, std::shared_ptr<const Secret> secret);

    QThreadPool pool;
    Document m_document; ///< as of m_stamp
    std::optional<FileStamp> m_stamp;
    std::optional<Damage> m_damage; ///< found in the file of that stamp: it is not decrypted again to say the same
    quint64 m_lockings = 0; ///< what was begun before one is not kept after it
    bool m_isLoading = false;
    std::vector<std::shared_ptr<OneShot<void>>> m_waiting; ///< for the loading under way
};

void VaultStore::State::forget()
{
    ++m_lockings;
    passphrase.reset();
    m_document.reset();
    m_stamp.reset();
}

Result<VaultStore::State::Document> VaultStore::State::inMemory() const
{
    const auto found = FileStamp::of(path);
    if (!found) {
        return failureOf(found);
    }
    const std::optional<FileStamp> &stamp = *found;
    if (m_document && (!stamp || stamp == m_stamp)) {
        return m_document;
    }
    if (!stamp) {
        return failure(ErrorKind::VaultMissing, {path});
    }
    if (m_damage && m_damage->stamp == *stamp) {
        return tl::unexpected(m_damage->error);
    }
    return Document();
}

Task<Result<VaultStore::State::Document>> VaultStore::State::current(Self self, std::stop_token stop)
{
    // More than once only if the file was changed by another program, or locked, in the meantime.
    for (int i = 0; i <= Attempts; ++i) {
        auto known = self->inMemory();
        if (!known || *known) {
            co_return known;
        }
        if (!self->passphrase && self->isDismissed) {
            break;
        }
        if (const auto loaded = co_await load(self, stop); !loaded) {
            co_return failureOf(loaded);
        }
    }
    co_return failure(ErrorKind::VaultLocked, {self->path});
}

/// However many want it, the file is opened once and one question is asked.
Task<Result<void>> VaultStore::State::load(Self self, std::stop_token stop)
{
    const auto loaded = std::make_shared<OneShot<void>>();
    self->m_waiting.push_back(loaded);
    if (!std::exchange(self->m_isLoading, true)) {
        (void)loadOnce(self); // goes on when the caller withdraws: others wait for it too
    }
    co_return co_await loaded->ended(stop);
}

Task<Result<void>> VaultStore::State::loadOnce(Self self)
{
    const bool wasLocked = !self->passphrase;
    Result<void> outcome = failure(ErrorKind::VaultPassphraseWrong, {self->path});
    if (const auto kept = self->passphrase) {
        outcome = co_await open(self, kept);
    }
    if (!outcome && outcome.error().kind == ErrorKind::VaultPassphraseWrong) {
        self->forget(); // another program gave the file a new one
        outcome = co_await askAndOpen(self);
    }
    self->m_isLoading = false;
    if (outcome && wasLocked && self->whenUnlocked) {
        self->whenUnlocked();
    }
    for (const auto &waiting : std::exchange(self->m_waiting, {})) {
        waiting->complete(outcome);
    }
    co_return {};
}

Task<Result<void>> VaultStore::State::askAndOpen(Self self)
{
    Result<void> outcome;
    for (int attempt = 1; attempt <= Attempts; ++attempt) {
        auto typed = co_await self->prompt.ask(self->path, attempt);
        if (!typed) {
            self->isDismissed = true;
            outcome = typed.error().kind == ErrorKind::Cancelled ? failure(ErrorKind::VaultLocked, {self->path})
                                                                 : failureOf(typed);
            break;
        }
        const auto secret = std::make_shared<const Secret>(*std::move(typed));
        outcome = co_await open(self, secret);
        if (outcome || outcome.error().kind != ErrorKind::VaultPassphraseWrong) {
            break;
        }
        self->isDismissed = attempt == Attempts;
    }
    self->prompt.end();
    co_return outcome;
}

Task<Result<void>> VaultStore::State::open(Self self, std::shared_ptr<const Secret> secret)
{
    const quint64 lockings = self->m_lockings;
    const QString path = self->path;
    const auto stamp = FileStamp::of(path);
    const auto work = [path, secret] { return openVault(path, *secret); };
    const auto opened = co_await runInBackground(self->pool, work);
    if (!opened) {
        const Error &error = opened.error();
        const bool isLasting = error.kind == ErrorKind::VaultDamaged || error.kind == ErrorKind::VaultNewer;
        if (isLasting && stamp) {
            if (const std::optional<FileStamp> &of = *stamp) {
                self->m_damage = Damage{*of, error};
            }
        }
        co_return failureOf(opened);
    }
    if (lockings != self->m_lockings) {
        co_return failure(ErrorKind::VaultLocked, {path});
    }
    self->passphrase = secret;
    self->m_document = opened->document;
    self->m_stamp = opened->stamp;
    co_return {};
}

Task<Result<WriteLock::Held>> VaultStore::State::turn(Self self)
{
    auto held = co_await self->lock.acquire();
    if (!held && held.error().kind == ErrorKind::DatabaseUnavailable) {
        co_return failure(ErrorKind::FileUnwritable, held.error().arguments);
    }
    co_return held;
}

Task<Result<void>> VaultStore::State::save(
    Self self, Document document, std::shared_ptr<const Secret> secret, VaultProof proof)
{
    const quint64 lockings = self->m_lockings;
    const auto write = [path = self->path, document, secret, cost = self->work, proof] {
        return saveVault(path, *document, *secret, cost, proof);
    };
    const auto saved = co_await runInBackground(self->pool, write);
    if (!saved) {
        co_return failureOf(saved);
    }
    if (lockings == self->m_lockings) {
        self->passphrase = secret;
        self->m_document = document;
        self->m_stamp = *saved;
    }
    co_return {};
}

bool VaultStore::State::says(const VaultDocument &document, const VaultDocument::Change &change)
{
    const auto before = document.value(change.name);
    return before && change.value ? *before == *change.value : before.has_value() == (change.value != nullptr);
}

Task<Result<void>> VaultStore::State::change(Self self, Changes changes)
{
    // Asked before the lock is taken: a person may be long in answering, and other programs wait for it.
    if (const auto ready = co_await current(self); !ready) {
        co_return failureOf(ready);
    }
    const auto held = co_await turn(self);
    if (!held) {
        co_return failureOf(held);
    }
    const auto document = co_await current(self);
    if (!document) {
        co_return failureOf(document);
    }
    const bool isThere = std::all_of(changes->begin(), changes->end(),
        [&document](const VaultDocument::Change &change) { return says(**document, change); });
    const auto stamp = FileStamp::of(self->path);
    if (isThere && stamp && stamp->has_value()) {
        co_return {}; // the file says so already
    }
    const auto changed = std::make_shared<const VaultDocument>((*document)->with(*changes));
    const auto secret = self->passphrase;
    co_return co_await save(self, changed, secret, VaultProof::ByFileKey);
}

VaultStore::VaultStore(const QString &path, PassphrasePrompt &prompt, int work)
    : m_state(std::make_shared<State>(path, prompt, work))
{
}

VaultStore::~VaultStore() = default;

void VaultStore::whenUnlocked(std::function<void()> act)
{
    m_state->whenUnlocked = std::move(act);
}

Task<Result<Secret>> VaultStore::read(QString entry, std::stop_token stop)
{
    const auto document = co_await State::current(m_state, stop);
    if (!document) {
        co_return failureOf(document);
    }
    auto value = (*document)->value(entry);
    if (!value) {
        co_return failure(ErrorKind::KeychainEntryMissing, {entry});
    }
    co_return *std::move(value);
}

Task<Result<void>> VaultStore::write(QString entry, Secret value)
{
    std::vector<NamedSecret> entries;
    entries.push_back({entry, std::move(value)});
    return writeMany(std::move(entries));
}

Task<Result<void>> VaultStore::writeMany(std::vector<NamedSecret> entries)
{
    std::vector<VaultDocument::Change> changes;
    changes.reserve(entries.size());
    for (NamedSecret &entry : entries) {
        changes.push_back({entry.name, std::make_shared<const Secret>(std::move(entry.value))});
    }
    return State::change(m_state, std::make_shared<const std::vector<VaultDocument::Change>>(std::move(changes)));
}

Task<Result<void>> VaultStore::remove(QString entry)
{
    const std::vector<VaultDocument::Change> changes{{entry, nullptr}};
    return State::change(m_state, std::make_shared<const std::vector<VaultDocument::Change>>(changes));
}

Task<Result<bool>> VaultStore::wouldPrompt()
{
    const auto known = m_state->inMemory();
    if (!known) {
        co_return failureOf(known);
    }
    co_return !*known && !m_state->passphrase && (m_state->isDismissed || !m_state->prompt.asksNobody());
}

Task<Result<std::optional<QStringList>>> VaultStore::names()
{
    const auto document = co_await State::current(m_state);
    co_return document.map([](const State::Document &found) { return std::optional(found->names()); });
}

void VaultStore::allowPrompt()
{
    m_state->isDismissed = false;
}

Task<Result<void>> VaultStore::create(Secret passphrase)
{
    const auto state = m_state;
    const auto secret = std::make_shared<const Secret>(std::move(passphrase));
    const auto held = co_await State::turn(state);
    if (!held) {
        co_return failureOf(held);
    }
    const auto found = FileStamp::of(state->path);
    if (!found) {
        co_return failureOf(found);
    }
    if (found->has_value()) {
        co_return failure(ErrorKind::VaultExists, {state->path});
    }
    const auto empty = std::make_shared<const VaultDocument>();
    co_return co_await State::save(state, empty, secret, VaultProof::ByPassphrase);
}

Task<Result<void>> VaultStore::unlock()
{
    allowPrompt();
    const auto document = co_await State::current(m_state);
    co_return document.map([](const State::Document &) {});
}

Task<Result<void>> VaultStore::changePassphrase(Secret fresh)
{
    const auto state = m_state;
    const auto secret = std::make_shared<const Secret>(std::move(fresh));
    if (const auto ready = co_await State::current(state); !ready) {
        co_return failureOf(ready);
    }
    const auto held = co_await State::turn(state);
    if (!held) {
        co_return failureOf(held);
    }
    const auto document = co_await State::current(state);
    if (!document) {
        co_return failureOf(document);
    }
    co_return co_await State::save(state, *document, secret, VaultProof::ByPassphrase);
}

void VaultStore::lock()
{
    m_state->forget();
}

bool VaultStore::isUnlocked() const
{
    return m_state->passphrase != nullptr;
}
