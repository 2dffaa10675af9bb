// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_welcomepage.h"
#include <core/storetrouble.h>
#include <gui/common/icons.h>
#include <gui/frame/keychainwatch.h>
#include <gui/welcome/welcomepage.h>

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::WelcomePage>())
{
    m_ui->setupUi(this);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    m_ui->title->setFont(large);
    QFont bold = font();
    bold.setBold(true);
    for (QLabel *title : {m_ui->addTitle, m_ui->sandboxTitle, m_ui->restoreTitle}) {
        title->setFont(bold);
    }
    m_ui->addKey->setIcon(lineIcon(QStringLiteral("plus")));
    m_ui->openSandbox->setIcon(lineIcon(QStringLiteral("sandbox")));
    m_ui->restoreBackup->setIcon(lineIcon(QStringLiteral("restore")));
    m_ui->keychainNotice->setClosable(false);
    connect(m_ui->addKey, &QPushButton::clicked, this, &WelcomePage::addKeyRequested);
    connect(m_ui->catchKey, &QPushButton::clicked, this, &WelcomePage::catchKeyRequested);
    connect(m_ui->openSandbox, &QPushButton::clicked, this, &WelcomePage::sandboxRequested);
    connect(m_ui->useVault, &QPushButton::clicked, this, &WelcomePage::vaultRequested);
    connect(m_ui->restoreBackup, &QPushButton::clicked, this, &WelcomePage::restoreRequested);
    connect(m_ui->inspectToken, &QPushButton::clicked, this, &WelcomePage::inspectTokenRequested);
    connect(m_ui->keychainNotice, &NoticeBar::actionTriggered, this, &WelcomePage::askKeychainRequested);
    m_ui->addKey->setFocus();
}

WelcomePage::~WelcomePage() = default;

void WelcomePage::showKeychain(const KeychainWatch &keychain)
{
    using State = KeychainWatch::State;
    const bool failing
        = keychain.state() == State::Missing || keychain.state() == State::Locked || keychain.state() == State::Trouble;
    const std::optional<Error> &trouble = keychain.trouble();
    if (failing && trouble) {
        m_ui->keychainNotice->showError(*trouble, isLockedVault(trouble->kind) ? tr("Unlock") : tr("Check again"));
    } else if (keychain.state() != State::Checking) {
        m_ui->keychainNotice->clear();
    }
    m_ui->waysOn->setVisible(keychain.state() == State::Missing);
    m_ui->useVault->setVisible(keychain.state() == State::Missing);
    if (keychain.state() == State::RunOnly) {
        m_ui->where->setText(
            tr("Secrets are kept in memory for this run only. When the window closes, they are gone."));
    } else if (keychain.state() == State::Missing) {
        m_ui->where->setText(
            tr("Without a keychain, secrets can be kept in a vault file, or in memory for this run only."));
    } else {
        m_ui->where->setText(tr("The secret of a key is kept in %1, and nowhere else.").arg(keychain.name()));
    }
}

void WelcomePage::setOpeningSandbox(bool opening)
{
    m_ui->openSandbox->setEnabled(!opening);
    m_ui->openSandbox->setText(opening ? tr("Opening …") : tr("Open the sandbox"));
}

NoticeBar &WelcomePage::notice()
{
    return *m_ui->notice;
}
