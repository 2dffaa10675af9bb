// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <app/inspection.h>
#include <core/result.h>
#include <QJsonObject>

/// Prints what a token says of itself: what is known of it as a whole, then its claims with their meaning; or as JSON.
/// `now`: UTC. Errors: Usage for what is no token; FileUnwritable, Cancelled.
Result<void> printInspection(
    const Secret &token, const std::optional<TokenAsker> &asker, const QDateTime &now, bool asJson);

/// The lines of the first form.
QStringList linesOf(const Inspection &inspection);
/// The second form: stable words and numbers; what is not known is null.
QJsonObject jsonOf(const TokenInspection &token, const std::optional<TokenAsker> &asker, const QDateTime &now);
