// SPDX-License-Identifier: GPL-3.0-or-later
#include <secrets/runstore.h>

Task<Result<Secret>> RunStore::read(QString entry, std::stop_token stop)
{
    if (stop.stop_requested()) {
        co_return failure(ErrorKind::Cancelled);
    }
    const auto found = m_entries.find(entry);
    if (found == m_entries.end()) {
        co_return failure(ErrorKind::KeychainEntryMissing, {entry});
    }
    co_return found->second.duplicate();
}

Task<Result<void>> RunStore::write(QString entry, Secret value)
{
    m_entries.insert_or_assign(std::move(entry), std::move(value));
    co_return {};
}

Task<Result<void>> RunStore::remove(QString entry)
{
    m_entries.erase(entry);
    co_return {};
}
