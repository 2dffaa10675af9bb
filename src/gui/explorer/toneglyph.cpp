// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/icons.h>
#include <gui/explorer/toneglyph.h>
#include <QPainter>

ToneGlyph::ToneGlyph(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ToneGlyph::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

QSize ToneGlyph::sizeHint() const
{
    const int side = qMax(16, fontMetrics().height());
    return {side, side};
}

void ToneGlyph::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    lineIcon(toneIconName(m_tone), m_tone).paint(&painter, rect());
}
