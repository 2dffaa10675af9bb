// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

/// The word among `known` that `typed` was probably meant to be: the one with the fewest letters to change, if they are at
/// most a third of it (and always one or two); otherwise empty.
QString nearest(const QString &typed, const QStringList &known);
