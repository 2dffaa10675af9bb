// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_namevaluetable.h"
#include <gui/explorer/namevaluetable.h>
#include <gui/explorer/tabledress.h>
#include <QHeaderView>
#include <QKeyEvent>

NameValueTable::NameValueTable(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::NameValueTable>())
{
    m_ui->setupUi(this);
    setFocusProxy(m_ui->table);
    m_ui->table->setModel(&m_model);
    m_ui->table->installEventFilter(this);
    QHeaderView *columns = m_ui->table->horizontalHeader();
    columns->setSectionResizeMode(NameValueModel::EnabledColumn, QHeaderView::Fixed);
    columns->resizeSection(NameValueModel::EnabledColumn, 32);
    columns->resizeSection(NameValueModel::NameColumn, 180);
    dressTable(*m_ui->table);
    connect(m_ui->table, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (index.flags().testFlag(Qt::ItemIsEditable)) {
            m_ui->table->edit(index);
        }
    });
    for (const auto change : {&NameValueModel::rowsInserted, &NameValueModel::rowsRemoved}) {
        connect(&m_model, change, this, &NameValueTable::showFault);
    }
    connect(&m_model, &NameValueModel::dataChanged, this, &NameValueTable::showFault);
    showFault();
}

NameValueTable::~NameValueTable() = default;

void NameValueTable::setAccessibleTableName(const QString &name)
{
    m_ui->table->setAccessibleName(name);
}

void NameValueTable::setHint(const QString &hint)
{
    m_hint = hint;
    showFault();
}

bool NameValueTable::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_ui->table && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Delete) || key->key() == Qt::Key_Backspace) {
            removeSelected();
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            if (key->modifiers() == Qt::NoModifier && m_ui->table->currentIndex().isValid()) {
                m_ui->table->edit(m_ui->table->currentIndex());
                return true;
            }
        }
    }
    return QWidget::eventFilter(watched, event);
}

void NameValueTable::removeSelected()
{
    const QModelIndex current = m_ui->table->currentIndex();
    if (current.isValid()) {
        m_model.removeRow(current.row());
        m_ui->table->setCurrentIndex(
            m_model.index(qMin(current.row(), m_model.rowCount() - 1), NameValueModel::NameColumn));
    }
}

void NameValueTable::showFault()
{
    QString fault;
    for (int row = 0; row < m_model.rowCount() && fault.isEmpty(); ++row) {
        fault = m_model.index(row, NameValueModel::NameColumn).data(Qt::AccessibleDescriptionRole).toString();
    }
    m_ui->faultGlyph->setVisible(!fault.isEmpty());
    m_ui->fault->setText(fault.isEmpty() ? m_hint : fault);
    m_ui->fault->setVisible(!m_ui->fault->text().isEmpty());
}
