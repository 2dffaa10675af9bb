// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/names.h>
#include <gui/common/fieldmessage.h>
#include <gui/keys/pastefilling.h>
#include <QLineEdit>

PasteFilling::PasteFilling(QLineEdit &field, FieldMessage &message, QObject *parent)
    : QObject(parent)
    , m_field(field)
    , m_message(message)
{
    connect(&field, &QLineEdit::textChanged, this, &PasteFilling::look);
}

void PasteFilling::fill(const QString &value)
{
    m_filling = true;
    m_field.setText(value); // also forgets the field's undo steps, which may hold a secret
    m_field.setCursorPosition(0);
    m_length = value.size();
    m_filling = false;
}

void PasteFilling::look(const QString &text)
{
    const bool atOnce = text.size() - std::exchange(m_length, text.size()) > 1;
    if (m_filling) {
        return;
    }
    m_message.clear();
    if (!atOnce) {
        return;
    }
    if (auto key = recognisePastedKey(text)) {
        Q_EMIT recognised(*key);
        return;
    }
    const QString trimmed = trimmedVisibly(text).toString();
    if (trimmed.size() != text.size()) {
        fill(trimmed);
        m_message.say(Tone::Info, tr("Spaces or line breaks around it were removed."));
    }
}
