// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_headersview.h"
#include <gui/explorer/headersview.h>
#include <gui/explorer/tabledress.h>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>

HeadersView::HeadersView(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::HeadersView>())
{
    m_ui->setupUi(this);
    setFocusProxy(m_ui->table);
    m_ui->table->setModel(&m_model);
    dressTable(*m_ui->table);
    m_ui->table->setColumnWidth(HeaderListModel::NameColumn, 200);
    auto *copySelected = new QAction(tr("Copy"), m_ui->table);
    copySelected->setShortcut(QKeySequence::Copy);
    copySelected->setShortcutContext(Qt::WidgetShortcut);
    auto *copyAll = new QAction(tr("Copy all"), m_ui->table);
    m_ui->table->addActions({copySelected, copyAll});
    m_ui->table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copySelected, &QAction::triggered, this, [this] { copy(false); });
    connect(copyAll, &QAction::triggered, this, [this] { copy(true); });
}

HeadersView::~HeadersView() = default;

void HeadersView::setHeaders(const HeaderListModel::Headers &headers)
{
    m_model.setHeaders(headers);
}

void HeadersView::copy(bool all)
{
    QStringList lines;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (all || m_ui->table->selectionModel()->isRowSelected(row)) {
            lines.append(m_model.line(row));
        }
    }
    if (!lines.isEmpty()) {
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
        Q_EMIT noteWanted(tr("Header lines copied: %1").arg(lines.size()));
    }
}
