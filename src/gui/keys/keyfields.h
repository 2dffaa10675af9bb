// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>
#include <core/space.h>
#include <functional>
#include <gui/keys/keydraft.h>
#include <memory>
#include <optional>
#include <QWidget>

class CaughtKey;
class FieldMessage;
class PasteFilling;
struct PastedKey;

namespace Ui {
class KeyFields;
}

/// The fields that make a new key: space, label, client id, secret, note, each with a line on what is wrong with it. What is
/// pasted whole fills the id and the secret.
class KeyFields : public QWidget {
    Q_OBJECT
public:
    using IsTaken = std::function<bool(const SpaceName &space, const Label &label)>;

    explicit KeyFields(QWidget *parent = nullptr);
    ~KeyFields() override;

    void setSpaces(const QList<Space> &spaces, IsTaken isTaken);
    void setSpace(const QString &name);
    void setNoteVisible(bool visible);
    void showKey(const CaughtKey &key);
    QString label() const;
    QString clientId() const;
    Secret secret() const; ///< as it stands there, unchecked
    void forgetSecret();
    void focusLabel();
    /// What is in the fields, or nothing after saying at each field what is wrong with it.
    std::optional<KeyDraft> read();
    /// Says an error at the field that it is about; false when it is about none of them.
    bool showError(const Error &error);

Q_SIGNALS:
    void edited(); ///< label, client id or secret is another

private:
    void connectFields();
    void fillFrom(PastedKey &key);
    void sayWhatSpaceMeans();
    bool checkLabel(const std::optional<SpaceName> &space, const std::optional<Label> &label);

    std::unique_ptr<Ui::KeyFields> m_ui;
    IsTaken m_isTaken;
    PasteFilling *m_clientIdFilling;
    PasteFilling *m_secretFilling;
};
