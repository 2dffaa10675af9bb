// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/services.h>
#include <gui/common/noticebar.h>
#include <gui/frame/keychainwatch.h>
#include <gui/frame/work.h>
#include <gui/keys/keylistmodel.h>
#include <gui/keys/keyspage.h>
#include <gui/keys/spaceactions.h>
#include <gui/keys/spacecard.h>
#include <gui/keys/spacedialog.h>

SpaceActions::SpaceActions(Services &services, KeyListModel &model, Frame frame, KeysPage &page)
    : QObject(&page)
    , m_services(services)
    , m_keyBook(services.keyBook())
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
    ask(*new SpaceDialog(std::nullopt, &m_page), std::nullopt);
}

void SpaceActions::edit()
{
    if (const Space *space = shown()) {
        ask(*new SpaceDialog(*space, &m_page), space->id);
    }
}

void SpaceActions::ask(SpaceDialog &dialog, const std::optional<SpaceId> &id)
{
    dialog.setAttribute(Qt::WA_DeleteOnClose);
    connect(&dialog, &SpaceDialog::saveRequested, this, [this, &dialog, id] { save(dialog, id); });
    connect(&dialog, &SpaceDialog::discoverRequested, this,
        [this, &dialog](const Issuer &issuer, const Route &route) { discover(dialog, issuer, route); });
    connect(&dialog, &SpaceDialog::stopRequested, this, [this] { m_discovery.request_stop(); });
    dialog.open();
}

void SpaceActions::discover(SpaceDialog &dialog, const Issuer &issuer, const Route &route)
{
    m_discovery = {};
    const std::stop_token stop = m_discovery.get_token();
    whenEnded(
        m_services.discover(issuer, route, stop), &dialog, [&dialog, stop](const Result<DiscoveredEndpoint> &found) {
            if (stop.stop_requested()) {
                return; // the dialog said so when it was withdrawn
            }
            if (found) {
                dialog.showDiscovered(*found);
            } else {
                dialog.showDiscoveryFailed(found.error());
            }
        });
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
