// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/clock.h>
#include <QHash>
#include <sandbox/answer.h>
#include <sandbox/bearergate.h>
#include <sandbox/jobs.h>
#include <sandbox/requestreader.h>
#include <sandbox/tokenendpoint.h>

namespace sandbox {

/// All that the sandbox serves: which path is answered by what. One thread.
class Site {
public:
    static constexpr qsizetype MaxEchoBody = 16 * 1024 * 1024;

    /// `clock` outlives it.
    Site(const Clock &clock, bool withFaults);

    /// How large a body this request may have, in bytes.
    qsizetype bodyLimit(const Request &request) const;
    Answer answer(const Request &request);
    /// What is said to a request that could not be read.
    Answer refuse(const Refusal &refusal) const;

private:
    Answer answerApi(const Request &request, const Admission &admission);
    Answer answerFault(const QByteArray &name, const Request &request, const Admission &admission);

    bool m_withFaults;
    PracticeTokens m_tokens;
    TokenEndpoint m_tokenEndpoint;
    BearerGate m_gate;
    Jobs m_jobs;
    QHash<QByteArray, QByteArray> m_refusedTokens; // client and the first token it showed to the fault 'old-token'
};

} // namespace sandbox
