// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/tabledress.h>
#include <QHeaderView>
#include <QTableView>

void dressTable(QTableView &table)
{
    table.horizontalHeader()->setStretchLastSection(true);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(table.fontMetrics().height() + 8);
}
