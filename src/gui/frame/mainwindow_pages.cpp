// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the window: when each is built, and how their wishes lead to one another.
#include "ui_mainwindow.h"
#include <algorithm>
#include <app/paths.h>
#include <app/services.h>
#include <app/settings.h>
#include <app/vault.h>
#include <gui/backup/backingup.h>
#include <gui/backup/restoring.h>
#include <gui/common/theme.h>
#include <gui/explorer/explorerpage.h>
#include <gui/frame/mainwindow.h>
#include <gui/frame/work.h>
#include <gui/health/healthactions.h>
#include <gui/health/healthmodel.h>
#include <gui/health/healthpage.h>
#include <gui/health/rotationreminder.h>
#include <gui/keys/cardactions.h>
#include <gui/keys/inspecttokendialog.h>
#include <gui/keys/keptin.h>
#include <gui/keys/keyactions.h>
#include <gui/keys/keyshelf.h>
#include <gui/keys/keyspage.h>
#include <gui/keys/spaceactions.h>
#include <gui/settings/settingsdialog.h>
#include <gui/uses/keyuses.h>
#include <gui/vault/vaultactions.h>
#include <gui/welcome/lostkeys.h>
#include <gui/welcome/welcomepage.h>
#include <keys/keybook.h>
#include <sandbox/sandboxserver.h>

namespace {

constexpr int NoteStays = 5000; ///< milliseconds in the status bar

} // namespace

void MainWindow::showPage(Page page)
{
    m_page = page;
    m_ui->rail->setCurrent(page);
    if (page == Explorer) {
        m_ui->pages->setCurrentWidget(explorerPage());
        showTitle();
    } else if (page == Health) {
        m_ui->pages->setCurrentWidget(healthPage());
        showTitle();
    } else {
        showKeysOrWelcome();
    }
}

void MainWindow::showKeysOrWelcome()
{
    if (m_page != Keys) {
        return;
    }
    if (!m_shelf->isLoaded() && !m_shelfFailed) {
        showTitle();
        return; // which of the two is not known yet, and it takes a moment: an empty window tells nothing wrong
    }
    const bool nothing = m_shelf->isLoaded() && m_shelf->model().hasNothing();
    QWidget *wanted = nothing ? static_cast<QWidget *>(welcomePage()) : keysPage();
    if (m_ui->pages->currentWidget() != wanted) {
        m_ui->pages->setCurrentWidget(wanted);
        chooseFirst();
    }
    showTitle();
}

KeysPage *MainWindow::keysPage()
{
    if (m_keysPage) {
        return m_keysPage;
    }
    auto &keyBook = m_services.keyBook();
    const auto keptIn = [&keyBook](const QString &backend) {
        return keptInWords(backend, keyBook.keychainBackend(), keyBook.keychainName());
    };
    m_keysPage = new KeysPage(m_shelf->model(), m_services.clock(), keptIn, this);
    m_keysPage->restoreSplitter(m_services.settings().splitterState(QStringLiteral("keysSplitter")));
    m_ui->pages->addWidget(m_keysPage);
    m_keyActions = new KeyActions(keyBook, *m_shelf, *m_frame, *m_keysPage);
    m_cardActions = new CardActions(keyBook, m_shelf->model(), m_services.clock(), *m_frame, *m_keysPage);
    const auto keepsUses = [&settings = m_services.settings()] { return settings.keepsUses(); };
    new KeyUses(keyBook, m_shelf->model(), keepsUses, *m_keysPage);
    new SpaceActions(m_services, m_shelf->model(), *m_frame, *m_keysPage);
    connect(m_keyActions, &KeyActions::exploreRequested, this, &MainWindow::explore);
    connect(m_keysPage, &KeysPage::inspectTokenRequested, this, &MainWindow::openInspector);
    connect(m_keysPage, &KeysPage::currentChanged, this, [this] {
        showTitle();
        offerSandbox();
    });
    connect(&m_keysPage->notice(), &NoticeBar::actionTriggered, this, [this] {
        if (m_offeringSandbox) {
            openSandbox(false);
        }
    });
    return m_keysPage;
}

