// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/durations.h>
#include <core/storetrouble.h>
#include <gui/common/noticebar.h>
#include <gui/common/secretclipboard.h>
#include <gui/frame/keychainwatch.h>
#include <gui/frame/work.h>
#include <gui/keys/cardactions.h>
#include <gui/keys/inspecttokendialog.h>
#include <gui/keys/keycard.h>
#include <gui/keys/keylistmodel.h>
#include <gui/keys/keyspage.h>
#include <gui/keys/tokencard.h>
#include <QClipboard>
#include <QGuiApplication>

CardActions::CardActions(KeyBook &keyBook, KeyListModel &model, const Clock &clock, Frame frame, KeysPage &page)
    : QObject(&page)
    , m_keyBook(keyBook)
    , m_model(model)
    , m_clock(clock)
    , m_frame(frame)
    , m_page(page)
{
    auto &card = page.keyCard();
    connect(&page, &KeysPage::currentChanged, this, &CardActions::showToken);
    connect(&keyBook, &KeyBook::tokenChanged, this, [this](const KeyId &id) {
        if (shownKey() == id) {
            showToken();
        }
    });
    connect(&card, &KeyCard::testRequested, this, &CardActions::test);
    connect(&card, &KeyCard::showSecretRequested, this, &CardActions::showSecret);
    connect(&card, &KeyCard::copySecretRequested, this, &CardActions::copySecret);
    connect(&card, &KeyCard::copyClientIdRequested, this,
        [](const QString &clientId) { QGuiApplication::clipboard()->setText(clientId); });
    connect(&card.tokenCard(), &TokenCard::renewRequested, this, &CardActions::renewToken);
    connect(&card.tokenCard(), &TokenCard::copyRequested, this, &CardActions::copyToken);
    connect(&card.tokenCard(), &TokenCard::inspectRequested, this, &CardActions::inspectToken);
    connect(&card.notice(), &NoticeBar::actionTriggered, this, &CardActions::askKeychain);
    connect(&card.tokenCard().notice(), &NoticeBar::actionTriggered, this, &CardActions::askKeychain);
}

std::optional<KeyId> CardActions::shownKey() const
{
    const auto id = m_page.currentKey();
    const ApiKey *key = id ? m_model.key(*id) : nullptr;
    return key && key->state != KeyState::Trash ? id : std::nullopt;
}

void CardActions::showToken()
{
    const auto id = shownKey();
    auto &tokenCard = m_page.keyCard().tokenCard();
    tokenCard.notice().clear();
    tokenCard.setFetching(false);
    m_page.keyCard().setTesting(false);
    m_page.keyCard().setReadingSecret(false);
    tokenCard.showToken(id ? m_keyBook.cachedToken(*id) : SharedToken());
}

void CardActions::test()
{
    const auto id = shownKey();
    if (!id) {
        return;
    }
    std::stop_source stop;
    const auto number = m_frame.work.begin(tr("Testing %1").arg(m_model.key(*id)->label.text()), stop);
    m_page.keyCard().notice().clear();
    m_page.keyCard().setTesting(true);
    whenEnded(m_keyBook.test(*id, stop.get_token()), this, [this, number, id](const Result<KeyTest> &test) {
        m_frame.work.end(number);
        if (shownKey() != id) {
            return;
        }
        m_page.keyCard().setTesting(false);
        if (test) {
            showTest(*test);
        } else {
            cardFailed(test.error());
        }
    });
}

void CardActions::showTest(const KeyTest &test)
{
    auto &notice = m_page.keyCard().notice();
    m_frame.keychain.learnThatItWorks();
    if (test.refusal) {
        notice.showError(*test.refusal);
    } else if (!test.token->missingScope.isEmpty()) {
        notice.showNotice(Tone::Warn,
            tr("The key works, but it was not granted the scope %1.")
                .arg(test.token->missingScope.join(QLatin1Char(' '))),
            tr("Requests that need it will be refused. In the suite, give the key that scope, or change the scope in "
               "the "
               "space's settings."));
    } else {
        const std::optional<std::chrono::seconds> &lifetime = test.token->lifetime;
        const QString life = lifetime ? tr("a token for %1").arg(durationWords(*lifetime)) : tr("a token");
        notice.showNotice(Tone::Ok, tr("The key works: %1 in %2 ms.").arg(life).arg(test.took.count()));
    }
    m_page.keyCard().tokenCard().showToken(test.token);
}

