// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_catchkeydialog.h"
#include <app/wording.h>
#include <gui/common/freshcopies.h>
#include <gui/common/icons.h>
#include <gui/keys/catchkeydialog.h>
#include <QEvent>

CatchKeyDialog::CatchKeyDialog(const QList<Space> &spaces, KeyFields::IsTaken isTaken, QWidget *parent)
    : KeyForm(parent)
    , m_ui(std::make_unique<Ui::CatchKeyDialog>())
{
    m_ui->setupUi(this);
    m_ui->swap->setIcon(lineIcon(QStringLiteral("swap")));
    use({m_ui->fields, m_ui->notice, m_ui->progress, m_ui->save, m_ui->cancel});
    m_ui->fields->setNoteVisible(false);
    m_ui->fields->setSpaces(spaces, std::move(isTaken));
    auto *copies = new FreshCopies(*this);
    connect(copies, &FreshCopies::copied, this, &CatchKeyDialog::take);
    connect(m_ui->fields, &KeyFields::edited, this, &CatchKeyDialog::takeTyped);
    connect(m_ui->swap, &QPushButton::clicked, this, [this] {
        m_caught.swap();
        showCaught();
    });
    connect(this, &KeyForm::actionTriggered, this, &CatchKeyDialog::clearClipboard);
    showCaught();
}

CatchKeyDialog::~CatchKeyDialog() = default;

void CatchKeyDialog::setSpace(const QString &name)
{
    m_ui->fields->setSpace(name);
}

void CatchKeyDialog::take(QStringView text, QStringView html)
{
    if (m_outcome || !m_ui->save->isEnabled()) {
        return; // it is stored, or on its way there
    }
    bool changed = m_caught.take(partsInPasted(text));
    if (!html.isEmpty()) {
        // Where the page's text has lost which name belongs to which value, its markup has it.
        PastedParts parts = partsInPasted(html);
        parts.bare.clear();
        changed |= m_caught.take(std::move(parts));
    }
    if (changed) {
        m_ui->notice->clear();
        showCaught();
        if (m_caught.isComplete() && m_caught.label().isEmpty()) {
            m_ui->fields->focusLabel();
        }
    }
}

void CatchKeyDialog::takeTyped()
{
    if (m_showing || m_outcome) {
        return;
    }
    if (m_ui->fields->clientId() != m_caught.clientId()) {
        m_caught.setClientId(m_ui->fields->clientId());
    }
    if (Secret secret = m_ui->fields->secret(); !(secret == m_caught.clientSecret())) {
        m_caught.setClientSecret(std::move(secret));
    }
    m_caught.setLabel(m_ui->fields->label());
    m_ui->waiting->setText(waitingWords());
    m_ui->swap->setVisible(m_caught.canSwap());
}

void CatchKeyDialog::showCaught()
{
    m_showing = true;
    m_ui->fields->showKey(m_caught);
    m_showing = false;
    m_ui->waiting->setText(waitingWords());
    m_ui->swap->setVisible(m_caught.canSwap());
}

QString CatchKeyDialog::waitingWords() const
{
    using Source = CaughtKey::Source;
    const bool hasId = m_caught.idSource() != Source::None;
    const bool hasSecret = m_caught.secretSource() != Source::None;
    QString words;
    if (!hasId && !hasSecret) {
        return tr("Waiting for the client ID and the client secret.");
    }
    if (!hasSecret) {
        words = tr("The client ID is here. Waiting for the client secret.");
    } else if (!hasId) {
        words = tr("The client secret is here. Waiting for the client ID.");
    } else {
        words = m_caught.label().isEmpty() ? tr("Both are here. Give the key a label and store it.")
                                           : tr("All is here. Store it.");
    }
    if (m_caught.canSwap()) {
        words += QLatin1Char(' ') + tr("What was copied had no name beside it: if it is in the wrong field, swap.");
    }
    return words;
}

void CatchKeyDialog::showStored(const StoredOutcome &outcome)
{
    m_outcome = outcome;
    for (QWidget *part : {static_cast<QWidget *>(m_ui->hint), static_cast<QWidget *>(m_ui->waiting),
             static_cast<QWidget *>(m_ui->fields), static_cast<QWidget *>(m_ui->swap),
             static_cast<QWidget *>(m_ui->save)}) {
        part->hide();
    }
    m_ui->fields->forgetSecret(); // m_caught has it, for the clipboard
    m_ui->cancel->setText(tr("Close"));
    m_ui->cancel->setFocus();
    m_ui->notice->setClosable(false);
    if (outcome.trouble) {
        const Wording why = wordingFor(*outcome.trouble);
        m_ui->notice->showNotice(Tone::Warn, tr("Stored, but not proven: keep the vendor's page open."),
            QStringLiteral("%1 %2").arg(why.sentence, why.hint), tr("Try again"));
        m_ui->notice->setDetails(QString::fromUtf8(outcome.trouble->raw));
    } else {
        offerToClear(outcome.forThisRunOnly);
    }
    adjustSize();
}

void CatchKeyDialog::offerToClear(bool forThisRunOnly)
{
    const bool held = isActiveWindow() && FreshCopies::clipboardHolds(m_caught.clientSecret());
    const QString offer = held ? tr("Clear the clipboard") : QString();
    if (forThisRunOnly) {
        m_ui->notice->showNotice(Tone::Warn, tr("The key works, but is kept for this run only."),
            tr("Keep the vendor's page open, or keep the key elsewhere: it is gone when Keydesk ends."), offer);
        return;
    }
    m_ui->notice->showNotice(Tone::Ok, tr("Stored and proven: you may close the vendor's page."),
        held ? tr("The clipboard still holds the secret.")
             : tr("The secret was read back from the keychain and has fetched a token."),
        offer);
}

void CatchKeyDialog::clearClipboard()
{
    if (m_outcome && !m_outcome->trouble) {
        FreshCopies::clearClipboard(m_caught.clientSecret());
        offerToClear(m_outcome->forThisRunOnly);
    }
}

void CatchKeyDialog::changeEvent(QEvent *event)
{
    KeyForm::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && m_outcome && !m_outcome->trouble) {
        offerToClear(m_outcome->forThisRunOnly);
    }
}
