// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/streams.h>

#include <app/interruption.h>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace {

int descriptorOf(Stream stream)
{
    return stream == Stream::Input ? STDIN_FILENO : stream == Stream::Output ? STDOUT_FILENO : STDERR_FILENO;
}

QString nameOf(Stream stream)
{
    return stream == Stream::Input ? QStringLiteral("standard input")
        : stream == Stream::Output ? QStringLiteral("standard output")
                                   : QStringLiteral("standard error");
}

QString reason(int error)
{
    return QString::fromLocal8Bit(std::strerror(error));
}

/// Waits until `descriptor` has something to say. Not by a read that a signal interrupts: one that comes just before it
/// would be missed. False when a signal came.
bool waitForInput(int descriptor = STDIN_FILENO)
{
    std::array<pollfd, 2> ends = {{{descriptor, POLLIN, 0}, {Interruption::descriptor(), POLLIN, 0}}};
    while (!Interruption::hasCome()) {
        if (::poll(ends.data(), ends.size(), -1) > 0 && ends[1].revents == 0) {
            return true;
        }
    }
    return false;
}

/// What the end of input before the end of a line means.
enum class AtEnd { Cancels, EndsLine };

/// Reads a line byte by byte, so that nothing is buffered anywhere but here.
Result<QByteArray> readLine(int descriptor = STDIN_FILENO, AtEnd atEnd = AtEnd::Cancels)
{
    QByteArray line;
    line.reserve(4096); // no growing: a moved buffer would leave a copy of a secret behind
    while (line.size() < line.capacity()) {
        char byte = 0;
        const bool hasInput = waitForInput(descriptor);
        const auto count = hasInput ? ::read(descriptor, &byte, 1) : 0;
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count == 0 && hasInput && atEnd == AtEnd::EndsLine) {
            break;
        }
        if (count <= 0) {
            const int error = errno;
            wipe(line);
            if (count == 0) {
                return failure(ErrorKind::Cancelled);
            }
            const QString name = descriptor == STDIN_FILENO ? nameOf(Stream::Input)
                                                            : QStringLiteral("file descriptor %1").arg(descriptor);
            return failure(ErrorKind::FileUnreadable, {name, reason(error)});
        }
        if (byte == '\n') {
            break;
        }
        line.append(byte);
    }
    return line;
}

/// Switches the terminal's echo off for as long as it lives, also while the process is stopped and continued.
class EchoOff {
public:
    EchoOff()
    {
        m_isTerminal = ::tcgetattr(STDIN_FILENO, &m_before) == 0;
        hide();
        s_current = this;
        struct sigaction action = {};
        action.sa_handler = onStop;
        ::sigaction(SIGTSTP, &action, &m_stopBefore);
    }
    ~EchoOff()
    {
        ::sigaction(SIGTSTP, &m_stopBefore, nullptr);
        s_current = nullptr;
        show();
    }
    EchoOff(const EchoOff &) = delete;
    EchoOff &operator=(const EchoOff &) = delete;

private:
    void hide() const
    {
        if (m_isTerminal) {
            termios silent = m_before;
            silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
            silent.c_lflag |= ECHONL;
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
        }
    }
    void show() const
    {
        if (m_isTerminal) {
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        }
    }
    static void onStop(int)
    {
        const int before = errno;
        s_current->show();
        ::kill(::getpid(), SIGSTOP);
        s_current->hide();
        errno = before;
    }

    static inline const EchoOff *s_current = nullptr;
    termios m_before = {};
    struct sigaction m_stopBefore = {};
    bool m_isTerminal = false;
};

} // namespace

void holdStandardStreams()
{
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(descriptor, F_GETFD) == -1 && errno == EBADF) {
            // The lowest free number is this one. Opened for reading, also for the outputs: writing fails and is said.
            [[maybe_unused]] const int held = ::open("/dev/null", O_RDONLY);
        }
    }
}

bool isTerminal(Stream stream)
{
    return ::isatty(descriptorOf(stream)) == 1;
}

Result<void> writeAll(Stream stream, QByteArrayView bytes)
{
    const int descriptor = descriptorOf(stream);
    while (!bytes.isEmpty()) {
        const auto count = ::write(descriptor, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (count >= 0) {
            bytes = bytes.sliced(count);
        } else if (errno == EAGAIN) {
            pollfd room = {descriptor, POLLOUT, 0};
            ::poll(&room, 1, -1);
        } else if (errno == EPIPE) {
            return failure(ErrorKind::Cancelled);
        } else if (errno != EINTR) {
            return failure(ErrorKind::FileUnwritable, {nameOf(stream), reason(errno)});
        } else if (Interruption::hasCome() && stream == Stream::Output) {
            return failure(ErrorKind::Cancelled);
        }
    }
    return {};
}

Result<QByteArray> readAllInput(qint64 limit)
{
    QByteArray all;
    std::array<char, 65536> piece = {};
    while (true) {
        if (!waitForInput()) {
            wipe(all);
            return failure(ErrorKind::Cancelled);
        }
        const auto count = ::read(STDIN_FILENO, piece.data(), piece.size());
        if (count == 0) {
            ::explicit_bzero(piece.data(), piece.size());
            return all;
        }
        if (count < 0) {
            if (errno == EINTR) {
                continue;
            }
            const int error = errno;
            wipe(all);
            return failure(ErrorKind::FileUnreadable, {nameOf(Stream::Input), reason(error)});
        }
        if (all.size() + count > limit) {
            wipe(all);
            return failure(ErrorKind::AnswerTooLarge, {QString::number(limit)});
        }
        all.append(piece.data(), static_cast<qsizetype>(count));
    }
}

Result<Secret> askHidden(const QString &question)
{
    const EchoOff silence; // before it is asked: what is typed at once is not shown either
    [[maybe_unused]] const auto asked = writeAll(Stream::Error, question.toUtf8());
    auto line = readLine();
    if (!line) {
        return failureOf(line);
    }
    return Secret::takeFrom(*line);
}

Result<Secret> readLineOf(int descriptor)
{
    auto line = readLine(descriptor, AtEnd::EndsLine);
    if (!line) {
        return failureOf(line);
    }
    return Secret::takeFrom(*line);
}

Result<QString> askLine(const QString &question)
{
    [[maybe_unused]] const auto asked = writeAll(Stream::Error, question.toUtf8());
    return readLine().map([](const QByteArray &line) { return QString::fromUtf8(line); });
}
