// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_explorerpage.h"
#include <app/services.h>
#include <app/settings.h>
#include <gui/common/icons.h>
#include <gui/explorer/explorercommands.h>
#include <gui/explorer/explorerpage.h>
#include <gui/explorer/requestpage.h>
#include <gui/explorer/requesttab.h>
#include <QApplication>
#include <QMouseEvent>
#include <QTabBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace {

constexpr int SaveAfter = 1000; ///< milliseconds after the last change
constexpr QLatin1String BesideName("answerBeside");
constexpr QLatin1String BelowName("answerBelow");

} // namespace

ExplorerPage::ExplorerPage(Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_ui(std::make_unique<Ui::ExplorerPage>())
    , m_choices(services.keyBook(), this)
    , m_commands(new ExplorerCommands(this))
{
    m_ui->setupUi(this);
    auto *add = new QToolButton(m_ui->tabs);
    add->setDefaultAction(m_commands->newTab);
    add->setIcon(lineIcon(u"plus"_s));
    add->setToolTip(tr("New tab (Ctrl+T)"));
    add->setAccessibleName(tr("New tab"));
    add->setAutoRaise(true);
    m_ui->tabs->setCornerWidget(add, Qt::TopRightCorner);
    m_ui->tabs->tabBar()->setElideMode(Qt::ElideRight);
    m_ui->tabs->tabBar()->installEventFilter(this);
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(SaveAfter);
    connect(&m_saveSoon, &QTimer::timeout, this, &ExplorerPage::save);
    connect(&m_choices, &KeyChoices::changed, this, &ExplorerPage::giveFirstKey);
    connect(
        &m_choices, &KeyChoices::failed, m_ui->notice, [this](const Error &error) { m_ui->notice->showError(error); });
    connectTabs();
    connectCommands();
    restore();
}

ExplorerPage::~ExplorerPage()
{
    m_isClosing = true;
    save();
    // While the keys and the layout are still there: a field that loses the keyboard looks at them once more.
    m_ui->tabs->disconnect(this);
    delete m_ui->tabs;
}

void ExplorerPage::connectTabs()
{
    QTabWidget *tabs = m_ui->tabs;
    connect(tabs, &QTabWidget::currentChanged, this, [this] {
        arrange();
        showState();
        m_saveSoon.start();
    });
    connect(tabs->tabBar(), &QTabBar::tabMoved, &m_saveSoon, qOverload<>(&QTimer::start));
}

void ExplorerPage::connectCommands()
{
    const auto onPage = [this](QAction *action, void (RequestPage::*run)()) {
        connect(action, &QAction::triggered, this, [this, run] {
            if (RequestPage *page = currentPage()) {
                (page->*run)();
            }
        });
    };
    onPage(m_commands->send, &RequestPage::send);
    onPage(m_commands->cancel, &RequestPage::cancel);
    onPage(m_commands->address, &RequestPage::focusAddress);
    onPage(m_commands->pickKey, &RequestPage::focusKey);
    onPage(m_commands->formatBody, &RequestPage::formatBody);
    onPage(m_commands->answer, &RequestPage::focusAnswer);
    onPage(m_commands->nextPane, &RequestPage::focusNextPane);
    onPage(m_commands->find, &RequestPage::openFind);
    onPage(m_commands->findNext, &RequestPage::findNext);
    onPage(m_commands->findPrevious, &RequestPage::findPrevious);
    connect(m_commands->newTab, &QAction::triggered, this, &ExplorerPage::newTab);
    connect(m_commands->duplicateTab, &QAction::triggered, this, &ExplorerPage::duplicateTab);
    connect(m_commands->reopenTab, &QAction::triggered, this, &ExplorerPage::reopenTab);
    connect(m_commands->closeTab, &QAction::triggered, this, [this] { closeTab(m_ui->tabs->currentIndex()); });
    connect(m_commands->nextTab, &QAction::triggered, this, [this] { stepTab(1); });
    connect(m_commands->previousTab, &QAction::triggered, this, [this] { stepTab(-1); });
    connect(m_commands->moveAnswer, &QAction::triggered, this, &ExplorerPage::toggleArrangement);
}

RequestTab *ExplorerPage::addTab(OpenRequest open, int at)
{
    auto *tab = new RequestTab(m_services, m_choices, std::move(open), m_ui->tabs);
    connect(tab, &RequestTab::pageBuilt, this, &ExplorerPage::connectPage);
    connect(tab, &RequestTab::changed, this, [this, tab] {
        if (m_isClosing) {
            return;
        }
        showTab(tab);
        showState();
        m_saveSoon.start();
    });
    const int index = m_ui->tabs->insertTab(at, tab, QString());
    auto *close = new QToolButton(m_ui->tabs->tabBar());
    close->setIcon(lineIcon(u"close"_s));
    close->setAutoRaise(true);
    close->setIconSize(QSize(12, 12));
    close->setFocusPolicy(Qt::NoFocus); // Ctrl+W closes by keyboard
    close->setToolTip(tr("Close tab (Ctrl+W)"));
    close->setAccessibleName(tr("Close tab"));
    connect(close, &QToolButton::clicked, this, [this, tab] { closeTab(m_ui->tabs->indexOf(tab)); });
    m_ui->tabs->tabBar()->setTabButton(index, QTabBar::RightSide, close);
    showTab(tab);
    m_saveSoon.start();
    return tab;
}

void ExplorerPage::connectPage(RequestPage *page)
{
    connect(page, &RequestPage::busyChanged, this, &ExplorerPage::showState);
    connect(page, &RequestPage::noteWanted, this, &ExplorerPage::noteWanted);
    connect(page, &RequestPage::keyWanted, this, &ExplorerPage::keyWanted);
    connect(page, &RequestPage::failed, this, &ExplorerPage::failed);
    connect(page, &RequestPage::unlocked, this, &ExplorerPage::unlocked);
    connect(page, &RequestPage::splitterMoved, this, [this, page] {
        splitterState() = page->splitterState();
        m_saveSoon.start();
    });
    connect(page, &RequestPage::keyPicked, this,
        [this](const KeyId &key) { m_services.settings().setValue(u"explorer/lastKey"_s, key.text()); });
    page->arrange(arrangement(), splitterState());
}

RequestTab *ExplorerPage::tabAt(int index) const
{
    return static_cast<RequestTab *>(m_ui->tabs->widget(index));
}

RequestTab *ExplorerPage::currentTab() const
{
    return static_cast<RequestTab *>(m_ui->tabs->currentWidget());
}

RequestPage *ExplorerPage::currentPage() const
{
    return currentTab() ? &currentTab()->page() : nullptr;
}

void ExplorerPage::openFor(const KeyId &key)
{
    if (currentTab() && currentTab()->isBlank()) {
        currentTab()->setKey(key);
    } else {
        m_ui->tabs->setCurrentWidget(addTab({{}, key}));
    }
    focusAddress();
}

void ExplorerPage::newTab()
{
    m_ui->tabs->setCurrentWidget(addTab({{}, likelyKey()}));
    focusAddress();
}

void ExplorerPage::duplicateTab()
{
    if (currentTab()) {
        m_ui->tabs->setCurrentWidget(addTab(currentTab()->current(), m_ui->tabs->currentIndex() + 1));
        focusAddress();
    }
}

void ExplorerPage::closeTab(int index)
{
    RequestTab *tab = tabAt(index);
    if (!tab) {
        return;
    }
    if (!tab->isBlank()) {
        m_closed.append(tab->current());
        if (m_closed.size() > MaxClosed) {
            m_closed.removeFirst();
        }
    }
    m_ui->tabs->removeTab(index);
    tab->deleteLater(); // withdraws what it has under way; the click may come from its own button
    if (m_ui->tabs->count() == 0) {
        newTab();
    }
    showState();
    m_saveSoon.start();
}

void ExplorerPage::reopenTab()
{
    if (!m_closed.isEmpty()) {
        m_ui->tabs->setCurrentWidget(addTab(m_closed.takeLast()));
        focusAddress();
    }
}

void ExplorerPage::stepTab(int by)
{
    const int count = m_ui->tabs->count();
    m_ui->tabs->setCurrentIndex((m_ui->tabs->currentIndex() + by + count) % count);
}

void ExplorerPage::showTab(RequestTab *tab)
{
    const int index = m_ui->tabs->indexOf(tab);
    QString title = tab->title();
    QString spoken = title;
    title.replace(u'&', "&&"_L1);
    if (tab->isEdited()) {
        title += u" •"_s;
        spoken = tr("%1, not sent").arg(spoken);
    }
    m_ui->tabs->setTabText(index, title);
    m_ui->tabs->setTabToolTip(index, tab->current().request.method + u' ' + tab->current().request.target);
    m_ui->tabs->tabBar()->setAccessibleTabName(index, spoken);
}

void ExplorerPage::showState()
{
    if (m_isClosing) {
        return;
    }
    m_commands->cancel->setEnabled(currentTab() && currentTab()->isUnderWay());
    m_commands->reopenTab->setEnabled(!m_closed.isEmpty());
    if (const bool busy = isBusy(); busy != m_wasBusy) {
        m_wasBusy = busy;
        Q_EMIT busyChanged(busy);
    }
    Q_EMIT titleChanged(title());
}

QString ExplorerPage::title() const
{
    return currentTab() ? currentTab()->title() : QString();
}

bool ExplorerPage::isBusy() const
{
    for (int index = 0; index < m_ui->tabs->count(); ++index) {
        if (tabAt(index)->isUnderWay()) {
            return true;
        }
    }
    return false;
}

void ExplorerPage::focusAddress()
{
    if (RequestPage *page = currentPage()) {
        page->focusAddress();
    }
}

void ExplorerPage::cancelAll()
{
    for (int index = 0; index < m_ui->tabs->count(); ++index) {
        if (RequestPage *page = tabAt(index)->builtPage()) {
            page->cancel();
        }
    }
}

std::optional<KeyId> ExplorerPage::likelyKey() const
{
    if (currentTab() && currentTab()->current().key) {
        return currentTab()->current().key;
    }
    const auto last = KeyId::parse(m_services.settings().value(u"explorer/lastKey"_s).toString());
    const KeyChoiceModel &keys = m_choices.model();
    if (last && keys.find(*last)) {
        return last;
    }
    return keys.rowCount() == 1 ? std::optional(keys.at(0).id) : std::nullopt;
}

void ExplorerPage::giveFirstKey()
{
    // A tab that was opened before there was any key.
    if (currentTab() && !currentTab()->current().key) {
        if (const auto key = likelyKey()) {
            currentTab()->setKey(*key);
        }
    }
}

void ExplorerPage::restore()
{
    Settings &settings = m_services.settings();
    m_beside = settings.splitterState(BesideName);
    m_below = settings.splitterState(BelowName);
    const QStringList kept = settings.openTabs();
    for (const QString &text : kept.first(qMin(kept.size(), MaxRestored))) {
        if (auto open = tabFromText(text)) {
            addTab(std::move(*open));
        }
    }
    if (m_ui->tabs->count() == 0) {
        addTab({});
    }
    const int current = settings.value(u"explorer/currentTab"_s, 0).toInt();
    m_ui->tabs->setCurrentIndex(qBound(0, current, m_ui->tabs->count() - 1));
    const QString chosen = settings.value(u"explorer/answer"_s).toString();
    if (!chosen.isEmpty()) {
        m_chosenArrangement = chosen == "beside"_L1 ? Qt::Horizontal : Qt::Vertical;
    }
}

void ExplorerPage::save()
{
    QStringList texts;
    for (int index = 0; index < m_ui->tabs->count(); ++index) {
        texts.append(tabText(tabAt(index)->current()));
    }
    Settings &settings = m_services.settings();
    settings.setOpenTabs(texts);
    settings.setValue(u"explorer/currentTab"_s, m_ui->tabs->currentIndex());
    settings.setSplitterState(BesideName, m_beside);
    settings.setSplitterState(BelowName, m_below);
}

Qt::Orientation ExplorerPage::arrangement() const
{
    const auto fitting = width() >= WideWindow ? Qt::Horizontal : Qt::Vertical;
    return m_chosenArrangement.value_or(fitting);
}

QByteArray &ExplorerPage::splitterState()
{
    return arrangement() == Qt::Horizontal ? m_beside : m_below;
}

void ExplorerPage::arrange()
{
    m_arranged = arrangement();
    for (int index = 0; index < m_ui->tabs->count(); ++index) {
        if (RequestPage *page = tabAt(index)->builtPage()) {
            page->arrange(*m_arranged, splitterState());
        }
    }
}

void ExplorerPage::toggleArrangement()
{
    const auto other = arrangement() == Qt::Horizontal ? Qt::Vertical : Qt::Horizontal;
    m_chosenArrangement.reset();
    if (arrangement() != other) {
        m_chosenArrangement = other;
    }
    const QString word = other == Qt::Horizontal ? u"beside"_s : u"below"_s;
    m_services.settings().setValue(u"explorer/answer"_s, m_chosenArrangement ? word : QString());
    arrange();
}

void ExplorerPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_arranged != arrangement()) {
        arrange();
    }
}

void ExplorerPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    const QWidget *focused = QApplication::focusWidget();
    if (!focused || !isAncestorOf(focused)) {
        focusAddress(); // whoever comes here comes to write
    }
}

bool ExplorerPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_ui->tabs->tabBar() && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const int index = m_ui->tabs->tabBar()->tabAt(mouse->position().toPoint());
        if (mouse->button() == Qt::MiddleButton && index >= 0) {
            closeTab(index);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}
