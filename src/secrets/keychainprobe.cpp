// SPDX-License-Identifier: GPL-3.0-or-later
#include <secrets/keychainprobe.h>

#include <QUuid>

namespace {

/// A name of its own for each probe: two programs may probe at once.
QString canaryEntry()
{
    return QStringLiteral("io.github.keydesk/canary/v1/") + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

Task<Result<void>> compare(SecretStore &store, QString entry, Secret expected, std::stop_token stop)
{
    const auto found = co_await store.read(entry, stop);
    if (!found) {
        co_return found.error().kind == ErrorKind::KeychainEntryMissing ? failure(ErrorKind::KeychainWroteWrong)
                                                                        : failureOf(found);
    }
    if (!(*found == expected)) {
        co_return failure(ErrorKind::KeychainWroteWrong);
    }
    co_return {};
}

} // namespace

Task<Result<void>> probeKeychain(SecretStore &store, std::stop_token stop)
{
    if (stop.stop_requested()) {
        co_return failure(ErrorKind::Cancelled);
    }
    const QString entry = canaryEntry();
    if (store.provesItsWrites()) {
        const auto found = co_await store.read(entry, stop);
        co_return found || found.error().kind == ErrorKind::KeychainEntryMissing ? Result<void>() : failureOf(found);
    }
    Secret canary(entry.toUtf8());
    Secret expected = canary.duplicate();
    auto written = co_await store.write(entry, std::move(canary));
    if (!written) {
        co_return failureOf(written);
    }
    const auto compared = co_await compare(store, entry, std::move(expected), stop);
    // Also after a stop or a failure: the canary must not stay.
    const auto removed = co_await store.remove(entry);
    if (!compared) {
        co_return failureOf(compared);
    }
    co_return removed;
}
