// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/frame/work.h>

Work::Number Work::begin(const QString &title, std::stop_source stop)
{
    const Number number = m_next++;
    m_pieces.append(Piece{number, title, std::move(stop)});
    Q_EMIT changed();
    return number;
}

void Work::setTitle(Number number, const QString &title)
{
    for (Piece &piece : m_pieces) {
        if (piece.number == number) {
            piece.title = title;
            Q_EMIT changed();
        }
    }
}

void Work::end(Number number)
{
    if (m_pieces.removeIf([number](const Piece &piece) { return piece.number == number; }) > 0) {
        Q_EMIT changed();
    }
}

QString Work::title() const
{
    return m_pieces.isEmpty() ? QString() : m_pieces.last().title;
}

bool Work::canCancel() const
{
    return !m_pieces.isEmpty() && m_pieces.last().stop.stop_possible() && !m_pieces.last().stop.stop_requested();
}

void Work::cancel()
{
    if (canCancel()) {
        m_pieces.last().stop.request_stop();
        Q_EMIT changed();
    }
}
