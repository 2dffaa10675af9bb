// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>
#include <core/secret.h>
#include <core/space.h>
#include <gui/common/growingdialog.h>
#include <memory>
#include <optional>

class NoticeBar;
class PasteFilling;
struct PastedKey;

namespace Ui {
class AddKeyDialog;
}

/// What a person has filled in, checked.
struct KeyDraft {
    SpaceName space;
    Label label;
    ClientId clientId;
    Secret secret;
    QString note;
    bool testFirst;
};

/// Asks for a new key. Keeps what was typed, the secret too, until somebody accepts it.
class AddKeyDialog : public GrowingDialog {
    Q_OBJECT
public:
    using IsTaken = std::function<bool(const SpaceName &space, const Label &label)>;

    AddKeyDialog(const QList<Space> &spaces, IsTaken isTaken, QWidget *parent = nullptr);
    ~AddKeyDialog() override;

    void setSpace(const QString &name);
    /// What is in the fields, or nothing after saying at each field what is wrong with it.
    std::optional<KeyDraft> read();
    /// Something is under way; Cancel asks it to stop.
    void setBusy(const QString &words);
    void setIdle();
    /// An error at the field that it is about, or else in the notice, with a button `action`.
    void showError(const Error &error, const QString &action = {});

Q_SIGNALS:
    void saveRequested();
    void actionTriggered(); ///< the button of the notice
    void stopRequested();

public Q_SLOTS:
    void reject() override;

private:
    void connectFields();
    void fillFrom(PastedKey &key);
    void sayWhatSpaceMeans();
    bool checkLabel(const std::optional<SpaceName> &space, const std::optional<Label> &label);

    std::unique_ptr<Ui::AddKeyDialog> m_ui;
    IsTaken m_isTaken;
    PasteFilling *m_clientIdFilling;
    PasteFilling *m_secretFilling;
    bool m_busy = false;
};
