// SPDX-License-Identifier: GPL-3.0-or-later
#include <support/failingcalls.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <dlfcn.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

std::atomic<int> count = 0;
std::atomic<int> failsAt = 0;
std::atomic<failing::As> failsAs = failing::As::DiskFull;

template <class Function> Function *real(const char *name, Function * /*of the type of*/)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

bool isFile(int descriptor)
{
    struct stat status = {};
    return ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

template <class Act> auto step(bool isWrite, Act act) -> decltype(act())
{
    const int number = ++count;
    const int last = failsAt;
    const auto how = failsAs.load();
    if (last > 0 && how == failing::As::Killed && number == last) {
        ::kill(::getpid(), SIGKILL);
    }
    if (last > 0 && how == failing::As::DiskFull && (number == last || (isWrite && number > last))) {
        errno = ENOSPC;
        return -1;
    }
    const auto done = act();
    if (last > 0 && how == failing::As::KilledAfter && number == last) {
        ::kill(::getpid(), SIGKILL);
    }
    return done;
}

} // namespace

void failing::at(int step, As how)
{
    count = 0;
    failsAt = step;
    failsAs = how;
}

int failing::steps()
{
    return count;
}

extern "C" {

ssize_t write(int descriptor, const void *bytes, std::size_t size)
{
    static auto *const call = real("write", &write);
    const auto act = [&] { return call(descriptor, bytes, size); };
    return isFile(descriptor) ? step(true, act) : act();
}

int fsync(int descriptor)
{
    static auto *const call = real("fsync", &fsync);
    return step(false, [&] { return call(descriptor); });
}

int rename(const char *from, const char *to) noexcept
{
    static auto *const call = real("rename", &rename);
    return step(false, [&] { return call(from, to); });
}
}
