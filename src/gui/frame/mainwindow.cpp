// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_mainwindow.h"
#include <app/services.h>
#include <app/settings.h>
#include <gui/common/secretclipboard.h>
#include <gui/explorer/explorerpage.h>
#include <gui/frame/keychainwatch.h>
#include <gui/frame/mainwindow.h>
#include <gui/frame/work.h>
#include <keys/keybook.h>
#include <QCloseEvent>

namespace {

constexpr std::chrono::seconds LookForChangesEvery{2};

QString pageWord(MainWindow::Page page)
{
    return page == MainWindow::Keys ? QStringLiteral("keys") : QStringLiteral("explorer");
}

} // namespace

MainWindow::MainWindow(Services &services, QWidget *parent)
    : QMainWindow(parent)
    , m_services(services)
    , m_ui(std::make_unique<Ui::MainWindow>())
    , m_work(std::make_unique<Work>())
    , m_clipboard(std::make_unique<SecretClipboard>())
    , m_keychain(std::make_unique<KeychainWatch>(services.keyBook(), services.isRunOnly()))
{
    m_ui->setupUi(this);
    m_frame.reset(new Frame{*m_work, *m_ui->undoBar, *m_clipboard, *m_keychain});
    connectFrame();
    restoreState();
}

MainWindow::~MainWindow() = default;

void MainWindow::begin()
{
    m_keychain->probe();
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &MainWindow::noticeChanges);
    timer->start(LookForChangesEvery);
}

void MainWindow::raiseForPerson()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveState();
    event->ignore();
    setEnabled(false);
    Q_EMIT quitRequested();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ActivationChange && isActiveWindow()) {
        noticeChanges();
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::connectFrame()
{
    auto *bar = m_ui->statusBar;
    m_ui->rail->addPage(tr("Keys"), QStringLiteral("keys"));
    m_ui->rail->addPage(tr("Explorer"), QStringLiteral("explorer"));
    connect(m_ui->rail, &Rail::pageChosen, this, [this](int page) { showPage(static_cast<Page>(page)); });
    connect(m_keychain.get(), &KeychainWatch::changed, this, [this, bar] { bar->showKeychain(*m_keychain); });
    connect(m_clipboard.get(), &SecretClipboard::changed, this, [this, bar] { bar->showClipboard(*m_clipboard); });
    connect(m_work.get(), &Work::changed, this, [this, bar] { bar->showWork(*m_work); });
    connect(bar, &StatusBar::cancelClicked, m_work.get(), &Work::cancel);
    connect(bar, &StatusBar::keychainClicked, this, &MainWindow::explainKeychain);
    connect(m_ui->notice, &NoticeBar::actionTriggered, m_keychain.get(), &KeychainWatch::probe);
    bar->showKeychain(*m_keychain);
}

void MainWindow::showPage(Page page)
{
    m_page = page;
    m_ui->pages->setCurrentWidget(pageFor(page));
    m_ui->rail->setCurrent(page);
    showTitle();
}

QWidget *MainWindow::pageFor(Page page)
{
    if (page == Explorer) {
        return explorerPage();
    }
    if (!m_keysPage) {
        m_keysPage = new QWidget(this);
        m_ui->pages->addWidget(m_keysPage);
    }
    return m_keysPage;
}

ExplorerPage *MainWindow::explorerPage()
{
    if (!m_explorerPage) {
        m_explorerPage = new ExplorerPage(m_services, this);
        m_ui->pages->addWidget(m_explorerPage);
        connect(m_explorerPage, &ExplorerPage::titleChanged, this, &MainWindow::showTitle);
        connect(m_explorerPage, &ExplorerPage::noteWanted, this,
            [this](const QString &text) { m_ui->statusBar->showMessage(text, 5000); });
    }
    return m_explorerPage;
}

void MainWindow::showTitle()
{
    QStringList parts{m_page == Keys ? tr("Keys") : tr("Explorer")};
    const QString open = m_page == Explorer && m_explorerPage ? m_explorerPage->title() : QString();
    if (!open.isEmpty()) {
        parts.append(open);
    }
    parts.append(QStringLiteral("Keydesk"));
    setWindowTitle(parts.join(QStringLiteral(" — ")));
}

void MainWindow::explainKeychain()
{
    m_ui->notice->showNotice(Tone::Info, m_keychain->name());
}

void MainWindow::noticeChanges()
{
    if (m_looking) {
        return;
    }
    m_looking = true;
    whenEnded(m_services.keyBook().noticeChanges(), this, [this](const Result<void> &) { m_looking = false; });
}

void MainWindow::restoreState()
{
    restoreGeometry(m_services.settings().windowGeometry());
    showPage(m_services.settings().lastPage() == pageWord(Explorer) ? Explorer : Keys);
}

void MainWindow::saveState()
{
    m_services.settings().setWindowGeometry(saveGeometry());
    m_services.settings().setLastPage(pageWord(m_page));
}
