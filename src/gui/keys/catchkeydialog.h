// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gui/keys/keyfields.h>
#include <gui/keys/keyform.h>
#include <keys/caughtkey.h>

namespace Ui {
class CatchKeyDialog;
}

/// Stays open beside the vendor's page while a new key is made there: takes client id, secret and label from what is copied
/// while this is the active window, in whatever order and form, and says when the page may be closed. Nothing is taken at
/// any other time.
class CatchKeyDialog : public KeyForm {
    Q_OBJECT
public:
    CatchKeyDialog(const QList<Space> &spaces, KeyFields::IsTaken isTaken, QWidget *parent = nullptr);
    ~CatchKeyDialog() override;

    void setSpace(const QString &name);
    bool wantsProof() const override { return true; }
    void showStored(const StoredOutcome &outcome) override;

protected:
    bool isTestWanted() const override { return true; }
    void changeEvent(QEvent *event) override;

private:
    void take(QStringView text, QStringView html);
    void takeTyped();
    void showCaught();
    QString waitingWords() const;
    void offerToClear(bool forThisRunOnly);
    void clearClipboard();

    std::unique_ptr<Ui::CatchKeyDialog> m_ui;
    CaughtKey m_caught;
    std::optional<StoredOutcome> m_outcome; ///< once it is stored
    bool m_showing = false; ///< the fields change by what was caught, not by the person
};
