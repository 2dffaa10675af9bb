// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/noticebar.h>
#include <gui/startup/starttrouble.h>
#include <QCloseEvent>
#include <QPushButton>
#include <QVBoxLayout>

StartTrouble::StartTrouble(QWidget *parent)
    : QWidget(parent)
    , m_notice(new NoticeBar(this))
    , m_rebuild(new QPushButton(tr("Bring the keys back from the keychain"), this))
{
    setWindowTitle(QStringLiteral("Keydesk"));
    auto *quit = new QPushButton(tr("Quit"), this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(16);
    column->addWidget(m_notice);
    column->addWidget(m_rebuild, 0, Qt::AlignLeft);
    column->addStretch();
    column->addWidget(quit, 0, Qt::AlignRight);
    m_notice->setClosable(false);
    connect(m_notice, &NoticeBar::actionTriggered, this, &StartTrouble::retryRequested);
    connect(m_rebuild, &QPushButton::clicked, this, &StartTrouble::rebuildRequested);
    connect(quit, &QPushButton::clicked, this, &StartTrouble::quitRequested);
    resize(560, 200);
}

void StartTrouble::showError(const Error &error)
{
    m_notice->showError(error, tr("Try again"));
    m_rebuild->setVisible(error.kind == ErrorKind::DatabaseDamaged);
    m_rebuild->setEnabled(true);
}

void StartTrouble::setBusy(const QString &words)
{
    m_notice->showNotice(Tone::Info, words);
    m_rebuild->setEnabled(false);
}

void StartTrouble::closeEvent(QCloseEvent *event)
{
    event->accept();
    Q_EMIT quitRequested();
}
