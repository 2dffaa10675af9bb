// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/secret.h>
#include <core/task.h>
#include <QString>

/// Asks the person for the passphrase of a file: on the terminal, or in a dialog. Main thread.
class PassphrasePrompt {
public:
    virtual ~PassphrasePrompt() = default;
    /// `attempt` counts from 1; from 2 on the answer before did not open the file at `path`. Not called again before it
    /// has ended. Errors: Cancelled when it was dismissed; any other says why nobody can be asked.
    [[nodiscard]] virtual Task<Result<Secret>> ask(QString path, int attempt) = 0;
    /// True when the first answer needs nobody: it was given with the command line.
    virtual bool asksNobody() const { return false; }
    /// Nothing more is asked for now: the last answer opened the file, or was one too many.
    virtual void end() { }
};
