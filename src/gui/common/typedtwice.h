// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/secret.h>
#include <optional>
#include <QObject>

class FieldMessage;
class QLineEdit;

/// The two fields of a new passphrase, and what is said below them while it is typed and when it is read.
class TypedTwice : public QObject {
    Q_OBJECT
public:
    struct Field {
        QLineEdit *edit;
        FieldMessage *message;
    };
    TypedTwice(Field first, Field again, QObject *parent);

    /// The passphrase, or nothing after saying at the field what is wrong, which then has the keyboard.
    std::optional<Secret> read();

private:
    void judge();
    Field m_first;
    Field m_again;
};
