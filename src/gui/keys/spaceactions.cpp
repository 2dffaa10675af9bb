// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/noticebar.h>
#include <gui/frame/keychainwatch.h>
#include <gui/frame/work.h>
#include <gui/keys/keylistmodel.h>
#include <gui/keys/keyspage.h>
#include <gui/keys/spaceactions.h>
#include <gui/keys/spacecard.h>
#include <gui/keys/spacedialog.h>

SpaceActions::SpaceActions(KeyBook &keyBook, KeyListModel &model, Frame frame, KeysPage &page)
    : QObject(&page)
    , m_keyBook(keyBook)
    , m_model(model)
    , m_frame(frame)
    , m_page(page)
{
    auto &card = page.spaceCard();
    connect(&page, &KeysPage::addSpaceRequested, this, &SpaceActions::add);
    connect(&card, &SpaceCard::addKeyRequested, &page, &KeysPage::addKeyRequested);
    connect(&card, &SpaceCard::settingsRequested, this, &SpaceActions::edit);
    connect(&card, &SpaceCard::removeRequested, this, &SpaceActions::askToRemove);
    connect(&card, &SpaceCard::removeConfirmed, this, &SpaceActions::remove);
}

const Space *SpaceActions::shown() const
{
    const auto id = m_page.currentSpace();
    return id ? m_model.space(*id) : nullptr;
}

void SpaceActions::add()
{
    auto *dialog = new SpaceDialog(std::nullopt, &m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SpaceDialog::saveRequested, this, [this, dialog] { save(*dialog, std::nullopt); });
    dialog->open();
}

void SpaceActions::edit()
{
    const Space *space = shown();
    if (!space) {
        return;
    }
    auto *dialog = new SpaceDialog(*space, &m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SpaceDialog::saveRequested, this, [this, dialog, id = space->id] { save(*dialog, id); });
    dialog->open();
}

void SpaceActions::save(SpaceDialog &dialog, const std::optional<SpaceId> &id)
{
    const auto draft = dialog.read();
    if (!draft) {
        return;
    }
    dialog.setBusy(true);
    const auto ended = [this, &dialog](const Result<Space> &saved) {
        dialog.setBusy(false);
        if (!saved) {
            dialog.showError(saved.error());
            return;
        }
        m_model.putSpace(*saved);
        m_page.select(saved->id);
        dialog.accept();
    };
    if (id) {
        const SpaceChange change{.name = draft->name, .settings = draft->settings};
        whenEnded(m_keyBook.editSpace(*id, change), &dialog, ended);
    } else {
        whenEnded(m_keyBook.addSpace(draft->name, draft->settings), &dialog, ended);
    }
}

void SpaceActions::askToRemove()
{
    if (const Space *space = shown()) {
        const qsizetype keys = m_model.keyCount(space->id) + m_model.trashCount(space->id);
        m_page.spaceCard().askToRemove(space->name.text(), keys, m_frame.keychain.name());
    }
}

void SpaceActions::remove()
{
    const Space *space = shown();
    if (!space) {
        return;
    }
    const qsizetype keys = m_model.keyCount(space->id) + m_model.trashCount(space->id);
    const auto number = m_frame.work.begin(tr("Removing the space"));
    whenEnded(m_keyBook.removeSpace(space->id, keys > 0), this, [this, number](const Result<void> &removed) {
        m_frame.work.end(number);
        if (!removed) {
            m_frame.keychain.learn(removed.error());
            m_page.notice().showError(removed.error());
        }
    });
}
