// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cli/arguments.h>
#include <core/passphraseprompt.h>

/// Asks for the vault's passphrase on the terminal, without showing it, or takes it from where --passphrase-fd says. What was
/// given once is remembered: a run is one session.
class PassphraseInput final : public PassphrasePrompt {
public:
    /// Reads from the descriptor now: it may be standard input, from which a secret is read later.
    explicit PassphraseInput(const Arguments &arguments);

    /// Errors: VaultLocked where there is neither a terminal nor a descriptor, Usage (no descriptor), FileUnreadable,
    /// VaultPassphraseWrong (the descriptor's), Cancelled.
    [[nodiscard]] Task<Result<Secret>> ask(QString path, int attempt) override;
    bool asksNobody() const override { return m_fromDescriptor.has_value(); }

private:
    std::optional<Result<Secret>> m_fromDescriptor; ///< nothing without --passphrase-fd
    Secret m_given;
};

/// A passphrase for something new: asked for twice on a terminal, otherwise the first line of standard input. Errors:
/// PassphraseEmpty, PassphrasesDiffer, FileUnreadable, Cancelled.
Result<Secret> readNewPassphrase();
/// Asks on the terminal for what nobody knows yet, and for the same again. Errors: PassphraseEmpty, PassphrasesDiffer,
/// as askHidden.
Result<Secret> askTwice(const QString &question);