void CardActions::showSecret()
{
    const auto id = shownKey();
    if (!id) {
        return;
    }
    m_page.keyCard().setReadingSecret(true);
    whenEnded(m_keyBook.secret(*id, m_reading.get_token()), this, [this, id](const Result<Secret> &secret) {
        if (shownKey() != id) {
            return;
        }
        m_page.keyCard().setReadingSecret(false);
        if (secret) {
            m_frame.keychain.learnThatItWorks();
            m_page.keyCard().showSecret(*secret);
            noteHandedOut(*id, KeyBook::Handed::Secret);
        } else {
            cardFailed(secret.error());
        }
    });
}

void CardActions::copySecret()
{
    const auto id = shownKey();
    if (!id) {
        return;
    }
    m_page.keyCard().setReadingSecret(true);
    whenEnded(m_keyBook.secret(*id, m_reading.get_token()), this, [this, id](Result<Secret> secret) {
        if (shownKey() == id) {
            m_page.keyCard().setReadingSecret(false);
        }
        if (secret) {
            m_frame.keychain.learnThatItWorks();
            m_frame.clipboard.copy(std::move(*secret), tr("Secret"));
            noteHandedOut(*id, KeyBook::Handed::Secret);
        } else if (shownKey() == id) {
            cardFailed(secret.error());
        }
    });
}

/// That it could not be noted takes nothing away from the person.
void CardActions::noteHandedOut(const KeyId &id, KeyBook::Handed what)
{
    whenEnded(m_keyBook.markHandedOut(id, what), this, [](const Result<void> &) {});
}

void CardActions::hideSecret()
{
    std::exchange(m_reading, {}).request_stop();
    m_page.keyCard().hideSecret();
}

void CardActions::renewToken()
{
    const auto id = shownKey();
    if (!id) {
        return;
    }
    std::stop_source stop;
    const auto number = m_frame.work.begin(tr("Fetching a token"), stop);
    auto &tokenCard = m_page.keyCard().tokenCard();
    tokenCard.notice().clear();
    tokenCard.setFetching(true);
    whenEnded(m_keyBook.renewToken(*id, stop.get_token()), this, [this, number, id](const Result<KeyToken> &token) {
        m_frame.work.end(number);
        if (shownKey() != id) {
            return;
        }
        m_page.keyCard().tokenCard().setFetching(false);
        if (token) {
            m_page.keyCard().tokenCard().showToken(token->token);
        } else {
            tokenFailed(token.error());
        }
    });
}

void CardActions::copyToken(TokenForm form)
{
    const auto id = shownKey();
    const ApiKey *key = id ? m_model.key(*id) : nullptr;
    const Space *space = key ? m_model.space(key->space) : nullptr;
    if (!id || !space) {
        return;
    }
    std::stop_source stop;
    const auto number = m_frame.work.begin(tr("Fetching a token"), stop);
    m_page.keyCard().tokenCard().notice().clear();
    whenEnded(m_keyBook.token(*id, stop.get_token()), this,
        [this, number, id, form, baseUrl = space->settings.baseUrl.url()](const Result<KeyToken> &token) {
            m_frame.work.end(number);
            if (token) {
                m_frame.clipboard.copy(tokenText(form, token->token->value, baseUrl), tr("Token"));
                noteHandedOut(*id, KeyBook::Handed::Token);
            } else if (shownKey() == id) {
                tokenFailed(token.error());
            }
        });
}

void CardActions::inspectToken()
{
    const auto id = shownKey();
    const ApiKey *key = id ? m_model.key(*id) : nullptr;
    const Space *space = key ? m_model.space(key->space) : nullptr;
    const SharedToken token = m_page.keyCard().tokenCard().token();
    if (!space || !token) {
        return;
    }
    const TokenAsker asker{space->settings, key->clientId};
    auto *dialog = new InspectTokenDialog(token->value, asker, m_page.title(), m_clock, &m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void CardActions::tokenFailed(const Error &error)
{
    m_frame.keychain.learn(error);
    if (error.kind != ErrorKind::Cancelled) {
        m_page.keyCard().tokenCard().notice().showError(
            error, isOfTheWholeStore(error.kind) ? tr("Ask again") : QString());
    }
}

void CardActions::cardFailed(const Error &error)
{
    m_frame.keychain.learn(error);
    if (error.kind != ErrorKind::Cancelled) {
        m_page.keyCard().notice().showError(error, isOfTheWholeStore(error.kind) ? tr("Ask again") : QString());
    }
}

void CardActions::askKeychain()
{
    m_page.keyCard().notice().clear();
    m_page.keyCard().tokenCard().notice().clear();
    m_frame.keychain.probe();
}
