// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <gui/frame/keychainwatch.h>
#include <gui/keys/keyadding.h>
#include <gui/keys/keylistmodel.h>

KeyAdding::KeyAdding(KeyBook &keyBook, KeyListModel &model, KeychainWatch &keychain, KeyForm &dialog)
    : QObject(&dialog)
    , m_keyBook(keyBook)
    , m_model(model)
    , m_keychain(keychain)
    , m_dialog(dialog)
{
    connect(&dialog, &KeyForm::saveRequested, this, &KeyAdding::save);
    connect(&dialog, &KeyForm::actionTriggered, this, &KeyAdding::storeAsOffered);
    connect(&dialog, &KeyForm::stopRequested, this, [this] { m_stop.request_stop(); });
}

void KeyAdding::save()
{
    auto draft = m_dialog.read();
    if (!draft) {
        return;
    }
    m_stop = {};
    m_offer = Offer::None;
    m_granted.reset();
    m_refused = false;
    if (draft->testFirst) {
        tryKey(std::move(*draft));
    } else {
        store(std::move(*draft), false);
    }
}

void KeyAdding::tryKey(KeyDraft draft)
{
    bool isNew = false;
    const SpaceSettings settings = settingsFor(draft.space, isNew);
    Secret secret = draft.secret.duplicate();
    m_dialog.setBusy(tr("Testing the key …"));
    auto kept = std::make_shared<KeyDraft>(std::move(draft));
    auto tried = std::make_shared<Tried>(Tried{settings, kept->clientId, kept->secret.duplicate()});
    whenEnded(m_keyBook.testUnsaved(settings, kept->clientId, std::move(secret), m_stop.get_token()), this,
        [this, kept, tried](const Result<KeyTest> &test) {
            if (!test) {
                failed(test.error());
            } else if (test->ok()) {
                tried->missingScope = test->token->missingScope;
                m_granted.emplace(std::move(*tried));
                store(std::move(*kept), false);
            } else {
                m_dialog.setIdle();
                m_refused = true;
                m_offer = Offer::SaveAnyway;
                m_dialog.showError(*test->refusal, tr("Save anyway"));
            }
        });
}

void KeyAdding::store(KeyDraft draft, bool forThisRunOnly)
{
    bool isNew = false;
    const SpaceSettings settings = settingsFor(draft.space, isNew);
    NewKey key{.space = draft.space, .label = draft.label, .clientId = draft.clientId, .note = draft.note};
    key.forThisRunOnly = forThisRunOnly;
    key.testedGood = wasGranted(draft);
    if (key.testedGood && m_granted) {
        key.missingScope = m_granted->missingScope;
    }
    if (isNew) {
        key.newSpace = settings;
    }
    m_dialog.setBusy(tr("Saving …"));
    whenEnded(m_keyBook.add(std::move(key), std::move(draft.secret), m_stop.get_token()), this,
        [this, forThisRunOnly](const Result<ApiKey> &stored) {
            if (!stored) {
                failed(stored.error());
                return;
            }
            isStored(*stored, forThisRunOnly);
        });
}

void KeyAdding::isStored(const ApiKey &key, bool forThisRunOnly)
{
    if (!forThisRunOnly) {
        m_keychain.learnThatItWorks();
    }
    m_dialog.setIdle();
    m_stored = key.id;
    m_outcome = {.forThisRunOnly = forThisRunOnly};
    Q_EMIT added(key);
    if (m_dialog.wantsProof()) {
        prove(key.id);
        return;
    }
    if (m_refused) {
        // Remembers the outcome as the key's state; nobody waits for it, the list hears of it.
        whenEnded(m_keyBook.test(key.id), &m_keyBook, [](const Result<KeyTest> &) {});
    }
    m_dialog.showStored(m_outcome);
}

void KeyAdding::prove(const KeyId &id)
{
    m_dialog.setBusy(tr("Fetching a token …"));
    whenEnded(m_keyBook.test(id, m_stop.get_token()), this, [this](const Result<KeyTest> &test) {
        m_dialog.setIdle();
        m_outcome.trouble = test ? test->refusal : std::optional(test.error());
        m_outcome.proven = !m_outcome.trouble;
        m_offer = m_outcome.proven ? Offer::None : Offer::ProveAgain;
        m_dialog.showStored(m_outcome);
    });
}

void KeyAdding::storeAsOffered()
{
    const Offer offer = std::exchange(m_offer, Offer::None);
    if (offer == Offer::None) {
        return;
    }
    m_stop = {};
    if (offer == Offer::ProveAgain && m_stored) {
        prove(*m_stored);
        return;
    }
    auto draft = m_dialog.read();
    if (!draft) {
        return;
    }
    if (offer != Offer::AskKeychain) {
        store(std::move(*draft), offer == Offer::ForThisRun);
        return;
    }
    m_dialog.setBusy(tr("Asking the keychain …"));
    auto kept = std::make_shared<KeyDraft>(std::move(*draft));
    whenEnded(m_keyBook.probeKeychain(m_stop.get_token()), this, [this, kept](const Result<void> &answered) {
        if (answered) {
            store(std::move(*kept), false);
        } else {
            failed(answered.error());
        }
    });
}

void KeyAdding::failed(const Error &error)
{
    m_dialog.setIdle();
    m_keychain.learn(error);
    switch (error.kind) {
    case ErrorKind::Cancelled:
        return;
    case ErrorKind::KeychainMissing:
        m_offer = Offer::ForThisRun;
        m_dialog.showError(error, tr("Keep for this run only"));
        return;
    case ErrorKind::KeychainLocked:
    case ErrorKind::VaultLocked:
    case ErrorKind::VaultPassphraseWrong:
    case ErrorKind::KeychainNotAnswering:
        m_offer = Offer::AskKeychain;
        m_dialog.showError(error, tr("Unlock and save"));
        return;
    default:
        m_dialog.showError(error);
    }
}

bool KeyAdding::wasGranted(const KeyDraft &draft) const
{
    bool isNew = false;
    return m_granted && m_granted->settings == settingsFor(draft.space, isNew) && m_granted->clientId == draft.clientId
        && m_granted->secret == draft.secret;
}

SpaceSettings KeyAdding::settingsFor(const SpaceName &name, bool &isNew) const
{
    const auto spaces = m_model.spaces();
    const auto found
        = std::ranges::find_if(spaces, [&name](const Space &space) { return space.name.folded() == name.folded(); });
    isNew = found == spaces.end();
    return isNew ? SpaceSettings::sellytics() : found->settings;
}
