// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gui/backup/backupdialog.h>
#include <keys/keybook.h>
#include <QObject>
#include <stop_token>

class KeychainWatch;

/// Carries out what the Back up dialog asks for: the key book collects, a pool's thread encrypts and writes, the outcome
/// stands in the dialog. Belongs to the dialog.
class BackingUp : public QObject {
    Q_OBJECT
public:
    BackingUp(KeyBook &keyBook, KeychainWatch &keychain, BackupDialog &dialog);

private:
    /// What the button of the notice stands for.
    enum class Offer { None, WriteOver, WithoutTheUnreadable };

    void backUp();
    void takeOffer();
    void save(CollectedBackup collected);
    void failed(const Error &error);

    KeyBook &m_keyBook;
    KeychainWatch &m_keychain;
    BackupDialog &m_dialog;
    std::stop_source m_stop;
    Secret m_passphrase;
    Partial m_partial = Partial::Refused;
    bool m_mayWriteOver = false;
    Offer m_offer = Offer::None;
};
