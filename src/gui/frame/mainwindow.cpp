// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_mainwindow.h"
#include <app/services.h>
#include <app/settings.h>
#include <app/vault.h>
#include <gui/common/secretclipboard.h>
#include <gui/explorer/explorerpage.h>
#include <gui/frame/autolock.h>
#include <gui/frame/keychainwords.h>
#include <gui/frame/mainwindow.h>
#include <gui/frame/work.h>
#include <gui/health/healthactions.h>
#include <gui/health/healthmodel.h>
#include <gui/health/healthpage.h>
#include <gui/keys/cardactions.h>
#include <gui/keys/inspecttokendialog.h>
#include <gui/keys/keyshelf.h>
#include <gui/keys/keyspage.h>
#include <gui/vault/vaultactions.h>
#include <gui/welcome/welcomepage.h>
#include <keys/keybook.h>
#include <QCloseEvent>

namespace {

constexpr std::chrono::seconds LookForChangesEvery{2};

QString pageWord(MainWindow::Page page)
{
    switch (page) {
    case MainWindow::Keys:
        return QStringLiteral("keys");
    case MainWindow::Explorer:
        return QStringLiteral("explorer");
    case MainWindow::Health:
        return QStringLiteral("health");
    }
    Q_UNREACHABLE();
}

} // namespace

MainWindow::MainWindow(Services &services, QWidget *parent)
    : QMainWindow(parent)
    , m_services(services)
    , m_ui(std::make_unique<Ui::MainWindow>())
    , m_work(std::make_unique<Work>())
    , m_clipboard(std::make_unique<SecretClipboard>())
    , m_keychain(std::make_unique<KeychainWatch>(services.keyBook(), services.isRunOnly()))
    , m_shelf(std::make_unique<KeyShelf>(services.keyBook()))
{
    m_ui->setupUi(this);
    m_vaultActions = new VaultActions(services.vault(), *m_keychain, *m_ui->notice, *this);
    m_frame.reset(new Frame{*m_work, *m_ui->undoBar, *m_clipboard, *m_keychain});
    connectFrame();
    connectShelf();
    connectReminder();
    restoreState();
}

MainWindow::~MainWindow()
{
    m_clipboard->clear();
    // The pages use what this window owns: they go first.
    delete m_keysPage;
    delete m_welcomePage;
    delete m_explorerPage;
    delete m_healthPage;
}

void MainWindow::raiseForPerson()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (!std::exchange(m_begun, true)) {
        QTimer::singleShot(0, this, &MainWindow::begin); // after the first paint
    }
}

void MainWindow::begin()
{
    m_shelf->load();
    m_vaultActions->look();
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &MainWindow::noticeChanges);
    timer->start(LookForChangesEvery);
    m_autoLock = new AutoLock(this);
    connect(m_autoLock, &AutoLock::lockWanted, this, &MainWindow::lock);
    applyLocking();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->ignore(); // what is under way ends first
    Q_EMIT quitRequested();
}

