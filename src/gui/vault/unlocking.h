// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/oneshot.h>
#include <core/passphraseprompt.h>
#include <QObject>
#include <QPointer>

class UnlockVaultDialog;

/// Asks for the vault's passphrase in a dialog over the window in which it is needed.
class Unlocking : public QObject, public PassphrasePrompt {
    Q_OBJECT
public:
    using QObject::QObject;
    ~Unlocking() override;

    [[nodiscard]] Task<Result<Secret>> ask(QString path, int attempt) override;
    void end() override;
    /// Takes the question back as if the person had: the window closes.
    void dismiss();

private:
    void show(const QString &path);
    void answer(Result<Secret> outcome);
    QPointer<UnlockVaultDialog> m_dialog;
    std::shared_ptr<OneShot<Secret>> m_question; ///< null: nothing is asked
};
