// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/claimwords.h>

#include <QCoreApplication>
#include <span>

namespace {

struct Meaning {
    const char *name;
    const char *words;
};

constexpr Meaning Claims[] = {
    {"iss", QT_TRANSLATE_NOOP("ClaimWords", "Issuer: the authorization server that made the token")},
    {"sub", QT_TRANSLATE_NOOP("ClaimWords", "Subject: whom the token stands for; here the key's own account")},
    {"aud", QT_TRANSLATE_NOOP("ClaimWords", "Audience: the APIs that may take the token")},
    {"exp", QT_TRANSLATE_NOOP("ClaimWords", "Expires: from then on no API may take the token")},
    {"nbf", QT_TRANSLATE_NOOP("ClaimWords", "Not before: until then no API may take the token")},
    {"iat", QT_TRANSLATE_NOOP("ClaimWords", "Issued at: when the token was made")},
    {"jti", QT_TRANSLATE_NOOP("ClaimWords", "Number of the token, for logs and for revoking it")},
    {"azp",
        QT_TRANSLATE_NOOP("ClaimWords", "Authorized party: the client ID of the key that the token was granted to")},
    {"client_id", QT_TRANSLATE_NOOP("ClaimWords", "Client ID of the key that the token was granted to")},
    {"clientId", QT_TRANSLATE_NOOP("ClaimWords", "Client ID of the key that the token was granted to")},
    {"clientHost", QT_TRANSLATE_NOOP("ClaimWords", "Machine that asked for the token, as the server saw it")},
    {"clientAddress", QT_TRANSLATE_NOOP("ClaimWords", "Address that asked for the token, as the server saw it")},
    {"typ", QT_TRANSLATE_NOOP("ClaimWords", "Kind of the token: Bearer is what an API takes")},
    {"scope", QT_TRANSLATE_NOOP("ClaimWords", "Scope: what the token may be used for")},
    {"acr", QT_TRANSLATE_NOOP("ClaimWords", "How sure the server was of who signed in; says little of a key")},
    {"amr", QT_TRANSLATE_NOOP("ClaimWords", "How it was proven who signed in")},
    {"auth_time",
        QT_TRANSLATE_NOOP("ClaimWords", "When the person signed in; of a key without one, when it was checked")},
    {"sid", QT_TRANSLATE_NOOP("ClaimWords", "Session at the authorization server that the token belongs to")},
    {"session_state", QT_TRANSLATE_NOOP("ClaimWords", "Session at the authorization server that the token belongs to")},
    {"nonce", QT_TRANSLATE_NOOP("ClaimWords", "Word that the request for the token brought along")},
    {"at_hash", QT_TRANSLATE_NOOP("ClaimWords", "Checksum of the access token that came with this one")},
    {"realm_access", QT_TRANSLATE_NOOP("ClaimWords", "Roles in the whole realm")},
    {"resource_access", QT_TRANSLATE_NOOP("ClaimWords", "Roles at single APIs, by the name of each")},
    {"roles", QT_TRANSLATE_NOOP("ClaimWords", "Roles of the token's owner")},
    {"groups", QT_TRANSLATE_NOOP("ClaimWords", "Groups of the token's owner")},
    {"entitlements", QT_TRANSLATE_NOOP("ClaimWords", "Rights of the token's owner")},
    {"authorization", QT_TRANSLATE_NOOP("ClaimWords", "Permissions that the server has worked out for the token")},
    {"allowed-origins",
        QT_TRANSLATE_NOOP("ClaimWords", "Web pages that may use the token from a browser; of no matter to a program")},
    {"trusted-certs", QT_TRANSLATE_NOOP("ClaimWords", "Certificates that the server trusts for this client")},
    {"cnf", QT_TRANSLATE_NOOP("ClaimWords", "Key or certificate that must be shown together with the token")},
    {"preferred_username", QT_TRANSLATE_NOOP("ClaimWords", "User name; of a key it is that of its service account")},
    {"name", QT_TRANSLATE_NOOP("ClaimWords", "Full name of the token's owner")},
    {"given_name", QT_TRANSLATE_NOOP("ClaimWords", "First name of the token's owner")},
    {"family_name", QT_TRANSLATE_NOOP("ClaimWords", "Last name of the token's owner")},
    {"email", QT_TRANSLATE_NOOP("ClaimWords", "Email address of the token's owner")},
    {"email_verified", QT_TRANSLATE_NOOP("ClaimWords", "Whether the email address was checked; of no matter to a key")},
    {"locale", QT_TRANSLATE_NOOP("ClaimWords", "Language of the token's owner")},
    {"updated_at", QT_TRANSLATE_NOOP("ClaimWords", "When the owner's account was last changed")},
    {"organization", QT_TRANSLATE_NOOP("ClaimWords", "Organization that the token's owner belongs to")},
    {"act", QT_TRANSLATE_NOOP("ClaimWords", "Who acts on behalf of the token's owner")},
};

constexpr Meaning Header[] = {
    {"alg",
        QT_TRANSLATE_NOOP("ClaimWords", "Method of the signature; none means that anybody can have written the token")},
    {"typ", QT_TRANSLATE_NOOP("ClaimWords", "What this is: JWT, or at+jwt for an access token")},
    {"kid", QT_TRANSLATE_NOOP("ClaimWords", "Name of the server's key that signed the token")},
    {"cty", QT_TRANSLATE_NOOP("ClaimWords", "What the content is: JWT for a token within the token")},
    {"enc", QT_TRANSLATE_NOOP("ClaimWords", "Method of the encryption")},
    {"zip", QT_TRANSLATE_NOOP("ClaimWords", "How the content is compressed")},
    {"crit", QT_TRANSLATE_NOOP("ClaimWords", "Parameters that whoever reads the token must understand")},
    {"jku", QT_TRANSLATE_NOOP("ClaimWords", "Address of the server's keys; Keydesk does not ask there")},
    {"jwk", QT_TRANSLATE_NOOP("ClaimWords", "The key that the token says it was signed with")},
    {"x5u", QT_TRANSLATE_NOOP("ClaimWords", "Address of the signer's certificate; Keydesk does not ask there")},
    {"x5c", QT_TRANSLATE_NOOP("ClaimWords", "The signer's certificate")},
    {"x5t", QT_TRANSLATE_NOOP("ClaimWords", "Checksum of the signer's certificate")},
    {"x5t#S256", QT_TRANSLATE_NOOP("ClaimWords", "Checksum of the signer's certificate")},
};

QString meaningIn(std::span<const Meaning> table, const QString &name)
{
    for (const Meaning &meaning : table) {
        if (name == QLatin1String(meaning.name)) {
            return QCoreApplication::translate("ClaimWords", meaning.words);
        }
    }
    return {};
}

} // namespace

QString claimMeaning(const QString &name)
{
    return meaningIn(Claims, name);
}

QString headerMeaning(const QString &name)
{
    return meaningIn(Header, name);
}