void MainWindow::finish()
{
    saveState();
    if (m_explorerPage) {
        m_explorerPage->cancelAll();
    }
    if (m_healthActions) {
        m_healthActions->cancelAll();
    }
    setEnabled(false);
    m_ui->statusBar->showMessage(tr("Finishing what is under way …"));
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && m_begun) {
        noticeChanges();
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::connectFrame()
{
    auto *bar = m_ui->statusBar;
    m_ui->rail->addPage(tr("Keys"), QStringLiteral("keys"));
    m_ui->rail->addPage(tr("Explorer"), QStringLiteral("explorer"));
    m_ui->rail->addPage(tr("Health"), QStringLiteral("health"));
    connect(m_ui->rail, &Rail::pageChosen, this, [this](int page) { showPage(static_cast<Page>(page)); });
    connect(m_ui->rail, &Rail::lockRequested, this, &MainWindow::lock);
    connect(m_ui->rail, &Rail::settingsRequested, this, &MainWindow::openSettings);
    connect(m_keychain.get(), &KeychainWatch::changed, this, [this, bar] {
        bar->showKeychain(*m_keychain);
        if (m_welcomePage) {
            m_welcomePage->showKeychain(*m_keychain);
        }
        if (m_keysPage) {
            m_keysPage->refresh();
        }
    });
    connect(m_clipboard.get(), &SecretClipboard::changed, this, [this, bar] { bar->showClipboard(*m_clipboard); });
    connect(m_work.get(), &Work::changed, this, [this, bar] { bar->showWork(*m_work); });
    connect(bar, &StatusBar::cancelClicked, m_work.get(), &Work::cancel);
    connect(bar, &StatusBar::keychainClicked, this, [this] { explainKeychain(*m_keychain, *m_ui->notice); });
    connect(m_ui->notice, &NoticeBar::actionTriggered, this, [this] {
        m_ui->notice->clear();
        if (m_keychain->state() == KeychainWatch::State::Missing) {
            m_vaultActions->create();
        } else {
            m_keychain->probe();
        }
    });
    connect(&m_services, &Services::sandboxChanged, this, &MainWindow::showSandbox);
    bar->showKeychain(*m_keychain);
    showSandbox();
}

void MainWindow::lock()
{
    m_services.keyBook().forgetTokens();
    m_clipboard->clear();
    if (m_cardActions) {
        m_cardActions->hideSecret();
    }
    for (auto *inspector : findChildren<InspectTokenDialog *>()) {
        inspector->reject();
    }
    m_services.vault().lock();
    if (m_services.vault().inUse() == SecretPlace::VaultFile) {
        m_vaultActions->look();
    }
    m_ui->notice->showNotice(Tone::Info, tr("Locked: tokens are forgotten, secrets are hidden."),
        tr("The next request fetches a new token. Keys and what you have open stay as they are."));
}

void MainWindow::applyLocking()
{
    m_autoLock->setIdleTime(m_services.settings().lockAfter());
    m_autoLock->setWithScreen(m_services.settings().lockWithScreen());
}

void MainWindow::connectShelf()
{
    connect(m_shelf.get(), &KeyShelf::loaded, this, [this] {
        showKeysOrWelcome();
        chooseFirst();
    });
    connect(m_shelf.get(), &KeyShelf::keyArrived, this, [this] {
        showKeysOrWelcome();
        showTitle();
    });
    connect(m_shelf.get(), &KeyShelf::failed, this, [this](const Error &error) {
        m_shelfFailed = true;
        m_ui->notice->showError(error);
        showKeysOrWelcome();
    });
}

void MainWindow::showTitle()
{
    QStringList parts;
    if (m_page == Explorer) {
        parts = QStringList{tr("Explorer"), m_explorerPage ? m_explorerPage->title() : QString()};
    } else if (m_page == Health) {
        parts = QStringList{tr("Health")};
    } else if (m_welcomePage && m_ui->pages->currentWidget() == m_welcomePage) {
        parts = QStringList{tr("Welcome")};
    } else {
        parts = QStringList{tr("Keys"), m_keysPage ? m_keysPage->title() : QString()};
    }
    parts.append(QStringLiteral("Keydesk"));
    parts.removeAll(QString());
    setWindowTitle(parts.join(QStringLiteral(" — ")));
}

void MainWindow::noticeChanges()
{
    if (m_looking) {
        return;
    }
    m_looking = true;
    whenEnded(m_services.keyBook().noticeChanges(), this, [this](const Result<void> &) { m_looking = false; });
}

void MainWindow::chooseFirst()
{
    if (!m_keysPage || m_keysPage->currentKey() || m_keysPage->currentSpace()) {
        return;
    }
    const auto last = KeyId::parse(m_services.settings().value(QStringLiteral("keys/open")).toString());
    auto &model = m_shelf->model();
    if (last && model.indexOf(*last).isValid()) {
        m_keysPage->select(*last);
        return;
    }
    const auto first = KeyId::parse(model.index(0, 0, model.index(0, 0)).data(KeyListModel::KeyIdRole).toString());
    if (first) {
        m_keysPage->select(*first);
    }
}

void MainWindow::restoreState()
{
    const Settings &settings = m_services.settings();
    restoreGeometry(settings.windowGeometry());
    Page page = Keys;
    for (const Page one : {Explorer, Health}) {
        page = settings.lastPage() == pageWord(one) ? one : page;
    }
    showPage(page);
}

void MainWindow::saveState()
{
    Settings &settings = m_services.settings();
    settings.setWindowGeometry(saveGeometry());
    settings.setLastPage(pageWord(m_page));
    if (m_keysPage) {
        settings.setSplitterState(QStringLiteral("keysSplitter"), m_keysPage->splitterState());
        const auto key = m_keysPage->currentKey();
        settings.setValue(QStringLiteral("keys/open"), key ? key->text() : QString());
    }
    if (m_explorerPage) {
        m_explorerPage->save();
    }
}
