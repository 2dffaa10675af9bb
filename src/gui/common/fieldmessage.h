// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>
#include <gui/common/tone.h>
#include <QLabel>

/// One line below a field of a form: what is wrong with it, or what was done to what was pasted. Hidden while empty; also
/// the accessible description of the field.
class FieldMessage : public QLabel {
    Q_OBJECT
public:
    explicit FieldMessage(QWidget *parent = nullptr);

    void setField(QWidget *field) { m_field = field; }
    void say(Tone tone, const QString &text);
    void sayError(const Error &error); ///< its sentence, and its hint behind it
    void clear();
    bool isProblem() const { return m_tone == Tone::Fail && !text().isEmpty(); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();
    QWidget *m_field = nullptr;
    Tone m_tone = Tone::Info;
};
