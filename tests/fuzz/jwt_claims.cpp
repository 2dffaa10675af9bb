// SPDX-License-Identifier: GPL-3.0-or-later
// A token that may be a JWT, and what its middle part would say: the fuzzer does not have to guess base64.
#include <fuzz/fuzzer.h>
#include <oauth/jwtclaims.h>

namespace {

void read(const QByteArray &token)
{
    if (const auto claims = JwtClaims::read(Secret{QByteArrayView(token)})) {
        MUST(!claims->expiresAt.isValid() || claims->expiresAt.toSecsSinceEpoch() >= 0);
        MUST(!claims->issuedAt.isValid() || claims->issuedAt.date().year() <= 9999);
        for (const QString &word : claims->scope) {
            MUST(!word.isEmpty() || claims->all.value(QLatin1String("scope")).isArray());
        }
    }
}

} // namespace

void tryInput(const QByteArray &input)
{
    read(input);
    read("e30." + input.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) + ".c2ln");
}
