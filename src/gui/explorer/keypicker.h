// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/keyid.h>
#include <optional>
#include <QComboBox>

class KeyChoiceModel;

/// Picks a key by typing any part of 'space / label'. Remembers its key while the model does not have it.
class KeyPicker : public QComboBox {
    Q_OBJECT
public:
    explicit KeyPicker(QWidget *parent = nullptr);

    void setChoices(KeyChoiceModel &choices);
    std::optional<KeyId> key() const { return m_key; }
    void setKey(std::optional<KeyId> key); ///< emits nothing
    /// The key is among the choices, so that it can be sent with.
    bool hasUsableKey() const;

Q_SIGNALS:
    void keyPicked(const KeyId &key); ///< by the person

protected:
    void focusInEvent(QFocusEvent *event) override;

private:
    void showKey();
    void pick(int row);
    KeyChoiceModel *m_choices = nullptr;
    std::optional<KeyId> m_key;
};
