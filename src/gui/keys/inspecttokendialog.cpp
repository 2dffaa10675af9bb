// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_inspecttokendialog.h"
#include <core/clock.h>
#include <gui/common/icons.h>
#include <gui/keys/inspecttokendialog.h>
#include <oauth/pastedtoken.h>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>

namespace {

constexpr int MaxPasted = 2 * MaxInspectedToken; ///< characters; a field cuts what is longer, so that it must take more
constexpr QSize PreferredSize(760, 620);
constexpr int MaxRowLines = 6; ///< of a long value; all of it can be copied

} // namespace

InspectTokenDialog::InspectTokenDialog(const Clock &clock, QWidget *parent)
    : GrowingDialog(parent)
    , m_ui(std::make_unique<Ui::InspectTokenDialog>())
    , m_clock(clock)
{
    m_ui->setupUi(this);
    resize(PreferredSize);
    m_ui->show->setIcon(lineIcon(QStringLiteral("show")));
    m_ui->copyValue->setIcon(lineIcon(QStringLiteral("copy")));
    connect(m_ui->show, &QToolButton::pressed, this, [this] { m_ui->token->setEchoMode(QLineEdit::Normal); });
    connect(m_ui->show, &QToolButton::released, this, [this] { m_ui->token->setEchoMode(QLineEdit::Password); });
    connect(m_ui->copyValue, &QPushButton::clicked, this, &InspectTokenDialog::copyValue);
    connect(m_ui->close, &QPushButton::clicked, this, &QDialog::accept);
    connectTable();
}

InspectTokenDialog::InspectTokenDialog(const QList<Space> &spaces, const Clock &clock, QWidget *parent)
    : InspectTokenDialog(clock, parent)
{
    m_spaces = spaces;
    m_ui->token->setMaxLength(MaxPasted);
    m_ui->space->addItem(tr("Nothing"));
    for (const Space &space : spaces) {
        m_ui->space->addItem(space.name.text());
    }
    m_ui->space->setVisible(!spaces.isEmpty());
    m_ui->spaceTitle->setVisible(!spaces.isEmpty());
    connect(m_ui->token, &QLineEdit::textChanged, this, &InspectTokenDialog::inspectPasted);
    connect(m_ui->space, &QComboBox::currentIndexChanged, this, &InspectTokenDialog::inspectPasted);
    showNothing();
    m_ui->token->setFocus();
}

InspectTokenDialog::InspectTokenDialog(
    const Secret &token, const TokenAsker &asker, const QString &name, const Clock &clock, QWidget *parent)
    : InspectTokenDialog(clock, parent)
{
    setWindowTitle(tr("Access token of %1").arg(name));
    m_ui->pasting->hide();
    showToken(token, asker);
    m_ui->table->setFocus();
}

InspectTokenDialog::~InspectTokenDialog() = default;

void InspectTokenDialog::done(int result)
{
    m_ui->token->setText({}); // also forgets the field's undo steps
    QDialog::done(result);
}

void InspectTokenDialog::connectTable()
{
    auto *table = m_ui->table;
    table->setModel(&m_claims);
    table->horizontalHeader()->setSectionResizeMode(ClaimListModel::ClaimColumn, QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(ClaimListModel::ValueColumn, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(ClaimListModel::MeaningColumn, QHeaderView::Stretch);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setMaximumSectionSize(MaxRowLines * fontMetrics().lineSpacing() + 8);
    // Once the columns have their widths, and not once for each of the three.
    connect(table->horizontalHeader(), &QHeaderView::sectionResized, this, &InspectTokenDialog::fitRows,
        Qt::QueuedConnection);
    auto *copy = new QAction(tr("Copy value"), table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    table->addAction(copy);
    table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copy, &QAction::triggered, this, &InspectTokenDialog::copyValue);
    connect(table->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex &index) { m_ui->copyValue->setEnabled(index.isValid()); });
    connect(&m_claims, &QAbstractItemModel::modelReset, this, [this] { m_ui->copyValue->setEnabled(false); });
}

void InspectTokenDialog::inspectPasted()
{
    const Secret token = tokenInPasted(m_ui->token->text());
    if (token.isEmpty()) {
        showNothing();
        return;
    }
    const int chosen = m_ui->space->currentIndex() - 1; // the first is none
    std::optional<TokenAsker> asker;
    if (chosen >= 0) {
        asker = TokenAsker{m_spaces[chosen].settings};
    }
    showToken(token, asker);
}

void InspectTokenDialog::showToken(const Secret &token, const std::optional<TokenAsker> &asker)
{
    const Inspection inspection = inspectionOf(inspectToken(token), asker, m_clock.now());
    m_claims.setInspection(inspection);
    m_ui->facts->setFacts(inspection.facts);
    const bool hasClaims = m_claims.rowCount() > 0;
    m_ui->nothing->hide();
    m_ui->facts->show();
    m_ui->table->setVisible(hasClaims);
    m_ui->copyValue->setVisible(hasClaims);
    fitRows();
}

void InspectTokenDialog::showNothing()
{
    m_claims.setInspection({});
    m_ui->facts->setFacts({});
    m_ui->facts->hide();
    m_ui->table->hide();
    m_ui->copyValue->hide();
    m_ui->nothing->show();
}

void InspectTokenDialog::copyValue()
{
    const QModelIndex index = m_ui->table->currentIndex();
    if (index.isValid()) {
        QGuiApplication::clipboard()->setText(m_claims.value(index.row()));
    }
}

void InspectTokenDialog::fitRows()
{
    m_ui->table->resizeRowsToContents();
}
