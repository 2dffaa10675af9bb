// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_settingsdialog.h"
#include <array>
#include <gui/settings/settingsdialog.h>

namespace {

constexpr std::array LockChoices = {5, 15, 30, 60, 240}; ///< minutes

QString afterMinutes(int minutes)
{
    return SettingsDialog::tr("After %1 minutes without use").arg(minutes);
}

} // namespace

SettingsDialog::SettingsDialog(Settings::Theme theme, const QString &home, QWidget *parent)
    : GrowingDialog(parent)
    , m_ui(std::make_unique<Ui::SettingsDialog>())
{
    m_ui->setupUi(this);
    m_ui->theme->setCurrentIndex(static_cast<int>(theme)); // in the order of the enum
    m_ui->home->setValue(home);
    m_ui->version->setText(QStringLiteral(KEYDESK_VERSION));
    connect(m_ui->theme, &QComboBox::currentIndexChanged, this,
        [this](int index) { Q_EMIT themeChosen(static_cast<Settings::Theme>(index)); });
    for (const int minutes : LockChoices) {
        m_ui->lockAfter->addItem(afterMinutes(minutes), minutes);
    }
    m_ui->lockAfter->addItem(tr("Not by itself"), 0);
    connect(m_ui->lockAfter, &QComboBox::currentIndexChanged, this, &SettingsDialog::tellLocking);
    connect(m_ui->lockWithScreen, &QCheckBox::toggled, this, &SettingsDialog::tellLocking);
    connect(m_ui->place, &QComboBox::currentIndexChanged, this,
        [this](int index) { Q_EMIT placeChosen(index == 1 ? SecretPlace::VaultFile : SecretPlace::Keychain); });
    connect(m_ui->changePassphrase, &QPushButton::clicked, this, &SettingsDialog::vaultPassphraseRequested);
    connectUses();
    connect(m_ui->openSandbox, &QPushButton::clicked, this, &SettingsDialog::sandboxRequested);
    connect(m_ui->backUp, &QPushButton::clicked, this, &SettingsDialog::backupRequested);
    connect(m_ui->restore, &QPushButton::clicked, this, &SettingsDialog::restoreRequested);
    connect(m_ui->close, &QPushButton::clicked, this, &QDialog::accept);
}

SettingsDialog::~SettingsDialog() = default;

void SettingsDialog::setSandboxRunning(bool running)
{
    m_ui->openSandbox->setText(running ? tr("Go to the sandbox") : tr("Open the sandbox"));
}

void SettingsDialog::setPlace(SecretPlace place, bool hasVault)
{
    const QSignalBlocker quiet(m_ui->place);
    m_ui->place->setEnabled(place != SecretPlace::ThisRun);
    m_ui->place->setCurrentIndex(place == SecretPlace::VaultFile ? 1 : 0);
    m_ui->changePassphrase->setVisible(hasVault);
}

void SettingsDialog::setLocking(std::chrono::minutes after, bool withScreen)
{
    const int minutes = static_cast<int>(after.count());
    if (m_ui->lockAfter->findData(minutes) < 0) { // set in the file by hand
        m_ui->lockAfter->insertItem(0, afterMinutes(minutes), minutes);
    }
    m_ui->lockAfter->setCurrentIndex(m_ui->lockAfter->findData(minutes));
    m_ui->lockWithScreen->setChecked(withScreen);
}

void SettingsDialog::tellLocking()
{
    Q_EMIT lockingChosen(
        std::chrono::minutes(m_ui->lockAfter->currentData().toInt()), m_ui->lockWithScreen->isChecked());
}

void SettingsDialog::connectUses()
{
    connect(m_ui->keepUses, &QCheckBox::toggled, this, &SettingsDialog::usesKept);
    connect(m_ui->clearUses, &QPushButton::clicked, this, [this] {
        m_asking = true;
        m_ui->notice->showNotice(Tone::Warn, tr("Clear the list of what used keys, for all keys?"),
            tr("Nobody can bring it back. The keys stay as they are."), tr("Yes, clear"));
    });
    connect(m_ui->notice, &NoticeBar::closed, this, [this] { m_asking = false; });
    connect(m_ui->notice, &NoticeBar::actionTriggered, this, [this] {
        if (std::exchange(m_asking, false)) {
            m_ui->notice->clear();
            Q_EMIT clearUsesConfirmed();
        }
    });
}

void SettingsDialog::setKeepsUses(bool keeps)
{
    const QSignalBlocker quiet(m_ui->keepUses);
    m_ui->keepUses->setChecked(keeps);
}

NoticeBar &SettingsDialog::notice()
{
    return *m_ui->notice;
}
