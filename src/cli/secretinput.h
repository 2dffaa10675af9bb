// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/clientsecret.h>
#include <core/names.h>
#include <optional>

/// A key as it came on standard input or was typed at a hidden prompt.
struct SecretInput {
    std::optional<ClientId> clientId; ///< when the input held both parts
    Secret secret;
    QString label = {}; ///< when the input held it too, else empty
    QStringList remarks = {}; ///< what was trimmed, a sentence each
};

/// Asks on the terminal or reads standard input to its end. Errors: those of parseClientSecret and ClientId,
/// FileUnreadable, Usage (an id without a secret), Cancelled.
Result<SecretInput> readSecretInput(const QString &question);

/// The rules of it, without a stream: the parts of a pasted key, or the whole as the secret. Wipes `input`.
Result<SecretInput> secretInputFrom(QByteArray input);

/// A sentence for each kind of thing that stands around the secret in `utf8` and is left out; one line end behind it goes
/// without a word.
QStringList remarksOnTrimming(QByteArrayView utf8);