WelcomePage *MainWindow::welcomePage()
{
    if (m_welcomePage) {
        return m_welcomePage;
    }
    m_welcomePage = new WelcomePage(this);
    m_welcomePage->showKeychain(*m_keychain);
    m_ui->pages->addWidget(m_welcomePage);
    connect(m_welcomePage, &WelcomePage::addKeyRequested, this, [this] {
        keysPage();
        m_keyActions->add();
    });
    connect(m_welcomePage, &WelcomePage::catchKeyRequested, this, [this] {
        keysPage();
        m_keyActions->catchNew();
    });
    connect(m_welcomePage, &WelcomePage::sandboxRequested, this, [this] { openSandbox(true); });
    connect(m_welcomePage, &WelcomePage::vaultRequested, m_vaultActions, &VaultActions::create);
    connect(m_welcomePage, &WelcomePage::restoreRequested, this, &MainWindow::openRestore);
    connect(m_welcomePage, &WelcomePage::inspectTokenRequested, this, &MainWindow::openInspector);
    connect(m_welcomePage, &WelcomePage::askKeychainRequested, m_keychain.get(), &KeychainWatch::probe);
    auto *const lostKeys = new LostKeys(m_services.keyBook(), m_welcomePage->notice(), *m_ui->notice, m_welcomePage);
    const auto lookWhenUnlocked = [this, lostKeys] {
        if (m_keychain->state() == KeychainWatch::State::Unlocked) {
            lostKeys->look();
        }
    };
    connect(m_keychain.get(), &KeychainWatch::changed, lostKeys, lookWhenUnlocked);
    lookWhenUnlocked();
    return m_welcomePage;
}

ExplorerPage *MainWindow::explorerPage()
{
    if (!m_explorerPage) {
        m_explorerPage = new ExplorerPage(m_services, this);
        connect(m_explorerPage, &ExplorerPage::busyChanged, this, &MainWindow::showRequests);
        m_ui->pages->addWidget(m_explorerPage);
        connect(m_explorerPage, &ExplorerPage::titleChanged, this, &MainWindow::showTitle);
        connect(m_explorerPage, &ExplorerPage::failed, m_keychain.get(), &KeychainWatch::learn);
        connect(m_explorerPage, &ExplorerPage::unlocked, m_keychain.get(), &KeychainWatch::learnThatItWorks);
        connect(m_explorerPage, &ExplorerPage::noteWanted, this,
            [this](const QString &text) { m_ui->statusBar->showMessage(text, NoteStays); });
        connect(m_explorerPage, &ExplorerPage::keyWanted, this, [this](const KeyId &key) {
            showPage(Keys);
            keysPage()->select(key);
        });
    }
    return m_explorerPage;
}

HealthPage *MainWindow::healthPage()
{
    if (m_healthPage) {
        return m_healthPage;
    }
    auto &keyBook = m_services.keyBook();
    const auto keychain = [&keyBook](const QString &backend) {
        return keychainWords(backend, keyBook.keychainBackend(), keyBook.keychainName());
    };
    m_healthModel = std::make_unique<HealthModel>(m_services.clock(), keychain);
    m_healthPage = new HealthPage(*m_healthModel, this);
    m_healthActions = new HealthActions(keyBook, *m_shelf, *m_frame, *m_healthModel, *m_healthPage);
    m_ui->pages->addWidget(m_healthPage);
    connect(m_healthPage, &HealthPage::keyRequested, this, [this](const KeyId &key) {
        showPage(Keys);
        keysPage()->select(key);
    });
    return m_healthPage;
}

void MainWindow::connectReminder()
{
    auto *reminder = new RotationReminder(*m_shelf, m_services.clock(), *m_ui->reminder, this);
    connect(reminder, &RotationReminder::keyWanted, this, [this](const KeyId &key) {
        showPage(Keys);
        keysPage()->select(key);
    });
    connect(reminder, &RotationReminder::listWanted, this, [this] { showPage(Health); });
}

void MainWindow::showRequests(bool busy)
{
    if (!busy) {
        m_onCancelRequests.reset();
        m_work->end(m_requests);
        return;
    }
    const std::stop_source stop;
    m_onCancelRequests.emplace(stop.get_token(), [this] { m_explorerPage->cancelAll(); });
    m_requests = m_work->begin(tr("Sending"), stop);
}

void MainWindow::explore(const KeyId &key)
{
    explorerPage()->openFor(key);
    showPage(Explorer);
    m_explorerPage->focusAddress();
}

void MainWindow::showSandbox()
{
    const bool running = m_services.isSandboxRunning();
    m_ui->statusBar->showSandbox(running, running ? m_services.sandbox().baseUrl().toString() : QString());
    offerSandbox();
}

