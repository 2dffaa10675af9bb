// SPDX-License-Identifier: GPL-3.0-or-later
// WWW-Authenticate: a line of the input is a header of its own.
#include <fuzz/fuzzer.h>
#include <http/challenge.h>
#include <http/headers.h>
#include <map>

void tryInput(const QByteArray &input)
{
    const QList<QByteArray> values = input.split('\n');
    qsizetype size = 0;
    for (const Challenge &challenge : parseChallenges(values)) {
        MUST(isHttpToken(challenge.scheme) && challenge.scheme == challenge.scheme.toLower());
        size += challenge.scheme.size() + challenge.token68.size();
        std::map<QByteArray, QByteArray> first;
        for (const auto &[name, value] : challenge.parameters) {
            MUST(isHttpToken(name) && name == name.toLower());
            MUST(challenge.parameter(name) == first.try_emplace(name, value).first->second); // of several the first
            size += name.size() + value.size();
        }
    }
    MUST(size <= input.size()); // nothing is read twice
    const auto bearer = bearerChallenge(values);
    MUST(!bearer || bearer->scheme == "bearer");
}
