// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_addkeydialog.h"
#include <core/apikey.h>
#include <core/clientsecret.h>
#include <gui/common/icons.h>
#include <gui/keys/addkeydialog.h>
#include <gui/keys/pastefilling.h>

namespace {

/// The value of a field, or nothing after the message said why.
template <class T> std::optional<T> valueOf(Result<T> result, FieldMessage &message)
{
    if (!result) {
        message.sayError(result.error());
        return std::nullopt;
    }
    message.clear();
    return std::move(*result);
}

} // namespace

AddKeyDialog::AddKeyDialog(const QList<Space> &spaces, IsTaken isTaken, QWidget *parent)
    : GrowingDialog(parent)
    , m_ui(std::make_unique<Ui::AddKeyDialog>())
    , m_isTaken(std::move(isTaken))
{
    m_ui->setupUi(this);
    for (const Space &space : spaces) {
        m_ui->space->addItem(space.name.text());
    }
    m_ui->space->setCurrentIndex(m_ui->space->count() > 0 ? 0 : -1);
    m_ui->space->lineEdit()->setPlaceholderText(tr("Name of the space in the suite"));
    m_ui->label->setPlaceholderText(tr("What the key is for"));
    m_ui->show->setIcon(lineIcon(QStringLiteral("show")));
    m_clientIdFilling = new PasteFilling(*m_ui->clientId, *m_ui->clientIdMessage, this);
    m_secretFilling = new PasteFilling(*m_ui->secret, *m_ui->secretMessage, this);
    connectFields();
    sayWhatSpaceMeans();
    m_ui->label->setFocus();
    if (spaces.isEmpty()) {
        m_ui->space->setFocus();
    }
}

AddKeyDialog::~AddKeyDialog() = default;

void AddKeyDialog::connectFields()
{
    m_ui->spaceMessage->setField(m_ui->space);
    m_ui->labelMessage->setField(m_ui->label);
    m_ui->clientIdMessage->setField(m_ui->clientId);
    m_ui->secretMessage->setField(m_ui->secret);
    m_ui->noteMessage->setField(m_ui->note);
    connect(m_clientIdFilling, &PasteFilling::recognised, this, &AddKeyDialog::fillFrom);
    connect(m_secretFilling, &PasteFilling::recognised, this, &AddKeyDialog::fillFrom);
    connect(m_ui->space, &QComboBox::currentTextChanged, this, &AddKeyDialog::sayWhatSpaceMeans);
    connect(m_ui->label, &QLineEdit::textChanged, m_ui->labelMessage, &FieldMessage::clear);
    connect(m_ui->show, &QToolButton::pressed, this, [this] { m_ui->secret->setEchoMode(QLineEdit::Normal); });
    connect(m_ui->show, &QToolButton::released, this, [this] { m_ui->secret->setEchoMode(QLineEdit::Password); });
    connect(m_ui->save, &QPushButton::clicked, this, &AddKeyDialog::saveRequested);
    connect(m_ui->cancel, &QPushButton::clicked, this, &AddKeyDialog::reject);
    connect(m_ui->notice, &NoticeBar::actionTriggered, this, &AddKeyDialog::actionTriggered);
}

void AddKeyDialog::setSpace(const QString &name)
{
    m_ui->space->setCurrentText(name);
    m_ui->label->setFocus();
}

std::optional<KeyDraft> AddKeyDialog::read()
{
    const auto space = valueOf(SpaceName::parse(m_ui->space->currentText()), *m_ui->spaceMessage);
    const auto label = valueOf(Label::parse(m_ui->label->text()), *m_ui->labelMessage);
    const auto clientId = valueOf(ClientId::parse(m_ui->clientId->text()), *m_ui->clientIdMessage);
    QByteArray typed = m_ui->secret->text().toUtf8();
    auto secret = valueOf(parseClientSecret(typed), *m_ui->secretMessage);
    wipe(typed);
    const QString note = m_ui->note->toPlainText().trimmed();
    const bool noteFits = note.size() <= ApiKey::MaxNoteLength;
    m_ui->noteMessage->clear();
    if (!noteFits) {
        m_ui->noteMessage->sayError(Error{ErrorKind::NoteTooLong, {QString::number(note.size())}});
    }
    if (space) {
        sayWhatSpaceMeans();
    }
    if (!checkLabel(space, label) || !space || !label || !clientId || !secret || !noteFits) {
        return std::nullopt;
    }
    return KeyDraft{*space, *label, *clientId, std::move(secret->secret), note, m_ui->testFirst->isChecked()};
}

bool AddKeyDialog::checkLabel(const std::optional<SpaceName> &space, const std::optional<Label> &label)
{
    if (space && label && m_isTaken(*space, *label)) {
        m_ui->labelMessage->sayError(Error{ErrorKind::LabelTaken, {label->text(), space->text()}});
        return false;
    }
    return true;
}

void AddKeyDialog::setBusy(const QString &words)
{
    m_busy = true;
    m_ui->notice->clear();
    m_ui->progress->setText(words);
    m_ui->save->setEnabled(false);
}

void AddKeyDialog::setIdle()
{
    m_busy = false;
    m_ui->progress->clear();
    m_ui->save->setEnabled(true);
}

void AddKeyDialog::showError(const Error &error, const QString &action)
{
    if (error.kind == ErrorKind::LabelTaken) {
        m_ui->labelMessage->sayError(error);
        m_ui->label->setFocus();
        return;
    }
    m_ui->notice->showError(error, action);
}

void AddKeyDialog::reject()
{
    if (!m_busy) {
        QDialog::reject();
        return;
    }
    m_ui->progress->setText(tr("Stopping …"));
    Q_EMIT stopRequested();
}

void AddKeyDialog::fillFrom(PastedKey &key)
{
    m_clientIdFilling->fill(key.clientId);
    QString secret = key.clientSecret.reveal([](QByteArrayView bytes) { return QString::fromUtf8(bytes); });
    m_secretFilling->fill(secret);
    wipe(secret);
    const bool labelled = !key.label.isEmpty() && m_ui->label->text().isEmpty();
    if (labelled) {
        m_ui->label->setText(key.label);
    }
    m_ui->clientIdMessage->say(Tone::Info,
        labelled ? tr("Label, client ID and client secret were taken from the pasted text.")
                 : tr("Client ID and client secret were taken from the pasted text."));
    m_ui->secretMessage->clear();
}

void AddKeyDialog::sayWhatSpaceMeans()
{
    const QString name = m_ui->space->currentText().trimmed();
    const bool known = m_ui->space->findText(name, Qt::MatchFixedString) >= 0;
    m_ui->spaceMessage->say(Tone::Neutral,
        name.isEmpty() || known ? QString() : tr("A new space, with the addresses that sellytics documents."));
}
