// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <age/header.h>

/// How a passphrase stands for a file key (C2SP age.md, 'The scrypt recipient type'). Slow and hungry on purpose: 2^18
/// takes about a second and 256 MiB. Any thread but the main one.
constexpr int DefaultWork = 18; ///< binary logarithm, as all of these
constexpr int MaxWork = 22;
constexpr qsizetype FileKeySize = 16;

/// The stanza from which `passphrase` makes `fileKey`. Errors: PassphraseEmpty, AgeWorkTooHigh (also for want of memory).
Result<AgeStanza> wrapWithPassphrase(const Secret &fileKey, const Secret &passphrase, int work);

/// The file key. No work is done unless the header asks for one passphrase and for no more than `maxWork`.
/// Errors: PassphraseWrong, AgeRecipientUnknown, AgeWorkTooHigh, AgeFileDamaged.
Result<Secret> unwrapWithPassphrase(const AgeHeader &header, const Secret &passphrase, int maxWork);
