// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

/// Rows of cells as lines whose columns stand below each other, two spaces apart; nothing behind the last cell of a line.
/// Widths count characters as a terminal shows them (wide East Asian ones as two, combining ones as none).
QStringList aligned(const QList<QStringList> &rows);
