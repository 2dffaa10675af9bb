// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/noticebar.h>
#include <gui/startup/starttrouble.h>
#include <QCloseEvent>
#include <QPushButton>
#include <QVBoxLayout>

StartTrouble::StartTrouble(QWidget *parent)
    : QWidget(parent)
    , m_notice(new NoticeBar(this))
{
    setWindowTitle(QStringLiteral("Keydesk"));
    auto *quit = new QPushButton(tr("Quit"), this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(16);
    column->addWidget(m_notice);
    column->addStretch();
    column->addWidget(quit, 0, Qt::AlignRight);
    m_notice->setClosable(false);
    connect(m_notice, &NoticeBar::actionTriggered, this, &StartTrouble::retryRequested);
    connect(quit, &QPushButton::clicked, this, &StartTrouble::quitRequested);
    resize(560, 200);
}

void StartTrouble::showError(const Error &error)
{
    m_notice->showError(error, tr("Try again"));
}

void StartTrouble::closeEvent(QCloseEvent *event)
{
    event->accept();
    Q_EMIT quitRequested();
}
