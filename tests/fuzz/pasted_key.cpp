// SPDX-License-Identifier: GPL-3.0-or-later
// What is pasted where a key is added, and what a client secret may be.
#include <core/clientsecret.h>
#include <fuzz/fuzzer.h>
#include <keys/pastedkey.h>

void tryInput(const QByteArray &input)
{
    const QString text = QString::fromUtf8(input);
    const PastedParts parts = partsInPasted(text);
    MUST(parts.bare.size() <= 2);
    MUST(parts.bare.empty() || (parts.clientId.isEmpty() && parts.clientSecret.isEmpty() && parts.label.isEmpty()));
    for (const Secret &bare : parts.bare) {
        likenessOf(bare);
    }
    if (const auto key = recognisePastedKey(text)) {
        MUST(!key->clientId.isEmpty() && !key->clientSecret.isEmpty());
        MUST(key->clientSecret.size() <= input.size() * 3); // a byte that is no UTF-8 becomes three
    }
    if (const auto secret = parseClientSecret(input)) {
        MUST(!secret->secret.isEmpty() && secret->secret.size() <= MaxClientSecretBytes);
        // What is stored is stored the same the next time.
        const auto again = secret->secret.reveal([](QByteArrayView bytes) { return parseClientSecret(bytes); });
        MUST(again.has_value() && again->secret == secret->secret);
        MUST(!again->trimmedWhiteSpace && !again->trimmedInvisible);
    }
}
