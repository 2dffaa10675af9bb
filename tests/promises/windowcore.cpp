// SPDX-License-Identifier: GPL-3.0-or-later
// windowcore add SPACE LABEL CLIENT-ID | edit REF LABEL | rotate REF | remove REF | restore REF | purge REF
//            | roll-back REF | remove-space NAME | create-backup FILE | restore-backup FILE
//
// What the window does with a key, without its widgets: the services as the window opens them, one call of the key
// book, and the end. A secret or a passphrase comes on standard input. A backup of it is quick to open.
#include "coreverbs.h"

#include <app/services.h>

namespace {

Task<Result<void>> run(QStringList words)
{
    const Services::Options asTheWindow{.tokenKeeping = TokenKeeping::InMemory};
    const auto services = co_await Services::open(asTheWindow);
    if (!services) {
        co_return failureOf(services);
    }
    const auto done = co_await performVerb((*services)->keyBook(), words);
    const auto ended = co_await (*services)->shutDown();
    co_return done ? ended : done;
}

} // namespace

int main(int argc, char **argv)
{
    return runVerbs(argc, argv, run);
}
