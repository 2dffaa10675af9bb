// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_keyspage.h"
#include <core/clock.h>
#include <gui/common/icons.h>
#include <gui/keys/keylistmodel.h>
#include <gui/keys/keyspage.h>
#include <gui/keys/tokencard.h>
#include <QHeaderView>
#include <QMenu>
#include <QShortcut>
#include <QStyledItemDelegate>

namespace {

constexpr std::chrono::seconds RefreshEvery{30}; ///< words like '2 min ago'
constexpr int SideWidth = 280;
constexpr int StateWidth = 48;

/// Draws the state's glyph at the right, in line with the counts.
class StateDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->decorationPosition = QStyleOptionViewItem::Right;
    }
};

} // namespace

KeysPage::KeysPage(KeyListModel &model, const Clock &clock, KeptIn keptIn, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::KeysPage>())
    , m_model(model)
    , m_clock(clock)
    , m_keptIn(std::move(keptIn))
{
    m_ui->setupUi(this);
    m_ui->nothingFound->hide();
    m_ui->keyCard->tokenCard().setClock(clock);
    m_ui->addKey->setIcon(lineIcon(QStringLiteral("plus")));
    m_ui->addSpace->setIcon(lineIcon(QStringLiteral("plus")));
    auto *magnifier = m_ui->search->addAction(lineIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    magnifier->setText(tr("Search"));
    connect(magnifier, &QAction::triggered, this, &KeysPage::focusSearch);
    m_ui->keysSplitter->setStretchFactor(1, 1);
    m_ui->keysSplitter->setSizes({SideWidth, 3 * SideWidth});
    connect(m_ui->addKey, &QPushButton::clicked, this, &KeysPage::addKeyRequested);
    connect(m_ui->catchKey, &QPushButton::clicked, this, &KeysPage::catchKeyRequested);
    connect(m_ui->addSpace, &QPushButton::clicked, this, &KeysPage::addSpaceRequested);
    connect(m_ui->inspectToken, &QPushButton::clicked, this, &KeysPage::inspectTokenRequested);
    auto *find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, this, &KeysPage::focusSearch);
    connectTree();
    connect(&m_minute, &QTimer::timeout, this, &KeysPage::refresh);
    m_minute.start(RefreshEvery);
    expandWanted();
    refresh();
}

KeysPage::~KeysPage() = default;

void KeysPage::connectTree()
{
    auto *tree = m_ui->tree;
    tree->setModel(&m_model);
    tree->setItemDelegateForColumn(KeyListModel::StateColumn, new StateDelegate(tree));
    tree->header()->setStretchLastSection(false);
    tree->header()->setSectionResizeMode(KeyListModel::NameColumn, QHeaderView::Stretch);
    tree->header()->setSectionResizeMode(KeyListModel::StateColumn, QHeaderView::Fixed);
    tree->header()->resizeSection(KeyListModel::StateColumn, StateWidth);
    connect(tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &KeysPage::choose);
    connect(tree, &QTreeView::collapsed, this,
        [this](const QModelIndex &index) { m_collapsed.insert(index.data(KeyListModel::SpaceIdRole).toString()); });
    connect(tree, &QTreeView::expanded, this,
        [this](const QModelIndex &index) { m_collapsed.remove(index.data(KeyListModel::SpaceIdRole).toString()); });
    connect(tree, &QTreeView::customContextMenuRequested, this, &KeysPage::showMenu);
    connect(&m_model, &KeyListModel::modelAboutToBeReset, this, [this] { m_resetting = true; });
    connect(&m_model, &KeyListModel::modelReset, this, [this] {
        m_resetting = false;
        expandWanted();
        restoreChoice();
    });
    connect(&m_model, &KeyListModel::dataChanged, this, &KeysPage::refresh);
    connect(&m_model, &KeyListModel::rowsInserted, this, [this](const QModelIndex &parent) {
        if (!parent.isValid()) {
            expandWanted();
        }
    });
    connect(m_ui->search, &QLineEdit::textChanged, &m_model, &KeyListModel::setFilter);
    auto *remove = new QShortcut(QKeySequence::Delete, tree, nullptr, nullptr, Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, [this] {
        const ApiKey *key = m_key ? m_model.key(*m_key) : nullptr;
        if (key && key->state != KeyState::Trash) {
            Q_EMIT trashRequested(key->id);
        }
    });
}

void KeysPage::choose(const QModelIndex &index)
{
    if (m_resetting) {
        return;
    }
    const auto kind = static_cast<KeyListModel::Kind>(index.data(KeyListModel::KindRole).toInt());
    const auto key = KeyId::parse(index.data(KeyListModel::KeyIdRole).toString());
    const auto space = SpaceId::parse(index.data(KeyListModel::SpaceIdRole).toString());
    const bool trash = index.isValid() && kind == KeyListModel::Kind::Trash;
    if (key == m_key && space == m_space && trash == m_trash) {
        return;
    }
    m_key = key;
    m_space = space;
    m_trash = trash;
    m_ui->keyCard->hideSecret();
    m_ui->keyCard->notice().clear();
    m_ui->spaceCard->clearNotice();
    m_ui->trashCard->clearNotice();
    m_ui->notice->clear();
    refresh();
    Q_EMIT currentChanged();
}

