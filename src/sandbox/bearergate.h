// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandbox/answer.h>
#include <sandbox/practicetokens.h>
#include <tl/expected.hpp>

namespace sandbox {

/// What lets a request pass into the sample API.
struct Admission {
    QByteArray clientId;
    QByteArray tokenId;
};

/// Admits a request by its Bearer token (RFC 6750): signed by this sandbox, not expired, of the right scope.
class BearerGate {
public:
    explicit BearerGate(const PracticeTokens &tokens);

    /// An admission, or the refusal with its challenge.
    tl::expected<Admission, Answer> admit(const Request &request) const;

private:
    const PracticeTokens &m_tokens;
};

/// A refusal that carries a challenge (RFC 6750 section 3). Empty `error` for a request without credentials.
Answer challengeAnswer(int status, QByteArrayView error, QByteArrayView description);

} // namespace sandbox
