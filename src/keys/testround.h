// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <keys/keybook.h>
#include <QSet>

/// Tests many keys without troubling anyone: at most AtOnce at the same time, each after a random pause so that no server is
/// asked in step, no refusal asked for twice, and no server that did not answer asked again. Main thread.
class TestRound {
public:
    static constexpr int AtOnce = 4;
    static constexpr std::chrono::milliseconds LongestPause{400};
    /// How long to wait before the next key; random by default.
    using Pause = std::function<std::chrono::milliseconds()>;

    /// `keyBook` and this outlive what run() returns.
    TestRound(KeyBook &keyBook, TestProgress progress, Pause pause = randomPause);

    [[nodiscard]] Task<TestTally> run(QList<ApiKey> keys, QList<Space> spaces, std::stop_token stop);

private:
    static std::chrono::milliseconds randomPause();
    [[nodiscard]] Task<void> work(std::stop_token stop);
    [[nodiscard]] Task<bool> isWorthAsking(ApiKey key, std::stop_token stop);
    void note(const ApiKey &key, const Result<KeyTest> &test);
    void step();

    KeyBook &m_keyBook;
    TestProgress m_progress;
    Pause m_pause;
    QList<ApiKey> m_waiting;
    QHash<SpaceId, QString> m_endpoints;
    QSet<QString> m_unreachable; ///< endpoints that have not judged a key that was sent there
    TestTally m_tally;
    int m_done = 0;
    int m_total = 0;
    bool m_ended = false; ///< before its time
};
