// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <keys/pastedkey.h>
#include <QObject>

class FieldMessage;
class QLineEdit;

/// Watches a field for text that came in at once (pasted, dropped, put in by an assistive technology): what holds both
/// parts of a key is handed on whole; else what stands around a value is trimmed, and a word says so.
class PasteFilling : public QObject {
    Q_OBJECT
public:
    /// `field` and `message` outlive this.
    PasteFilling(QLineEdit &field, FieldMessage &message, QObject *parent);

    /// Puts a value in without looking at it again.
    void fill(const QString &value);

Q_SIGNALS:
    void recognised(PastedKey &key);

private:
    void look(const QString &text);
    QLineEdit &m_field;
    FieldMessage &m_message;
    qsizetype m_length = 0;
    bool m_filling = false;
};
