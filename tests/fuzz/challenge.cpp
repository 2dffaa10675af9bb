// SPDX-License-Identifier: GPL-3.0-or-later
// WWW-Authenticate: a line of the input is a header of its own.
#include <fuzz/fuzzer.h>
#include <http/challenge.h>
#include <http/headers.h>

void tryInput(const QByteArray &input)
{
    const QList<QByteArray> values = input.split('\n');
    qsizetype size = 0;
    for (const Challenge &challenge : parseChallenges(values)) {
        MUST(isHttpToken(challenge.scheme) && challenge.scheme == challenge.scheme.toLower());
        size += challenge.scheme.size() + challenge.token68.size();
        for (const auto &[name, value] : challenge.parameters) {
            MUST(isHttpToken(name) && name == name.toLower());
            MUST(!challenge.parameter(name).isNull() || value.isNull());
            size += name.size() + value.size();
        }
    }
    MUST(size <= input.size()); // nothing is read twice
    const auto bearer = bearerChallenge(values);
    MUST(!bearer || bearer->scheme == "bearer");
}
