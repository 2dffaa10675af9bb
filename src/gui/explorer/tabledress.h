// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

/// The look that the explorer's tables share: leading titles, the last column as wide as there is room, no titles of rows,
/// and rows as high as their font needs. May be called again when that has changed.
void dressTable(QTableView &table);
