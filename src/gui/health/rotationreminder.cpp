// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/noticebar.h>
#include <gui/health/rotationreminder.h>
#include <gui/health/rotationwords.h>
#include <gui/keys/keyshelf.h>

namespace {

constexpr std::chrono::milliseconds LookAfter{200}; ///< while all keys are tested, each of them changes

} // namespace

RotationReminder::RotationReminder(KeyShelf &shelf, const Clock &clock, NoticeBar &notice, QObject *parent)
    : QObject(parent)
    , m_shelf(shelf)
    , m_clock(clock)
    , m_notice(notice)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &RotationReminder::look);
    const auto lookSoon = [this] {
        if (!m_soon.isActive()) {
            m_soon.start(LookAfter);
        }
    };
    connect(&shelf, &KeyShelf::loaded, this, lookSoon);
    connect(&shelf, &KeyShelf::keyArrived, this, lookSoon);
    connect(&m_hourly, &QTimer::timeout, this, lookSoon);
    m_hourly.start(std::chrono::hours(1));
    connect(&notice, &NoticeBar::actionTriggered, this, [this] {
        if (m_only) {
            Q_EMIT keyWanted(*m_only);
        } else {
            Q_EMIT listWanted();
        }
    });
}

void RotationReminder::look()
{
    const QDate today = m_clock.now().toLocalTime().date();
    QList<ApiKey> near;
    for (const ApiKey &key : m_shelf.model().activeKeys()) {
        const RotationState state = rotationState(key.rotateBy, today);
        if (state == RotationState::Due || state == RotationState::Soon) {
            near.append(key);
        }
    }
    QString words;
    m_only.reset();
    if (near.size() == 1) {
        m_only = near[0].id;
        words = tr("'%1 / %2' is to be rotated by %3.")
                    .arg(near[0].spaceName.text(), near[0].label.text(), rotationWords(near[0].rotateBy, today));
    } else if (!near.isEmpty()) {
        words = tr("%1 keys are to be rotated within %2 days or sooner.").arg(near.size()).arg(RemindDaysBefore);
    }
    if (words == std::exchange(m_said, words)) {
        return;
    }
    if (words.isEmpty()) {
        m_notice.clear();
    } else {
        m_notice.showNotice(Tone::Warn, words, {}, m_only ? tr("Show the key") : tr("Show them"));
    }
}
