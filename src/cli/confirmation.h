// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cli/arguments.h>
#include <cli/command.h>

inline constexpr Option YesOption = {.name = "yes", .help = "do it without asking"};

/// Lets the person confirm that `loss` ('the key Acme/Price and its secret') goes for good: asks on a terminal, wants
/// --yes elsewhere. Errors: ConfirmationNeeded, Cancelled.
Result<void> confirmLoss(const Arguments &arguments, const QString &loss);

/// The same for what a restore brings ('3 keys, 1 new spaces'), which loses nothing. Errors: RestoreNotConfirmed, Cancelled.
Result<void> confirmRestore(const Arguments &arguments, const QString &what);
