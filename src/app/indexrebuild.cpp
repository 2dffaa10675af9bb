// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/indexrebuild.h>

#include <app/paths.h>
#include <app/services.h>
#include <keys/keybook.h>
#include <storage/database.h>

namespace {

/// Damage further in, which no opening sees, counts as well.
Task<Result<bool>> isIndexDamaged(QString path)
{
    const auto database = co_await Database::open(path);
    if (!database) {
        co_return database.error().kind == ErrorKind::DatabaseDamaged ? Result<bool>(true) : failureOf(database);
    }
    const auto sound = co_await (*database)->verify();
    if (!sound && sound.error().kind == ErrorKind::DatabaseDamaged) {
        co_return true;
    }
    co_return sound.map([] { return false; });
}

/// How many keys the keychain holds, asked with an index that goes again.
Task<Result<int>> countInKeychain(PassphrasePrompt *prompt)
{
    const Services::Options apart{.inMemoryIndex = true, .tokenKeeping = TokenKeeping::InMemory, .prompt = prompt};
    const auto services = co_await Services::open(apart);
    if (!services) {
        co_return failureOf(services);
    }
    const auto count = co_await (*services)->keyBook().countLost();
    const auto ended = co_await (*services)->shutDown();
    co_return count && !ended ? failureOf(ended) : count;
}

Task<Result<QString>> setDamageAside(QString path, PassphrasePrompt *prompt)
{
    const auto count = co_await countInKeychain(prompt);
    if (!count) {
        co_return failureOf(count);
    }
    if (*count == 0) {
        co_return failure(ErrorKind::DatabaseDamaged, {path});
    }
    co_return Database::setAside(path, QDateTime::currentDateTime());
}

Task<Result<IndexRebuild>> rebuildIn(KeyBook &keyBook)
{
    const auto rebuilt = co_await keyBook.rebuild();
    if (!rebuilt) {
        co_return failureOf(rebuilt);
    }
    IndexRebuild done{.keys = {}, .presetSpaces = rebuilt->presetSpaces, .left = rebuilt->left, .setAside = {}};
    for (const KeyId &id : rebuilt->keys) {
        const auto key = co_await keyBook.key(id);
        if (!key) {
            co_return failureOf(key);
        }
        done.keys.append(*key);
    }
    co_return done;
}

} // namespace

Task<Result<IndexRebuild>> rebuildIndex(PassphrasePrompt *prompt)
{
    const Paths paths = Paths::ofThisPerson();
    if (const auto made = paths.make(); !made) {
        co_return failureOf(made);
    }
    const auto damaged = co_await isIndexDamaged(paths.database);
    if (!damaged) {
        co_return failureOf(damaged);
    }
    QString setAside;
    if (*damaged) {
        const auto moved = co_await setDamageAside(paths.database, prompt);
        if (!moved) {
            co_return failureOf(moved);
        }
        setAside = *moved;
    }
    const Services::Options options{.tokenKeeping = TokenKeeping::InKeychain, .prompt = prompt};
    const auto services = co_await Services::open(options);
    if (!services) {
        co_return failureOf(services);
    }
    auto rebuilt = co_await rebuildIn((*services)->keyBook());
    const auto ended = co_await (*services)->shutDown();
    if (rebuilt && !ended) {
        co_return failureOf(ended);
    }
    if (rebuilt) {
        rebuilt->setAside = setAside;
    }
    co_return rebuilt;
}
