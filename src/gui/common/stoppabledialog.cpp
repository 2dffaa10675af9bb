// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/noticebar.h>
#include <gui/common/stoppabledialog.h>
#include <QLabel>
#include <QPushButton>

void StoppableDialog::setFrame(QPushButton *go, QPushButton *cancel, QLabel *progress, NoticeBar *notice)
{
    m_go = go;
    m_cancel = cancel;
    m_progress = progress;
    m_notice = notice;
    connect(cancel, &QPushButton::clicked, this, &StoppableDialog::reject);
}

void StoppableDialog::setBusy(const QString &words)
{
    m_busy = true;
    m_notice->clear();
    m_progress->setText(words);
    m_go->setEnabled(false);
}

void StoppableDialog::setIdle()
{
    m_busy = false;
    m_progress->clear();
    m_go->setEnabled(true);
    m_cancel->setEnabled(true);
}

void StoppableDialog::showDone(const QString &sentence, const QString &hint)
{
    setIdle();
    m_go->hide();
    m_cancel->setText(tr("Close"));
    m_cancel->setFocus();
    m_notice->showNotice(Tone::Ok, sentence, hint);
}

void StoppableDialog::reject()
{
    if (!m_busy) {
        QDialog::reject();
        return;
    }
    m_progress->setText(tr("Stopping …"));
    m_cancel->setEnabled(false);
    Q_EMIT stopRequested();
}
