// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_keyfields.h"
#include <core/apikey.h>
#include <core/clientsecret.h>
#include <gui/common/icons.h>
#include <gui/keys/keyfields.h>
#include <gui/keys/pastefilling.h>
#include <keys/caughtkey.h>

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

/// Into a field that does not hold it yet: the cursor stays where it is otherwise.
void fillWith(PasteFilling &filling, const QLineEdit &field, const QString &value)
{
    if (field.text() != value) {
        filling.fill(value);
    }
}

} // namespace

KeyFields::KeyFields(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::KeyFields>())
{
    m_ui->setupUi(this);
    m_ui->space->lineEdit()->setPlaceholderText(tr("Name of the space in the suite"));
    m_ui->label->setPlaceholderText(tr("What the key is for"));
    m_ui->show->setIcon(lineIcon(QStringLiteral("show")));
    m_clientIdFilling = new PasteFilling(*m_ui->clientId, *m_ui->clientIdMessage, this);
    m_secretFilling = new PasteFilling(*m_ui->secret, *m_ui->secretMessage, this);
    connectFields();
}

KeyFields::~KeyFields() = default;

void KeyFields::setSpaces(const QList<Space> &spaces, IsTaken isTaken)
{
    m_isTaken = std::move(isTaken);
    for (const Space &space : spaces) {
        m_ui->space->addItem(space.name.text());
    }
    m_ui->space->setCurrentIndex(m_ui->space->count() > 0 ? 0 : -1);
    m_ui->space->lineEdit()->setCursorPosition(0); // a long name shows from its beginning
    sayWhatSpaceMeans();
    m_ui->label->setFocus();
    if (spaces.isEmpty()) {
        m_ui->space->setFocus();
    }
}

void KeyFields::connectFields()
{
    m_ui->spaceMessage->setField(m_ui->space);
    m_ui->labelMessage->setField(m_ui->label);
    m_ui->clientIdMessage->setField(m_ui->clientId);
    m_ui->secretMessage->setField(m_ui->secret);
    m_ui->noteMessage->setField(m_ui->note);
    connect(m_clientIdFilling, &PasteFilling::recognised, this, &KeyFields::fillFrom);
    connect(m_secretFilling, &PasteFilling::recognised, this, &KeyFields::fillFrom);
    connect(m_ui->space, &QComboBox::currentTextChanged, this, &KeyFields::sayWhatSpaceMeans);
    connect(m_ui->label, &QLineEdit::textChanged, m_ui->labelMessage, &FieldMessage::clear);
    connect(m_ui->show, &QToolButton::pressed, this, [this] { m_ui->secret->setEchoMode(QLineEdit::Normal); });
    connect(m_ui->show, &QToolButton::released, this, [this] { m_ui->secret->setEchoMode(QLineEdit::Password); });
    for (const QLineEdit *field : {m_ui->label, m_ui->clientId, m_ui->secret}) {
        connect(field, &QLineEdit::textChanged, this, &KeyFields::edited);
    }
}

void KeyFields::setSpace(const QString &name)
{
    m_ui->space->setCurrentText(name);
    m_ui->space->lineEdit()->setCursorPosition(0);
    m_ui->label->setFocus();
}

void KeyFields::setNoteVisible(bool visible)
{
    m_ui->noteTitle->setVisible(visible);
    m_ui->note->setVisible(visible);
}

void KeyFields::showKey(const CaughtKey &key)
{
    fillWith(*m_clientIdFilling, *m_ui->clientId, key.clientId());
    QString secret = key.clientSecret().reveal([](QByteArrayView bytes) { return QString::fromUtf8(bytes); });
    fillWith(*m_secretFilling, *m_ui->secret, secret);
    wipe(secret);
    if (m_ui->label->text() != key.label()) {
        m_ui->label->setText(key.label());
    }
}

QString KeyFields::label() const
{
    return m_ui->label->text();
}

QString KeyFields::clientId() const
{
    return m_ui->clientId->text();
}

Secret KeyFields::secret() const
{
    QByteArray typed = m_ui->secret->text().toUtf8();
    return Secret::takeFrom(typed);
}

void KeyFields::forgetSecret()
{
    m_secretFilling->fill({});
}

void KeyFields::focusLabel()
{
    m_ui->label->setFocus();
}

std::optional<KeyDraft> KeyFields::read()
{
    const auto space = valueOf(SpaceName::parse(m_ui->space->currentText()), *m_ui->spaceMessage);
    const auto label = valueOf(Label::parse(m_ui->label->text()), *m_ui->labelMessage);
    const auto clientId = valueOf(ClientId::parse(m_ui->clientId->text()), *m_ui->clientIdMessage);
    auto secret = valueOf(this->secret().reveal(parseClientSecret), *m_ui->secretMessage);
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
    return KeyDraft{*space, *label, *clientId, std::move(secret->secret), note, true};
}

bool KeyFields::checkLabel(const std::optional<SpaceName> &space, const std::optional<Label> &label)
{
    if (space && label && m_isTaken(*space, *label)) {
        m_ui->labelMessage->sayError(Error{ErrorKind::LabelTaken, {label->text(), space->text()}});
        return false;
    }
    return true;
}

bool KeyFields::showError(const Error &error)
{
    if (error.kind != ErrorKind::LabelTaken) {
        return false;
    }
    m_ui->labelMessage->sayError(error);
    m_ui->label->setFocus();
    return true;
}

void KeyFields::fillFrom(PastedKey &key)
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

void KeyFields::sayWhatSpaceMeans()
{
    const QString name = m_ui->space->currentText().trimmed();
    const bool known = m_ui->space->findText(name, Qt::MatchFixedString) >= 0;
    m_ui->spaceMessage->say(Tone::Neutral,
        name.isEmpty() || known ? QString() : tr("A new space, with the addresses that sellytics documents."));
}
