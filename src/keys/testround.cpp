// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/testround.h>

#include <core/pause.h>
#include <core/storetrouble.h>
#include <keys/keytokens.h>
#include <QRandomGenerator>

TestRound::TestRound(KeyBook &keyBook, TestProgress progress, Pause pause)
    : m_keyBook(keyBook)
    , m_progress(std::move(progress))
    , m_pause(std::move(pause))
{
}

std::chrono::milliseconds TestRound::randomPause()
{
    return std::chrono::milliseconds(QRandomGenerator::global()->bounded(int(LongestPause.count())));
}

Task<TestTally> TestRound::run(QList<ApiKey> keys, QList<Space> spaces, std::stop_token stop)
{
    for (const Space &space : spaces) {
        m_endpoints.insert(space.id, space.settings.tokenEndpoint.text());
    }
    m_waiting = keys;
    m_total = static_cast<int>(keys.size());
    std::vector<Task<void>> workers;
    workers.reserve(AtOnce);
    for (int i = 0; i < AtOnce; ++i) {
        workers.push_back(work(stop));
    }
    for (Task<void> &worker : workers) {
        co_await worker;
    }
    m_tally.leftOut += static_cast<int>(m_waiting.size());
    m_tally.stopped = stop.stop_requested() || m_ended;
    co_return m_tally;
}

Task<void> TestRound::work(std::stop_token stop)
{
    while (!stop.stop_requested() && !m_ended && !m_waiting.isEmpty()) {
        const ApiKey key = m_waiting.takeFirst();
        const bool isWanted = co_await isWorthAsking(key, stop);
        if (!isWanted) {
            ++m_tally.leftOut;
        } else {
            const auto test = co_await m_keyBook.test(key.id, stop);
            note(key, test);
        }
        step();
    }
}

Task<bool> TestRound::isWorthAsking(ApiKey key, std::stop_token stop)
{
    // As it is now: another program may have tried it since the round began.
    const auto now = co_await m_keyBook.key(key.id);
    if (!now || now->state == KeyState::Refused || now->state == KeyState::Elsewhere || now->state == KeyState::Trash) {
        co_return false;
    }
    co_await pauseFor(m_pause(), stop);
    co_return !stop.stop_requested() && !m_ended && !m_unreachable.contains(m_endpoints.value(key.space));
}

void TestRound::note(const ApiKey &key, const Result<KeyTest> &test)
{
    const KeyTest *const outcome = test ? &*test : nullptr;
    if (outcome && outcome->ok()) {
        ++m_tally.granted;
    } else if (outcome && outcome->refusal && isJudgementOfKey(outcome->refusal->kind)) {
        ++m_tally.refused;
    } else if (outcome) {
        ++m_tally.failed;
        m_unreachable.insert(m_endpoints.value(key.space));
    } else if (test.error().kind == ErrorKind::Cancelled || test.error().kind == ErrorKind::Abandoned) {
        ++m_tally.leftOut;
        m_ended = true;
    } else if (isOfTheWholeStore(test.error().kind)) {
        ++m_tally.leftOut;
        m_ended = true;
        m_tally.trouble = test.error();
    } else {
        ++m_tally.failed;
    }
}

void TestRound::step()
{
    ++m_done;
    if (m_progress) {
        m_progress(m_done, m_total);
    }
}
