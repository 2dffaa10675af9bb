// SPDX-License-Identifier: GPL-3.0-or-later
#include <files/writelock.h>

#include <algorithm>
#include <QDeadlineTimer>
#include <QTimer>

namespace {

/// How often another program's lock is tried again; short against what a person notices, long against a keychain write.
constexpr std::chrono::milliseconds RetryAfter{20};

Task<Result<void>> waitAWhile(std::chrono::milliseconds time, std::stop_token stop)
{
    const auto over = std::make_shared<OneShot<void>>();
    QTimer::singleShot(time, [over] { over->complete({}); });
    co_return co_await over->ended(stop);
}

tl::unexpected<Error> unavailable(const Error &error)
{
    return failure(ErrorKind::DatabaseUnavailable, error.arguments);
}

} // namespace

/// Who waits for the turn within this program. The first one either holds the file lock or is trying to.
struct WriteLock::Held::Queue {
    bool taken = false;
    std::deque<std::shared_ptr<OneShot<void>>> waiting;

    void pass()
    {
        taken = false;
        while (!waiting.empty() && !taken) {
            const auto next = std::move(waiting.front());
            waiting.pop_front();
            // One that was cancelled meanwhile has ended and does not count.
            taken = !next->hasEnded();
            next->complete({});
        }
    }
};

/// Lets go of the file first, so that the next finds it free.
struct WriteLock::Held::Turn {
    std::shared_ptr<Queue> queue;
    std::optional<FileLock> lock;

    Turn(std::shared_ptr<Queue> of, FileLock held)
        : queue(std::move(of))
        , lock(std::move(held))
    {
    }
    Turn(const Turn &) = delete;
    Turn &operator=(const Turn &) = delete;
    ~Turn()
    {
        lock.reset();
        queue->pass();
    }
};

WriteLock::Held::Held(std::unique_ptr<Turn> turn)
    : m_turn(std::move(turn))
{
}

WriteLock::Held::Held(Held &&) noexcept = default;
WriteLock::Held &WriteLock::Held::operator=(Held &&) noexcept = default;
WriteLock::Held::~Held() = default;

WriteLock::WriteLock(const QString &path, std::chrono::milliseconds patience)
    : m_path(path + QStringLiteral(".lock"))
    , m_patience(patience)
    , m_queue(std::make_shared<Held::Queue>())
{
}

Result<std::optional<WriteLock::Held>> WriteLock::tryAcquire()
{
    if (m_queue->taken) {
        return std::optional<Held>();
    }
    auto tried = FileLock::tryLock(m_path);
    if (!tried) {
        return unavailable(tried.error());
    }
    std::optional<FileLock> &lock = *tried;
    if (!lock) {
        return std::optional<Held>();
    }
    m_queue->taken = true;
    return std::optional<Held>(Held(std::make_unique<Held::Turn>(m_queue, std::move(*lock))));
}

Task<Result<WriteLock::Held>> WriteLock::acquire(std::stop_token stop)
{
    const auto queue = m_queue;
    const QString path = m_path;
    const QDeadlineTimer deadline(m_patience);
    if (queue->taken) {
        const auto turn = std::make_shared<OneShot<void>>();
        queue->waiting.push_back(turn);
        QTimer::singleShot(m_patience, [turn] { turn->complete(failure(ErrorKind::DatabaseBusy)); });
        if (const auto mine = co_await turn->ended(stop); !mine) {
            co_return failureOf(mine);
        }
    }
    queue->taken = true;
    while (true) {
        auto tried = FileLock::tryLock(path);
        std::optional<FileLock> lock = tried ? std::move(*tried) : std::nullopt;
        if (lock) {
            co_return Held(std::make_unique<Held::Turn>(queue, std::move(*lock)));
        }
        Result<void> waited;
        if (!tried) {
            waited = unavailable(tried.error());
        } else if (deadline.hasExpired()) {
            waited = failure(ErrorKind::DatabaseBusy);
        } else {
            waited = co_await waitAWhile(RetryAfter, stop);
        }
        if (!waited) {
            queue->pass();
            co_return failureOf(waited);
        }
    }
}
