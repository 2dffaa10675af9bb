// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/icons.h>
#include <gui/common/secretclipboard.h>
#include <gui/frame/statusbar.h>
#include <gui/frame/work.h>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace {

struct Look {
    QString words;
    QString icon;
    Tone tone;
};

Look lookOf(const KeychainWatch &keychain)
{
    using State = KeychainWatch::State;
    if (keychain.state() == State::Unknown) {
        return {StatusBar::tr("Keychain"), QStringLiteral("lock"), Tone::Neutral}; // its name takes a library to know
    }
    const QString name = keychain.name().left(1).toUpper() + keychain.name().mid(1);
    switch (keychain.state()) {
    case State::Unlocked:
        return {StatusBar::tr("%1: unlocked").arg(name), QStringLiteral("unlock"), Tone::Ok};
    case State::Locked:
        return {StatusBar::tr("%1: locked").arg(name), QStringLiteral("lock"), Tone::Warn};
    case State::Missing:
        return {StatusBar::tr("Keychain: missing"), QStringLiteral("warn"), Tone::Fail};
    case State::Trouble:
        return {StatusBar::tr("%1: not working").arg(name), QStringLiteral("warn"), Tone::Fail};
    case State::RunOnly:
        return {StatusBar::tr("Secrets: this run only"), QStringLiteral("info"), Tone::Warn};
    case State::Checking:
        return {StatusBar::tr("%1: checking").arg(name), QStringLiteral("lock"), Tone::Neutral};
    case State::Unknown:
        break;
    }
    Q_UNREACHABLE();
}

} // namespace

StatusBar::StatusBar(QWidget *parent)
    : QStatusBar(parent)
    , m_workBox(new QWidget(this))
    , m_workTitle(new QLabel(m_workBox))
    , m_cancel(new QToolButton(m_workBox))
    , m_clipboard(new QLabel(this))
    , m_sandbox(new QLabel(this))
    , m_keychain(new QToolButton(this))
{
    auto *line = new QHBoxLayout(m_workBox);
    line->setContentsMargins(8, 0, 8, 0);
    line->setSpacing(8);
    auto *progress = new QProgressBar(m_workBox);
    progress->setRange(0, 0);
    progress->setTextVisible(false);
    progress->setFixedWidth(64);
    progress->setMaximumHeight(8);
    line->addWidget(progress);
    line->addWidget(m_workTitle);
    line->addWidget(m_cancel);
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel work"));
    m_cancel->setAutoRaise(true);
    m_keychain->setAutoRaise(true);
    m_keychain->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_keychain->setToolTip(tr("What this means"));
    m_keychain->setFocusPolicy(Qt::TabFocus);
    addWidget(m_workBox);
    addPermanentWidget(m_clipboard);
    addPermanentWidget(m_sandbox);
    addPermanentWidget(m_keychain);
    for (QWidget *hidden : {m_workBox, static_cast<QWidget *>(m_clipboard), static_cast<QWidget *>(m_sandbox)}) {
        hidden->hide();
    }
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(QuietFor);
    connect(&m_quiet, &QTimer::timeout, m_workBox, &QWidget::show);
    connect(m_cancel, &QToolButton::clicked, this, &StatusBar::cancelClicked);
    connect(m_keychain, &QToolButton::clicked, this, &StatusBar::keychainClicked);
}

void StatusBar::showKeychain(const KeychainWatch &keychain)
{
    const Look look = lookOf(keychain);
    m_keychain->setText(look.words);
    m_keychain->setAccessibleName(look.words);
    m_keychain->setIcon(lineIcon(look.icon, look.tone));
}

void StatusBar::showWork(const Work &work)
{
    m_workTitle->setText(work.title());
    m_cancel->setVisible(work.canCancel());
    if (work.isIdle()) {
        m_quiet.stop();
        m_workBox->hide();
    } else if (!m_workBox->isVisible() && !m_quiet.isActive()) {
        m_quiet.start();
    }
}

void StatusBar::showClipboard(const SecretClipboard &clipboard)
{
    const int seconds = clipboard.secondsLeft();
    m_clipboard->setVisible(seconds > 0);
    m_clipboard->setText(tr("%1 copied, cleared in %2 s").arg(clipboard.what()).arg(seconds));
}

void StatusBar::showSandbox(bool running, const QString &address)
{
    m_sandbox->setVisible(running);
    m_sandbox->setText(tr("Sandbox open"));
    m_sandbox->setToolTip(tr("The practice server listens on %1, on this machine only.").arg(address));
}
