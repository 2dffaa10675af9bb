// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_usesdialog.h"
#include <gui/common/icons.h>
#include <gui/uses/usesdialog.h>
#include <QHeaderView>
#include <QSortFilterProxyModel>

namespace {

constexpr int MaxCharacters = 32; ///< that a column shows by itself; the folder has what is left
constexpr int Gap = 2; ///< characters between columns

} // namespace

UsesDialog::UsesDialog(const KeyId &key, const QString &name, QWidget *parent)
    : GrowingDialog(parent)
    , m_ui(std::make_unique<Ui::UsesDialog>())
    , m_key(key)
    , m_name(name)
{
    m_ui->setupUi(this);
    setWindowTitle(tr("Used by — %1").arg(name));
    m_ui->kept->setText(
        tr("Each entry is kept for %1 days, on this machine only: no secret, and nothing of what was sent.")
            .arg(UsesHeld::DaysKept));
    m_ui->clear->setIcon(lineIcon(QStringLiteral("trash")));
    connect(m_ui->clear, &QPushButton::clicked, this, &UsesDialog::askToClear);
    connect(m_ui->close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_ui->notice, &NoticeBar::actionTriggered, this, [this] {
        if (std::exchange(m_asking, false)) {
            m_ui->notice->clear();
            Q_EMIT clearConfirmed();
        }
    });
    connect(m_ui->notice, &NoticeBar::closed, this, [this] { m_asking = false; });
    connectTable();
    showUses({}, true);
}

UsesDialog::~UsesDialog() = default;

void UsesDialog::connectTable()
{
    auto *sorted = new QSortFilterProxyModel(this);
    sorted->setSortRole(UsesModel::SortRole);
    sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    sorted->setSourceModel(&m_model);
    m_ui->table->setModel(sorted);
    m_ui->table->sortByColumn(UsesModel::TimeColumn, Qt::DescendingOrder);
    m_ui->table->setTextElideMode(Qt::ElideMiddle);
    auto *header = m_ui->table->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(UsesModel::FolderColumn, QHeaderView::Stretch);
}

void UsesDialog::showUses(const QList<Use> &uses, bool isKept)
{
    m_model.setAll(uses);
    const bool isEmpty = uses.isEmpty();
    m_ui->table->setVisible(!isEmpty);
    m_ui->nothing->setVisible(isEmpty);
    m_ui->nothing->setText(isKept ? tr("No uses yet. Each request with this key, and each time its token or secret is "
                                       "handed out, shows here: when, by what, and for which host.")
                                  : tr("Nothing is listed."));
    m_ui->off->setVisible(!isKept);
    m_ui->clear->setEnabled(!isEmpty);
    if (!isEmpty && !std::exchange(m_isFitted, true)) {
        fitColumns();
    }
}

void UsesDialog::fitColumns()
{
    auto *table = m_ui->table;
    const QAbstractItemView *const view = table; // which has the hint public
    const int character = table->fontMetrics().averageCharWidth();
    for (int column = 0; column < UsesModel::ColumnCount; ++column) {
        const int wanted = qMax(view->sizeHintForColumn(column), table->header()->sectionSizeHint(column));
        table->setColumnWidth(column, qMin(wanted + Gap * character, MaxCharacters * character));
    }
}

void UsesDialog::askToClear()
{
    m_asking = true;
    m_ui->notice->showNotice(Tone::Warn, tr("Clear what is listed for %1?").arg(m_name),
        tr("Nobody can bring it back. The key itself stays as it is."), tr("Yes, clear"));
}

NoticeBar &UsesDialog::notice()
{
    return *m_ui->notice;
}
