// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandbox/answer.h>
#include <sandbox/bearergate.h>

namespace sandbox {

/// A path below /sandbox/faults/ and what is wrong with its answer.
struct Fault {
    QByteArray name;
    const char *what;
};

const QList<Fault> &apiFaults(); ///< in the order of the sandbox's page

/// The answer of /sandbox/faults/NAME; nothing for an unknown name.
std::optional<Answer> apiFault(const QByteArray &name);

/// The answer of the token endpoint to the client fault-NAME.
Answer tokenFault(const QByteArray &name);

} // namespace sandbox
