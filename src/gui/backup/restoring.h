// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gui/backup/restoredialog.h>
#include <keys/keybook.h>
#include <QObject>
#include <stop_token>

class KeychainWatch;

/// Carries out what the Restore dialog asks for: opens the backup, shows the plan, and once more when the person has chosen
/// otherwise; then does it. Belongs to the dialog.
class Restoring : public QObject {
    Q_OBJECT
public:
    Restoring(KeyBook &keyBook, KeychainWatch &keychain, RestoreDialog &dialog);

private:
    void open();
    void plan(QSet<KeyId> chosen);
    void show(const RestorePlan &plan);
    void restore();
    void ended(const Restored &restored);
    void failed(const Error &error);

    KeyBook &m_keyBook;
    KeychainWatch &m_keychain;
    RestoreDialog &m_dialog;
    std::stop_source m_stop;
    std::shared_ptr<const Backup> m_backup;
    RestorePlan m_plan;
    std::optional<Error> m_trouble; ///< ended a restore; said beside the plan of what is left
};
