// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/interruption.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <QSocketNotifier>
#include <unistd.h>
#include <utility>

namespace {

constexpr std::array Signals = {SIGINT, SIGTERM, SIGHUP};

volatile std::sig_atomic_t receivedSignal = 0;
// The pipe by which a signal wakes whoever waits: the event loop, or a prompt.
int wakeUp = -1;
int wokenUp = -1;

void onSignal(int number)
{
    if (receivedSignal != 0) {
        std::signal(number, SIG_DFL);
        std::raise(number);
        return;
    }
    receivedSignal = number;
    const int before = errno;
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(wakeUp, &byte, 1);
    errno = before;
}

/// What was ignored from the start stays so: nohup wants the end of the terminal ignored.
bool isIgnored(int number)
{
    struct sigaction found = {};
    return ::sigaction(number, nullptr, &found) == 0 && found.sa_handler == SIG_IGN;
}

} // namespace

class Interruption::State {
public:
    State()
    {
        std::array<int, 2> ends = {-1, -1};
        if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
            return;
        }
        wakeUp = ends[1];
        wokenUp = ends[0];
        m_notifier = std::make_unique<QSocketNotifier>(wokenUp, QSocketNotifier::Read);
        QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] {
            m_notifier->setEnabled(false);
            m_stop.request_stop();
        });
        struct sigaction action = {};
        action.sa_handler = onSignal; // without SA_RESTART, so that a write that waits ends too
        for (const int number : Signals) {
            if (!isIgnored(number)) {
                ::sigaction(number, &action, nullptr);
            }
        }
        ::signal(SIGPIPE, SIG_IGN);
    }
    ~State()
    {
        for (const int number : Signals) {
            if (!isIgnored(number)) {
                ::signal(number, SIG_DFL);
            }
        }
        m_notifier.reset();
        ::close(std::exchange(wokenUp, -1));
        ::close(std::exchange(wakeUp, -1));
    }
    State(const State &) = delete;
    State &operator=(const State &) = delete;

    std::stop_source m_stop;

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

Interruption::Interruption()
    : m_state(std::make_unique<State>())
{
}

Interruption::~Interruption() = default;

std::stop_token Interruption::token() const
{
    return m_state->m_stop.get_token();
}

int Interruption::signal() const
{
    return receivedSignal;
}

void Interruption::die() const
{
    const int number = receivedSignal;
    std::signal(number, SIG_DFL);
    std::raise(number);
    std::_Exit(1);
}

bool Interruption::hasCome()
{
    return receivedSignal != 0;
}

int Interruption::descriptor()
{
    return wokenUp;
}
