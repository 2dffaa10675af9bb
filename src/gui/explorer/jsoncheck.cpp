// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/background.h>
#include <gui/explorer/jsoncheck.h>

namespace {

constexpr int TypingPause = 200; ///< milliseconds

} // namespace

std::optional<JsonFault> findJsonFault(const QString &text)
{
    if (text.trimmed().isEmpty()) {
        return std::nullopt;
    }
    const QByteArray utf8 = text.toUtf8();
    const auto parsed = JsonText::parse(utf8);
    if (parsed) {
        return std::nullopt;
    }
    const JsonText::Fault &fault = parsed.error();
    const auto position = QString::fromUtf8(utf8.left(fault.offset)).size();
    return JsonFault{static_cast<int>(position), fault.line, fault.column, fault.reason};
}

JsonCheck::JsonCheck(QObject *parent)
    : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(TypingPause);
    connect(&m_pause, &QTimer::timeout, this, &JsonCheck::checkInBackground);
}

JsonCheck::~JsonCheck()
{
    m_stop.request_stop();
}

void JsonCheck::check(const QString &text)
{
    stop();
    if (text.size() <= SmallText) {
        Q_EMIT checked(findJsonFault(text));
        return;
    }
    m_text = text;
    m_pause.start();
}

void JsonCheck::stop()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_pause.stop();
    m_text.clear();
}

void JsonCheck::checkInBackground()
{
    using Found = std::optional<JsonFault>;
    auto look = [text = std::exchange(m_text, {})]() -> Result<Found> { return findJsonFault(text); };
    auto task = runInBackground(*QThreadPool::globalInstance(), std::move(look), m_stop.get_token());
    whenEnded(std::move(task), this, [this, stop = m_stop.get_token()](Result<Found> found) {
        if (found && !stop.stop_requested()) {
            Q_EMIT checked(*found);
        }
    });
}
