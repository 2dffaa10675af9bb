// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/keybook.h>

#include <keys/keybookstate.h>

Task<Result<CollectedBackup>> KeyBook::collectBackup(Partial partial, KeyProgress progress, std::stop_token stop)
{
    const auto call = m_state->calls.begin();
    co_return co_await m_state->steps.collect(partial, std::move(progress), stop);
}

Task<Result<RestorePlan>> KeyBook::planRestore(
    std::shared_ptr<const Backup> backup, QSet<KeyId> chosen, std::stop_token stop)
{
    const auto call = m_state->calls.begin();
    co_return co_await m_state->steps.planRestore(backup, chosen, stop);
}

Task<Result<Restored>> KeyBook::restoreBackup(
    std::shared_ptr<const Backup> backup, RestorePlan plan, KeyProgress progress, std::stop_token stop)
{
    const auto call = m_state->calls.begin();
    const auto restored = co_await m_state->steps.restoreBackup(backup, plan, std::move(progress), stop);
    if (restored) {
        // What was granted to a key by another secret is not to be used on.
        for (const PlannedKey &planned : plan.keys) {
            if (planned.isTaken && planned.generation) {
                const auto key = co_await m_state->load(planned.id);
                if (key) {
                    (void)co_await m_state->tokens.drop(*key);
                }
            }
        }
    }
    Q_EMIT reset();
    co_return restored;
}
