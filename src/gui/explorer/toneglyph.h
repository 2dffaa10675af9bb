// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gui/common/tone.h>
#include <QWidget>

/// The mark of a tone beside a line of text; follows palette and scale because it is drawn anew each time.
class ToneGlyph : public QWidget {
    Q_OBJECT
public:
    explicit ToneGlyph(QWidget *parent = nullptr);
    void setTone(Tone tone);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone = Tone::Warn;
};
