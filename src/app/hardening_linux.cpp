// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/hardening.h>

#include <sys/prctl.h>
#include <sys/resource.h>

void hardenProcess()
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#ifdef NDEBUG
    // Not in debug builds: a debugger and the sanitizers' leak check attach to the process. From here on /proc/self belongs
    // to root; the process itself may still read what it needs there (exe, fd, status), only environ and mem are shut.
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}
