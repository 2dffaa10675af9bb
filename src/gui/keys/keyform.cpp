// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/noticebar.h>
#include <gui/keys/keyfields.h>
#include <gui/keys/keyform.h>
#include <QLabel>
#include <QPushButton>

void KeyForm::use(const Parts &parts)
{
    m_parts = parts;
    connect(parts.save, &QPushButton::clicked, this, &KeyForm::saveRequested);
    connect(parts.cancel, &QPushButton::clicked, this, &KeyForm::reject);
    connect(parts.notice, &NoticeBar::actionTriggered, this, &KeyForm::actionTriggered);
}

std::optional<KeyDraft> KeyForm::read()
{
    auto draft = m_parts.fields->read();
    if (draft) {
        draft->testFirst = isTestWanted();
    }
    return draft;
}

void KeyForm::setBusy(const QString &words)
{
    m_busy = true;
    m_parts.notice->clear();
    m_parts.progress->setText(words);
    m_parts.save->setEnabled(false);
}

void KeyForm::setIdle()
{
    m_busy = false;
    m_parts.progress->clear();
    m_parts.save->setEnabled(true);
}

void KeyForm::showError(const Error &error, const QString &action)
{
    if (!m_parts.fields->showError(error)) {
        m_parts.notice->showError(error, action);
    }
}

void KeyForm::reject()
{
    if (!m_busy) {
        QDialog::reject();
        return;
    }
    m_parts.progress->setText(tr("Stopping …"));
    Q_EMIT stopRequested();
}
