// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <gui/common/noticebar.h>
#include <gui/frame/keychainwatch.h>
#include <gui/frame/undobar.h>
#include <gui/frame/work.h>
#include <gui/keys/addkeydialog.h>
#include <gui/keys/catchkeydialog.h>
#include <gui/keys/editkeydialog.h>
#include <gui/keys/keyactions.h>
#include <gui/keys/keyadding.h>
#include <gui/keys/keycard.h>
#include <gui/keys/keyrotating.h>
#include <gui/keys/keyshelf.h>
#include <gui/keys/keyspage.h>
#include <gui/keys/trashcard.h>

KeyActions::KeyActions(KeyBook &keyBook, KeyShelf &shelf, Frame frame, KeysPage &page)
    : QObject(&page)
    , m_keyBook(keyBook)
    , m_shelf(shelf)
    , m_frame(frame)
    , m_page(page)
{
    connectPage();
}

void KeyActions::connectPage()
{
    connect(&m_page, &KeysPage::addKeyRequested, this, [this] { add(currentSpaceName()); });
    connect(&m_page, &KeysPage::catchKeyRequested, this, [this] { catchNew(currentSpaceName()); });
    connect(&m_page, &KeysPage::trashRequested, this, &KeyActions::moveToTrash);
    auto &card = m_page.keyCard();
    connect(&card, &KeyCard::editRequested, this, &KeyActions::edit);
    connect(&card, &KeyCard::rotateRequested, this, &KeyActions::rotate);
    connect(&card, &KeyCard::rollBackRequested, this, [this] {
        if (const ApiKey *key = shown()) {
            rollBack(key->id);
        }
    });
    connect(&card, &KeyCard::trashRequested, this, [this] {
        if (const ApiKey *key = shown()) {
            moveToTrash(key->id);
        }
    });
    connect(&card, &KeyCard::exploreRequested, this, [this] {
        if (const ApiKey *key = shown()) {
            Q_EMIT exploreRequested(key->id);
        }
    });
    auto &trash = m_page.trashCard();
    connect(&trash, &TrashCard::restoreRequested, this, [this] {
        if (const ApiKey *key = shown()) {
            restore(key->id);
        }
    });
    connect(&trash, &TrashCard::purgeRequested, this, [this] {
        if (const ApiKey *key = shown()) {
            m_page.trashCard().askToPurge(*key, m_frame.keychain.name());
        }
    });
    connect(&trash, &TrashCard::purgeConfirmed, this, [this] {
        if (const ApiKey *key = shown()) {
            purge(key->id);
        }
    });
}

const ApiKey *KeyActions::shown() const
{
    const auto id = m_page.currentKey();
    return id ? m_shelf.model().key(*id) : nullptr;
}

QString KeyActions::currentSpaceName() const
{
    const auto space = m_page.currentSpace();
    const Space *chosen = space ? m_shelf.model().space(*space) : nullptr;
    return chosen ? chosen->name.text() : QString();
}

template <class Dialog> void KeyActions::open(const QString &space)
{
    const auto isTaken = [this](const SpaceName &name, const Label &label) {
        const auto all = m_shelf.model().spaces();
        return std::ranges::any_of(all, [&](const Space &known) {
            return known.name.folded() == name.folded() && m_shelf.model().hasLabel(known.id, label);
        });
    };
    auto *dialog = new Dialog(m_shelf.model().spaces(), isTaken, &m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *adding = new KeyAdding(m_keyBook, m_shelf.model(), m_frame.keychain, *dialog);
    connect(adding, &KeyAdding::added, this, [this](const ApiKey &key) { selectOnceKnown(key.id); });
    if (!space.isEmpty()) {
        dialog->setSpace(space);
    }
    dialog->open();
}

void KeyActions::add(const QString &space)
{
    open<AddKeyDialog>(space);
}

void KeyActions::catchNew(const QString &space)
{
    open<CatchKeyDialog>(space);
}

void KeyActions::edit()
{
    const ApiKey *key = shown();
    if (!key || key->state == KeyState::Trash) {
        return;
    }
    auto *dialog = new EditKeyDialog(*key, &m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &EditKeyDialog::saveRequested, this, [this, dialog, id = key->id] { saveEdit(*dialog, id); });
    dialog->open();
}

void KeyActions::saveEdit(EditKeyDialog &dialog, const KeyId &id)
{
    const auto change = dialog.read();
    if (!change) {
        return;
    }
    if (!change->label && !change->clientId && !change->note && !change->rotateBy) {
        dialog.accept();
        return;
    }
    dialog.setBusy(true);
    whenEnded(m_keyBook.edit(id, *change), &dialog, [this, &dialog](const Result<ApiKey> &edited) {
        dialog.setBusy(false);
        if (edited) {
            dialog.accept();
        } else {
            m_frame.keychain.learn(edited.error());
            dialog.showError(edited.error());
        }
    });
}

void KeyActions::rotate()
{
    const ApiKey *key = shown();
    if (!key || key->state == KeyState::Trash) {
        return;
    }
    auto *dialog = new RotateKeyDialog(*key, &m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    new KeyRotating(m_keyBook, key->id, m_frame.keychain, *dialog);
    dialog->open();
}

void KeyActions::rollBack(const KeyId &id)
{
    const auto number = m_frame.work.begin(tr("Rolling back"));
    whenEnded(m_keyBook.rollBack(id), this, [this, number, id](const Result<ApiKey> &rolled) {
        m_frame.work.end(number);
        if (!rolled) {
            failed(rolled.error());
        } else if (m_page.currentKey() == id) {
            m_page.keyCard().notice().showNotice(Tone::Ok, tr("The earlier secret is in force again."),
                tr("The other one is kept until this one has fetched a token."));
        }
    });
}

void KeyActions::moveToTrash(const KeyId &id)
{
    const auto number = m_frame.work.begin(tr("Moving to trash"));
    whenEnded(m_keyBook.remove(id), this, [this, number, id](const Result<ApiKey> &removed) {
        m_frame.work.end(number);
        if (!removed) {
            failed(removed.error());
            return;
        }
        m_frame.undoBar.offer(tr("'%1' moved to trash").arg(removed->label.text()), [this, id] { restore(id); });
    });
}

void KeyActions::restore(const KeyId &id)
{
    const auto number = m_frame.work.begin(tr("Restoring"));
    whenEnded(m_keyBook.restore(id), this, [this, number](const Result<ApiKey> &restored) {
        m_frame.work.end(number);
        if (restored) {
            m_frame.undoBar.withdraw();
            selectOnceKnown(restored->id);
        } else {
            failed(restored.error());
        }
    });
}

void KeyActions::purge(const KeyId &id)
{
    const auto number = m_frame.work.begin(tr("Deleting"));
    whenEnded(m_keyBook.purge(id), this, [this, number](const Result<void> &purged) {
        m_frame.work.end(number);
        if (!purged) {
            failed(purged.error());
        }
    });
}

void KeyActions::failed(const Error &error)
{
    m_frame.keychain.learn(error);
    m_page.notice().showError(error);
}

void KeyActions::selectOnceKnown(const KeyId &id)
{
    const ApiKey *key = m_shelf.model().key(id);
    if (key && key->state != KeyState::Trash) {
        m_page.select(id);
        return;
    }
    auto *waiting = new QObject(this);
    connect(&m_shelf, &KeyShelf::keyArrived, waiting, [this, waiting, id](const KeyId &arrived) {
        if (arrived == id) {
            m_page.select(id);
            waiting->deleteLater();
        }
    });
}
