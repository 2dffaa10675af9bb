// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>
#include <core/secret.h>
#include <gui/common/stoppabledialog.h>
#include <memory>
#include <optional>

namespace Ui {
class BackupDialog;
}

class TypedTwice;

/// Asks where a backup goes and which passphrase opens it, and shows what came of it. Decides nothing.
class BackupDialog : public StoppableDialog {
    Q_OBJECT
public:
    explicit BackupDialog(QWidget *parent = nullptr);
    ~BackupDialog() override;

    QString path() const;
    /// As typed twice, or nothing after saying at the fields what is wrong.
    std::optional<Secret> passphrase();
    void showError(const Error &error, const QString &action = {});
    /// A file of that name is there: `action` writes over it.
    void showExisting(const QString &path, const QString &action);
    /// As StoppableDialog's; the fields are of no more use.
    void showDone(const QString &sentence, const QString &hint);

Q_SIGNALS:
    void backUpRequested();
    void actionTriggered();

private:
    void chooseFile();
    std::unique_ptr<Ui::BackupDialog> m_ui;
    TypedTwice *m_typed;
};
