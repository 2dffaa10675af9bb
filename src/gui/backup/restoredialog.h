// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>
#include <core/keyid.h>
#include <core/secret.h>
#include <gui/common/growingdialog.h>
#include <memory>
#include <optional>
#include <QSet>

namespace Ui {
class RestoreDialog;
}

/// Asks for a backup and its passphrase, shows what restoring would do, and what came of it. Decides nothing.
class RestoreDialog : public GrowingDialog {
    Q_OBJECT
public:
    struct Row {
        std::optional<KeyId> key; ///< set when the person may choose
        QString name;
        QString words;
        bool isChosen = false;
    };

    explicit RestoreDialog(QWidget *parent = nullptr);
    ~RestoreDialog() override;

    QString path() const;
    /// As typed, or nothing after saying at the fields what is wrong.
    std::optional<Secret> passphrase();
    void setBusy(const QString &words);
    void showError(const Error &error);
    /// From now on the button restores. Nothing to restore: it is not offered.
    void showPlan(const QString &summary, const QList<Row> &rows, bool canRestore);
    /// The keys whose boxes are ticked.
    QSet<KeyId> chosen() const;
    void showDone(const QString &sentence, const QString &hint);

Q_SIGNALS:
    void openRequested();
    void chosenChanged();
    void restoreRequested();
    void stopRequested();

public Q_SLOTS:
    void reject() override;

private:
    void setIdle();
    void setInputEnabled(bool enabled);
    void chooseFile();
    std::unique_ptr<Ui::RestoreDialog> m_ui;
    bool m_busy = false;
    bool m_hasPlan = false;
};
