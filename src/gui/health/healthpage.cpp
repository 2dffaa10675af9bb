// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_healthpage.h"
#include <gui/common/icons.h>
#include <gui/health/healthmodel.h>
#include <gui/health/healthpage.h>
#include <QHeaderView>
#include <QSortFilterProxyModel>

namespace {

constexpr int GrowAfter = 100; ///< milliseconds, so that many changes cost one look
constexpr int MaxCharacters = 40; ///< that a column shows by itself

} // namespace

HealthPage::HealthPage(HealthModel &model, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::HealthPage>())
    , m_model(model)
    , m_sorted(new QSortFilterProxyModel(this))
{
    m_ui->setupUi(this);
    m_ui->testAll->setIcon(lineIcon(QStringLiteral("renew")));
    connect(m_ui->testAll, &QPushButton::clicked, this, &HealthPage::testAllRequested);
    connectTable();
    showSummary();
}

HealthPage::~HealthPage() = default;

void HealthPage::connectTable()
{
    m_sorted->setSortRole(HealthModel::SortRole);
    m_sorted->setSourceModel(&m_model);
    auto *table = m_ui->table;
    table->setModel(m_sorted);
    table->sortByColumn(HealthModel::SpaceColumn, Qt::AscendingOrder);
    table->header()->setSectionResizeMode(QHeaderView::Interactive);
    connect(table, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (const auto id = KeyId::parse(index.data(HealthModel::KeyIdRole).toString())) {
            Q_EMIT keyRequested(*id);
        }
    });
    connect(&m_model, &HealthModel::modelReset, this, &HealthPage::fitColumns);
    connect(&m_model, &HealthModel::rowsInserted, this, &HealthPage::showSummary);
    connect(&m_model, &HealthModel::rowsRemoved, this, &HealthPage::showSummary);
    connect(&m_model, &HealthModel::dataChanged, this, &HealthPage::showSummary);
    connect(&m_model, &HealthModel::dataChanged, &m_growSoon, qOverload<>(&QTimer::start));
    m_growSoon.setSingleShot(true);
    m_growSoon.setInterval(GrowAfter);
    connect(&m_growSoon, &QTimer::timeout, this, &HealthPage::growColumns);
    fitColumns();
}

void HealthPage::fitColumns()
{
    auto *header = m_ui->table->header();
    for (int column = 0; column < HealthModel::ColumnCount - 1; ++column) {
        header->resizeSection(column, header->minimumSectionSize());
    }
    growColumns();
    showSummary();
}

/// Other words stand in them now. A column that the person drew wider stays so; a label may be as long as a line.
void HealthPage::growColumns()
{
    auto *table = m_ui->table;
    const QAbstractItemView *const view = table; // which has the hint public
    const int widest = table->fontMetrics().averageCharWidth() * MaxCharacters;
    for (int column = 0; column < HealthModel::ColumnCount - 1; ++column) {
        const int wanted = qMax(view->sizeHintForColumn(column), table->header()->sectionSizeHint(column));
        table->setColumnWidth(column, qMax(table->columnWidth(column), qMin(wanted, widest)));
    }
}

void HealthPage::showSummary()
{
    m_ui->summary->setText(m_model.summary());
    const bool isEmpty = m_model.rowCount() == 0;
    m_ui->table->setVisible(!isEmpty);
    m_ui->nothing->setVisible(isEmpty);
    m_ui->testAll->setVisible(!isEmpty);
}

void HealthPage::setTesting(bool testing)
{
    m_ui->testAll->setEnabled(!testing);
    m_ui->testAll->setText(testing ? tr("Testing …") : tr("Test all"));
    if (!testing) {
        fitColumns(); // other words stand in them now
    }
}

NoticeBar &HealthPage::notice()
{
    return *m_ui->notice;
}
