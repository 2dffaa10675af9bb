// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/checkedentry.h>

Task<Result<void>> writeChecked(SecretStore &store, QString entry, Secret value)
{
    Secret written = value.duplicate();
    const auto done = co_await store.write(entry, std::move(value));
    if (!done) {
        co_return done;
    }
    const auto found = co_await store.read(entry);
    if (!found) {
        if (found.error().kind == ErrorKind::KeychainEntryMissing) {
            co_return failure(ErrorKind::KeychainWroteWrong);
        }
        co_return failureOf(found);
    }
    if (!(*found == written)) {
        co_return failure(ErrorKind::KeychainWroteWrong);
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
