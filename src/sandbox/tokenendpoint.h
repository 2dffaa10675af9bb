// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandbox/answer.h>
#include <sandbox/practiceclients.h>
#include <sandbox/practicetokens.h>

namespace sandbox {

class Form;

/// The practice authorization server: answers below /realms/ as a real Keycloak 26 does, status for status and word for
/// word; tests/integration/keycloak asks both the same questions.
class TokenEndpoint {
public:
    static constexpr qsizetype MaxBody = 1024 * 1024;
    static constexpr int SessionCap = 36000; ///< seconds; a realm's tokens never live longer
    static constexpr int RefreshLifetime = 1800; ///< seconds

    TokenEndpoint(const PracticeTokens &tokens, bool withFaults);

    Answer answer(const Request &request) const;

private:
    struct Credentials {
        QByteArray id;
        QByteArray secret;
        bool undecodable = false; // a Basic header that is not form-encoded
    };
    static Credentials credentialsOf(const Request &request, const Form &form);

    Answer answerTokenRequest(const Request &request) const;
    std::optional<Answer> refuseClient(const PracticeClient *client, const Credentials &credentials) const;
    Answer grant(const PracticeClient &client, const Form &form, const QByteArray &issuer) const;
    static Answer describe(const QByteArray &issuer);
    const PracticeClient *find(const QByteArray &id) const;

    const PracticeTokens &m_tokens;
    QList<PracticeClient> m_clients;
};

} // namespace sandbox
