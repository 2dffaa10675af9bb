// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_editkeydialog.h"
#include <gui/keys/editkeydialog.h>

namespace {

constexpr int RotateAfterDays = 90; ///< what is proposed

} // namespace

EditKeyDialog::EditKeyDialog(const ApiKey &key, QWidget *parent)
    : SavingDialog(parent)
    , m_ui(std::make_unique<Ui::EditKeyDialog>())
    , m_key(key)
{
    m_ui->setupUi(this);
    m_ui->label->setText(key.label.text());
    m_ui->clientId->setText(key.clientId.text());
    m_ui->note->setPlainText(key.note);
    m_ui->labelMessage->setField(m_ui->label);
    m_ui->clientIdMessage->setField(m_ui->clientId);
    m_ui->noteMessage->setField(m_ui->note);
    m_ui->rotateBy->setDate(key.rotateBy.isValid() ? key.rotateBy : QDate::currentDate().addDays(RotateAfterDays));
    connect(m_ui->hasRotateBy, &QCheckBox::toggled, m_ui->rotateBy, &QDateEdit::setEnabled);
    m_ui->rotateBy->setEnabled(false);
    m_ui->hasRotateBy->setChecked(key.rotateBy.isValid());
    setFrame(m_ui->save, m_ui->cancel, m_ui->progress);
    m_ui->label->setFocus();
    m_ui->label->selectAll();
}

EditKeyDialog::~EditKeyDialog() = default;

std::optional<KeyChange> EditKeyDialog::read()
{
    m_ui->labelMessage->clear();
    m_ui->clientIdMessage->clear();
    m_ui->noteMessage->clear();
    m_ui->notice->clear();
    const auto label = Label::parse(m_ui->label->text());
    const auto clientId = ClientId::parse(m_ui->clientId->text());
    const QString note = m_ui->note->toPlainText().trimmed();
    const bool noteFits = note.size() <= ApiKey::MaxNoteLength;
    if (!label) {
        m_ui->labelMessage->sayError(label.error());
    }
    if (!clientId) {
        m_ui->clientIdMessage->sayError(clientId.error());
    }
    if (!noteFits) {
        m_ui->noteMessage->sayError(Error{ErrorKind::NoteTooLong, {QString::number(note.size())}});
    }
    if (!label || !clientId || !noteFits) {
        return std::nullopt;
    }
    KeyChange change;
    if (*label != m_key.label) {
        change.label = *label;
    }
    if (*clientId != m_key.clientId) {
        change.clientId = *clientId;
    }
    if (note != m_key.note) {
        change.note = note;
    }
    const QDate rotateBy = m_ui->hasRotateBy->isChecked() ? m_ui->rotateBy->date() : QDate();
    if (rotateBy != m_key.rotateBy) {
        change.rotateBy = rotateBy;
    }
    return change;
}

void EditKeyDialog::showError(const Error &error)
{
    if (error.kind == ErrorKind::LabelTaken) {
        m_ui->labelMessage->sayError(error);
    } else {
        m_ui->notice->showError(error);
    }
}
