// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>
#include <core/keyid.h>
#include <core/secret.h>
#include <gui/common/stoppabledialog.h>
#include <memory>
#include <optional>
#include <QSet>

namespace Ui {
class RestoreDialog;
}

/// Asks for a backup and its passphrase, shows what restoring would do, and what came of it. Decides nothing.
class RestoreDialog : public StoppableDialog {
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
    void setBusy(const QString &words) override;
    void showError(const Error &error);
    /// From now on the button restores. Nothing to restore: it is not offered.
    void showPlan(const QString &summary, const QList<Row> &rows, bool canRestore);
    /// The keys whose boxes are ticked.
    QSet<KeyId> chosen() const;
    /// As StoppableDialog's; the plan can be read and no more chosen from.
    void showDone(const QString &sentence, const QString &hint);

Q_SIGNALS:
    void openRequested();
    void chosenChanged();
    void restoreRequested();

private:
    void setIdle() override;
    void setInputEnabled(bool enabled);
    void chooseFile();
    std::unique_ptr<Ui::RestoreDialog> m_ui;
    bool m_hasPlan = false;
};
