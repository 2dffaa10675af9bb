// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/noticebar.h>
#include <gui/keys/keycard.h>
#include <gui/keys/keylistmodel.h>
#include <gui/keys/keyspage.h>
#include <gui/uses/keyuses.h>
#include <gui/uses/usesdialog.h>

KeyUses::KeyUses(KeyBook &keyBook, KeyListModel &model, std::function<bool()> keepsUses, KeysPage &page)
    : QObject(&page)
    , m_keyBook(keyBook)
    , m_model(model)
    , m_keepsUses(std::move(keepsUses))
    , m_page(page)
{
    const auto readBoth = [this] {
        readLast();
        readAll();
    };
    connect(&page, &KeysPage::currentChanged, this, &KeyUses::readLast);
    connect(&page.keyCard(), &KeyCard::usesRequested, this, &KeyUses::open);
    connect(&keyBook, &KeyBook::reset, this, readBoth);
    connect(&keyBook, &KeyBook::usesCleared, this, readBoth);
    connect(&keyBook, &KeyBook::keyChanged, this, [this](const KeyId &id) {
        if (m_page.currentKey() == id) {
            readLast();
        }
        if (m_dialog && m_dialog->key() == id) {
            readAll();
        }
    });
    connect(&keyBook, &KeyBook::keyRemoved, this, [this](const KeyId &id) {
        if (m_dialog && m_dialog->key() == id) {
            m_dialog->close();
        }
    });
}

KeyUses::~KeyUses() = default;

void KeyUses::readLast()
{
    const auto id = m_page.currentKey();
    if (!id) {
        return;
    }
    whenEnded(m_keyBook.lastUses(*id), this, [this, id](const Result<QList<LastUse>> &uses) {
        // What cannot be read is said by the page itself.
        if (uses && m_page.currentKey() == id) {
            m_page.keyCard().setUses(*uses);
            m_page.refresh();
        }
    });
}

void KeyUses::open()
{
    const auto id = m_page.currentKey();
    const ApiKey *key = id ? m_model.key(*id) : nullptr;
    if (!key) {
        return;
    }
    if (m_dialog && m_dialog->key() != key->id) {
        m_dialog->close();
        m_dialog = nullptr;
    }
    if (!m_dialog) {
        const QString name = QStringLiteral("%1 / %2").arg(key->spaceName.text(), key->label.text());
        m_dialog = new UsesDialog(key->id, name, &m_page);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &UsesDialog::clearConfirmed, this, &KeyUses::clear);
    }
    readAll();
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void KeyUses::readAll()
{
    UsesDialog *const dialog = m_dialog;
    if (!dialog) {
        return;
    }
    whenEnded(m_keyBook.uses(dialog->key()), dialog, [this, dialog](const Result<QList<Use>> &uses) {
        if (uses) {
            dialog->showUses(*uses, m_keepsUses());
        } else {
            dialog->notice().showError(uses.error());
        }
    });
}

void KeyUses::clear()
{
    UsesDialog *const dialog = m_dialog;
    whenEnded(m_keyBook.clearUses(dialog->key()), dialog, [dialog](const Result<void> &cleared) {
        if (!cleared) {
            dialog->notice().showError(cleared.error());
        }
    });
}
