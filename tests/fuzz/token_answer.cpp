// SPDX-License-Identifier: GPL-3.0-or-later
// What a token endpoint answers, as a grant and as a refusal of every status.
#include <fuzz/fuzzer.h>
#include <oauth/plaintext.h>
#include <oauth/refusal.h>
#include <oauth/tokenanswer.h>

namespace {

bool isPlain(const QString &text)
{
    return text.size() <= MaxServerText && std::none_of(text.begin(), text.end(), isControlCharacter);
}

} // namespace

void tryInput(const QByteArray &input)
{
    if (const auto answer = TokenAnswer::parse(input, 200)) {
        MUST(answer->accessToken.reveal(isB64Token));
        MUST(answer->accessToken.size() <= TokenAnswer::MaxTokenBytes);
        MUST(!answer->lifetime || (answer->lifetime->count() > 0 && *answer->lifetime <= TokenAnswer::MaxLifetime));
        MUST(!OAuthError::parse(input)); // a grant is never read as a refusal
    }
    if (const auto error = OAuthError::parse(input)) {
        MUST(isPlain(error->error) && isPlain(error->description));
    }
    for (const int status : {200, 204, 302, 400, 401, 403, 404, 405, 407, 413, 429, 500, 503, 511}) {
        const Error refusal = refusalOf({status, QStringLiteral("application/json"), input, input,
            QUrl(QStringLiteral("https://auth.test/token"))});
        for (const QString &argument : refusal.arguments) {
            MUST(isPlain(argument));
        }
        MUST(!refusal.raw.contains("access_token"));
    }
}
