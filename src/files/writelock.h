// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <core/oneshot.h>
#include <core/task.h>
#include <deque>
#include <files/filelock.h>
#include <memory>
#include <stop_token>

/// What a write sequence over index and keychain holds from its first step to its last: one at a time among all programs
/// that share a home. A file lock beside the database, so a killed holder holds nothing. Main thread.
class WriteLock {
public:
    static constexpr std::chrono::milliseconds Patience{30'000};

    /// The right to write, until it dies; the next in this program is woken then.
    class Held {
    public:
        Held(Held &&) noexcept;
        Held &operator=(Held &&) noexcept;
        Held(const Held &) = delete;
        Held &operator=(const Held &) = delete;
        ~Held();

    private:
        friend class WriteLock;
        struct Queue;
        struct Turn;
        explicit Held(std::unique_ptr<Turn> turn);
        std::unique_ptr<Turn> m_turn;
    };

    /// Locks a file of its own beside `path`, named as that with `.lock` behind it.
    explicit WriteLock(const QString &path, std::chrono::milliseconds patience = Patience);

    /// Waits its turn within this program, first come first served, then for other programs.
    /// Errors: DatabaseBusy after the patience, DatabaseUnavailable, Cancelled.
    [[nodiscard]] Task<Result<Held>> acquire(std::stop_token stop = {});
    /// Nothing when anybody holds it. Errors: DatabaseUnavailable.
    [[nodiscard]] Result<std::optional<Held>> tryAcquire();

private:
    QString m_path;
    std::chrono::milliseconds m_patience;
    std::shared_ptr<Held::Queue> m_queue;
};
