// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/checkedentry.h>

namespace {

Task<Result<void>> mustHold(SecretStore &store, QString entry, std::shared_ptr<const Secret> written)
{
    const auto found = co_await store.read(entry);
    if (!found) {
        if (found.error().kind == ErrorKind::KeychainEntryMissing) {
            co_return failure(ErrorKind::KeychainWroteWrong);
        }
        co_return failureOf(found);
    }
    if (!(*found == *written)) {
        co_return failure(ErrorKind::KeychainWroteWrong);
    }
    co_return {};
}

} // namespace

Task<Result<void>> writeChecked(SecretStore &store, QString entry, Secret value)
{
    const auto written = std::make_shared<const Secret>(value.duplicate());
    const auto done = co_await store.write(entry, std::move(value));
    if (!done) {
        co_return done;
    }
    co_return co_await mustHold(store, entry, written);
}

Task<Result<void>> writeManyChecked(SecretStore &store, std::vector<NamedSecret> entries)
{
    std::vector<std::pair<QString, std::shared_ptr<const Secret>>> written;
    written.reserve(entries.size());
    for (const NamedSecret &entry : entries) {
        written.emplace_back(entry.name, std::make_shared<const Secret>(entry.value.duplicate()));
    }
    const auto done = co_await store.writeMany(std::move(entries));
    if (!done) {
        co_return done;
    }
    for (const auto &[name, value] : written) {
        const auto held = co_await mustHold(store, name, value);
        if (!held) {
            co_return held;
        }
    }
    co_return {};
}

Task<Result<void>> removeChecked(SecretStore &store, QString entry)
{
    const auto done = co_await store.remove(entry);
    if (!done) {
        co_return done;
    }
    const auto found = co_await store.read(entry);
    if (found) {
        co_return failure(ErrorKind::KeychainRefused, {QStringLiteral("the entry is still there")});
    }
    if (found.error().kind != ErrorKind::KeychainEntryMissing) {
        co_return failureOf(found);
    }
    co_return {};
}