void MainWindow::offerSandbox()
{
    if (!m_keysPage) {
        return;
    }
    const auto id = m_keysPage->currentSpace();
    const Space *space = id ? m_shelf->model().space(*id) : nullptr;
    const bool offer = space && space->isSandbox && !m_services.isSandboxRunning();
    if (offer) {
        m_keysPage->notice().showNotice(Tone::Info, tr("The sandbox is closed."),
            tr("Its keys work only while the practice server runs."), tr("Open the sandbox"));
    } else if (m_offeringSandbox) {
        m_keysPage->notice().clear();
    }
    m_offeringSandbox = offer;
}

void MainWindow::openSandbox(bool andExplore)
{
    if (m_welcomePage) {
        m_welcomePage->setOpeningSandbox(true);
        m_welcomePage->notice().clear();
    }
    whenEnded(m_services.openSandbox(), this, [this, andExplore](const Result<Space> &space) {
        if (m_welcomePage) {
            m_welcomePage->setOpeningSandbox(false);
        }
        if (space && andExplore) {
            exploreSandbox(space->id);
        } else if (!space) {
            m_keychain->learn(space.error());
            const bool onWelcome = m_welcomePage && m_ui->pages->currentWidget() == m_welcomePage;
            (onWelcome ? m_welcomePage->notice() : *m_ui->notice).showError(space.error());
        }
    });
}

void MainWindow::exploreSandbox(const SpaceId &space)
{
    whenEnded(m_services.keyBook().keys(), this, [this, space](const Result<QList<ApiKey>> &keys) {
        if (!keys) {
            m_ui->notice->showError(keys.error());
            return;
        }
        const auto key = std::ranges::find_if(*keys, [&](const ApiKey &one) { return one.space == space; });
        if (key != keys->end()) {
            explore(key->id);
        }
    });
}

void MainWindow::openSettings()
{
    auto *dialog = new SettingsDialog(m_services.settings().theme(), Paths::ofThisPerson().home, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setSandboxRunning(m_services.isSandboxRunning());
    connect(dialog, &SettingsDialog::themeChosen, this, [this](Settings::Theme theme) {
        m_services.settings().setTheme(theme);
        applyTheme(theme);
    });
    dialog->setPlace(m_services.vault().inUse(), m_services.vault().exists());
    connect(dialog, &SettingsDialog::placeChosen, this, [this, dialog](SecretPlace place) {
        if (place == SecretPlace::VaultFile && !m_services.vault().exists()) {
            dialog->accept();
        }
        m_vaultActions->use(place);
    });
    connect(dialog, &SettingsDialog::vaultPassphraseRequested, this, [this, dialog] {
        dialog->accept();
        m_vaultActions->changePassphrase();
    });
    dialog->setLocking(m_services.settings().lockAfter(), m_services.settings().lockWithScreen());
    connect(dialog, &SettingsDialog::lockingChosen, this, [this](std::chrono::minutes after, bool withScreen) {
        m_services.settings().setLockAfter(after);
        m_services.settings().setLockWithScreen(withScreen);
        applyLocking();
    });
    connectUses(*dialog);
    connect(dialog, &SettingsDialog::sandboxRequested, this, [this, dialog] {
        dialog->accept();
        openSandbox(true);
    });
    connect(dialog, &SettingsDialog::backupRequested, this, [this, dialog] {
        dialog->accept();
        openBackup();
    });
    connect(dialog, &SettingsDialog::restoreRequested, this, [this, dialog] {
        dialog->accept();
        openRestore();
    });
    dialog->open();
}

void MainWindow::connectUses(SettingsDialog &dialog)
{
    dialog.setKeepsUses(m_services.settings().keepsUses());
    connect(&dialog, &SettingsDialog::usesKept, this, [this, &dialog](bool keeps) {
        m_services.settings().setKeepsUses(keeps);
        if (const auto written = m_services.settings().sync(); !written) {
            dialog.notice().showError(written.error());
        }
    });
    connect(&dialog, &SettingsDialog::clearUsesConfirmed, this, [this, &dialog] {
        whenEnded(m_services.keyBook().clearUses(), &dialog, [&dialog](const Result<void> &cleared) {
            if (cleared) {
                dialog.notice().showNotice(Tone::Ok, tr("The list is cleared."));
            } else {
                dialog.notice().showError(cleared.error());
            }
        });
    });
}

void MainWindow::openBackup()
{
    auto *dialog = new BackupDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    new BackingUp(m_services.keyBook(), *m_keychain, *dialog);
    dialog->open();
}

void MainWindow::openRestore()
{
    auto *dialog = new RestoreDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    new Restoring(m_services.keyBook(), *m_keychain, *dialog);
    dialog->open();
}

void MainWindow::openInspector()
{
    auto *dialog = new InspectTokenDialog(m_shelf->model().spaces(), m_services.clock(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}