void KeysPage::restoreChoice()
{
    m_ui->nothingFound->setVisible(m_model.isFiltered() && m_model.rowCount() == 0);
    QModelIndex index;
    if (m_key) {
        index = m_model.indexOf(*m_key);
    } else if (m_space) {
        index = m_model.indexOf(*m_space);
    } else if (m_trash) {
        index = m_model.trashIndex();
    }
    if (index.isValid()) {
        m_ui->tree->setCurrentIndex(index);
        m_ui->tree->scrollTo(index);
    }
    const bool gone = (m_key && !m_model.key(*m_key)) || (!m_key && m_space && !m_model.space(*m_space));
    if (gone) {
        choose({});
    } else {
        refresh(); // what is filtered out stays open at the right
    }
}

void KeysPage::expandWanted()
{
    if (m_collapsed.isEmpty() || m_model.isFiltered()) {
        const QSignalBlocker quiet(m_ui->tree);
        m_ui->tree->expandAll();
    } else {
        for (int row = 0; row < m_model.rowCount(); ++row) {
            const QModelIndex index = m_model.index(row, 0);
            if (!m_collapsed.contains(index.data(KeyListModel::SpaceIdRole).toString())) {
                m_ui->tree->expand(index);
            }
        }
    }
}

void KeysPage::refresh()
{
    const ApiKey *key = m_key ? m_model.key(*m_key) : nullptr;
    const Space *space = !m_key && m_space ? m_model.space(*m_space) : nullptr;
    if (key && key->state == KeyState::Trash) {
        m_ui->trashCard->showKey(*key, m_clock.now());
        m_ui->cards->setCurrentWidget(m_ui->trashCard);
    } else if (key) {
        m_ui->keyCard->showKey(*key, m_keptIn(key->keychain), m_clock.now());
        m_ui->cards->setCurrentWidget(m_ui->keyCard);
    } else if (space) {
        m_ui->spaceCard->showSpace(*space, m_model.keyCount(space->id), m_model.trashCount(space->id));
        m_ui->cards->setCurrentWidget(m_ui->spaceCard);
    } else if (m_trash) {
        m_ui->trashCard->showTrash(m_model.trashCount());
        m_ui->cards->setCurrentWidget(m_ui->trashCard);
    } else {
        m_ui->cards->setCurrentWidget(m_ui->nothingCard);
    }
}

void KeysPage::showMenu(const QPoint &position)
{
    const auto id = KeyId::parse(m_ui->tree->indexAt(position).data(KeyListModel::KeyIdRole).toString());
    const ApiKey *key = id ? m_model.key(*id) : nullptr;
    if (!id || !key) {
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (key->state == KeyState::Trash) {
        menu->addAction(
            lineIcon(QStringLiteral("restore")), tr("Restore"), m_ui->trashCard, &TrashCard::restoreRequested);
    } else {
        menu->addAction(lineIcon(QStringLiteral("explorer")), tr("Explore"), m_ui->keyCard, &KeyCard::exploreRequested);
        menu->addAction(lineIcon(QStringLiteral("edit")), tr("Edit…"), m_ui->keyCard, &KeyCard::editRequested);
        menu->addAction(lineIcon(QStringLiteral("trash")), tr("Move to trash"), this,
            [this, wanted = *id] { Q_EMIT trashRequested(wanted); });
    }
    menu->popup(m_ui->tree->viewport()->mapToGlobal(position));
}

std::optional<SpaceId> KeysPage::currentSpace() const
{
    return m_space;
}

QString KeysPage::title() const
{
    if (const ApiKey *key = m_key ? m_model.key(*m_key) : nullptr) {
        return QStringLiteral("%1 / %2").arg(key->spaceName.text(), key->label.text());
    }
    if (const Space *space = m_space ? m_model.space(*m_space) : nullptr) {
        return space->name.text();
    }
    return m_trash ? tr("Trash") : QString();
}

void KeysPage::select(const KeyId &id)
{
    if (!m_model.indexOf(id).isValid() && m_model.isFiltered()) {
        m_ui->search->clear();
    }
    m_ui->tree->setCurrentIndex(m_model.indexOf(id));
}

void KeysPage::select(const SpaceId &id)
{
    if (!m_model.indexOf(id).isValid() && m_model.isFiltered()) {
        m_ui->search->clear();
    }
    m_ui->tree->setCurrentIndex(m_model.indexOf(id));
}

void KeysPage::focusSearch()
{
    m_ui->search->setFocus(Qt::ShortcutFocusReason);
    m_ui->search->selectAll();
}

QByteArray KeysPage::splitterState() const
{
    return m_ui->keysSplitter->saveState();
}

void KeysPage::restoreSplitter(const QByteArray &state)
{
    m_ui->keysSplitter->restoreState(state);
}

KeyCard &KeysPage::keyCard()
{
    return *m_ui->keyCard;
}

SpaceCard &KeysPage::spaceCard()
{
    return *m_ui->spaceCard;
}

TrashCard &KeysPage::trashCard()
{
    return *m_ui->trashCard;
}

NoticeBar &KeysPage::notice()
{
    return *m_ui->notice;
}
