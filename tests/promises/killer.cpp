// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded into a program that needs no hook for it: ends it by SIGKILL at a step of a save, and tells when a save
// begins and ends. A step is a call of the keychain (a D-Bus message) or a commit of the index (a sync of its log).
//   KILLER_AT=N       at the N-th step, counted from 1; KILLER_AFTER=1: right after it instead of right before it
//   KILLER_IN_SAVE=1  only steps under the write lock count
//   KILLER_FULL_AT=N  the N-th write into the index and every later one finds the disk full
//   KILLER_TELLS=FD   writes 'b' when the write lock was taken, 'e' when it was released
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <string>
#include <sys/file.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

std::atomic<int> steps = 0;
std::atomic<int> writes = 0;
std::atomic<int> lockDescriptor = -1;

int number(const char *name, int otherwise)
{
    const char *const text = std::getenv(name);
    return text ? std::atoi(text) : otherwise;
}

void tell(char what)
{
    const int descriptor = number("KILLER_TELLS", -1);
    if (descriptor >= 0 && ::write(descriptor, &what, 1) != 1) {
        ::_exit(99);
    }
}

/// What the program would call were it not for this file.
template <class Function> Function *real(const char *name, Function * /*of the type of*/)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

/// Runs `act` as a step, and ends here if it is the one to die at.
template <class Act> auto step(Act act)
{
    if (number("KILLER_IN_SAVE", 0) != 0 && lockDescriptor < 0) {
        return act();
    }
    const bool isLast = ++steps == number("KILLER_AT", -1);
    const bool isAfter = number("KILLER_AFTER", 0) != 0;
    if (isLast && !isAfter) {
        ::kill(::getpid(), SIGKILL);
    }
    const auto done = act();
    if (isLast && isAfter) {
        ::kill(::getpid(), SIGKILL);
    }
    return done;
}

bool isCallOfKeychain(const msghdr &message)
{
    static constexpr std::array<const char *, 5> Calls{"CreateItem", "SetSecret", "Delete", "SearchItems", "GetSecret"};
    for (std::size_t part = 0; part < message.msg_iovlen; ++part) {
        for (const char *const call : Calls) {
            const iovec &bytes = message.msg_iov[part];
            if (::memmem(bytes.iov_base, bytes.iov_len, call, std::strlen(call))) {
                return true;
            }
        }
    }
    return false;
}

/// What a save holds from its first step to its last; the window has a lock of its own, and the vault file as well.
bool isWriteLock(int descriptor)
{
    std::array<char, 4096> path{};
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    const auto size = ::readlink(link.c_str(), path.data(), path.size());
    return size > 0 && std::string_view(path.data(), static_cast<std::size_t>(size)).ends_with(".db.lock");
}

} // namespace

extern "C" {

ssize_t pwrite64(int descriptor, const void *bytes, std::size_t count, off64_t offset)
{
    static auto *const write = real("pwrite64", &pwrite64);
    const int full = number("KILLER_FULL_AT", -1);
    if (full > 0 && ++writes >= full) {
        errno = ENOSPC;
        return -1;
    }
    return write(descriptor, bytes, count, offset);
}

ssize_t sendmsg(int descriptor, const msghdr *message, int flags)
{
    static auto *const send = real("sendmsg", &sendmsg);
    const auto act = [&] { return send(descriptor, message, flags); };
    return isCallOfKeychain(*message) ? step(act) : act();
}

int fdatasync(int descriptor)
{
    static auto *const sync = real("fdatasync", &fdatasync);
    return step([&] { return sync(descriptor); });
}

int fsync(int descriptor)
{
    static auto *const sync = real("fsync", &fsync);
    return step([&] { return sync(descriptor); });
}

int flock(int descriptor, int operation) noexcept
{
    static auto *const lock = real("flock", &flock);
    const int done = lock(descriptor, operation);
    if (done == 0 && (operation & LOCK_EX) != 0 && isWriteLock(descriptor)) {
        lockDescriptor = descriptor;
        tell('b');
    }
    return done;
}

int close(int descriptor)
{
    static auto *const shut = real("close", &close);
    int held = descriptor;
    if (descriptor >= 0 && lockDescriptor.compare_exchange_strong(held, -1)) {
        tell('e');
    }
    return shut(descriptor);
}
}
