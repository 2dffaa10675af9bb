// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/noticebar.h>
#include <gui/frame/keychainwatch.h>
#include <gui/frame/work.h>
#include <gui/health/healthactions.h>
#include <gui/health/healthmodel.h>
#include <gui/health/healthpage.h>
#include <gui/keys/keyshelf.h>

HealthActions::HealthActions(KeyBook &keyBook, KeyShelf &shelf, Frame frame, HealthModel &model, HealthPage &page)
    : QObject(&page)
    , m_keyBook(keyBook)
    , m_shelf(shelf)
    , m_frame(frame)
    , m_model(model)
    , m_page(page)
{
    follow();
    connect(&page, &HealthPage::testAllRequested, this, &HealthActions::testAll);
}

void HealthActions::follow()
{
    const auto takeAll = [this] { m_model.setAll(m_shelf.model().activeKeys()); };
    connect(&m_shelf, &KeyShelf::loaded, this, takeAll);
    connect(&m_shelf, &KeyShelf::keyArrived, this, [this](const KeyId &id) {
        if (const ApiKey *key = m_shelf.model().key(id)) {
            m_model.put(*key);
        } else {
            m_model.drop(id);
        }
    });
    takeAll();
}

void HealthActions::testAll()
{
    m_stop = {};
    m_page.notice().clear();
    m_page.setTesting(true);
    const auto number = m_frame.work.begin(tr("Testing all keys"), m_stop);
    const TestProgress progress = [work = &m_frame.work, number](int done, int total) {
        work->setTitle(number, tr("Testing all keys: %1 of %2").arg(done).arg(total));
    };
    whenEnded(m_keyBook.testAll(progress, m_stop.get_token()), this, [this, number](const Result<TestTally> &tally) {
        m_frame.work.end(number);
        m_page.setTesting(false);
        if (tally) {
            showTally(*tally);
        } else {
            m_page.notice().showError(tally.error());
        }
    });
}

void HealthActions::showTally(const TestTally &tally)
{
    if (tally.trouble) {
        m_frame.keychain.learn(*tally.trouble);
        m_page.notice().showError(*tally.trouble);
        return;
    }
    const bool isWell = tally.refused == 0 && tally.failed == 0;
    QString words = tally.stopped ? tr("Stopped. Keys tested: %1. ").arg(tally.tested())
                                  : tr("Keys tested: %1. ").arg(tally.tested());
    words += tr("Working: %1, refused: %2, without an answer: %3.")
                 .arg(tally.granted)
                 .arg(tally.refused)
                 .arg(tally.failed);
    QString hint;
    if (tally.leftOut > 0 && !tally.stopped) {
        hint = tr("Left out: %1, which were refused before and have not changed since, lie in another keychain, or "
                  "belong to a "
                  "server that does not answer. Such a key can be tested by itself on the Keys page.")
                   .arg(tally.leftOut);
    }
    m_page.notice().showNotice(isWell ? Tone::Ok : Tone::Warn, words, hint);
}

void HealthActions::cancelAll()
{
    m_stop.request_stop();
}
