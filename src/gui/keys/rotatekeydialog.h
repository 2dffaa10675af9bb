// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/apikey.h>
#include <core/error.h>
#include <core/secret.h>
#include <gui/common/growingdialog.h>
#include <memory>
#include <optional>

class PasteFilling;

namespace Ui {
class RotateKeyDialog;
}

/// Asks for a key's new secret and shows what came of it. Decides nothing.
class RotateKeyDialog : public GrowingDialog {
    Q_OBJECT
public:
    explicit RotateKeyDialog(const ApiKey &key, QWidget *parent = nullptr);
    ~RotateKeyDialog() override;

    /// The secret as typed, or nothing after saying at the field what is wrong.
    std::optional<Secret> secret();
    bool keepsOld() const;
    void setBusy(const QString &words);
    void showError(const Error &error, const QString &action = {});
    /// The switch is made: nothing more can be typed, and the only way on is to close or to take `action`.
    void showDone(const QString &sentence, const QString &hint, const QString &action = {});

Q_SIGNALS:
    void rotateRequested();
    void actionTriggered();
    void stopRequested();

public Q_SLOTS:
    void reject() override;

private:
    void setIdle();
    std::unique_ptr<Ui::RotateKeyDialog> m_ui;
    PasteFilling *m_filling;
    bool m_busy = false;
};
