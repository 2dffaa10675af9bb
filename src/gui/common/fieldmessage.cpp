// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/wording.h>
#include <gui/common/fieldmessage.h>
#include <QApplication>
#include <QEvent>

FieldMessage::FieldMessage(QWidget *parent)
    : QLabel(parent)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    hide();
}

void FieldMessage::say(Tone tone, const QString &text)
{
    m_tone = tone;
    setText(text);
    setVisible(!text.isEmpty());
    if (m_field) {
        m_field->setAccessibleDescription(text);
    }
    dress();
}

void FieldMessage::sayError(const Error &error)
{
    const Wording wording = wordingFor(error);
    say(Tone::Fail,
        wording.hint.isEmpty() ? wording.sentence : QStringLiteral("%1 %2").arg(wording.sentence, wording.hint));
}

void FieldMessage::clear()
{
    say(Tone::Info, {});
}

void FieldMessage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange) {
        dress();
    }
    QLabel::changeEvent(event);
}

void FieldMessage::dress()
{
    QPalette colours = QApplication::palette();
    colours.setColor(QPalette::WindowText, toneColour(m_tone, colours));
    setPalette(colours);
}
