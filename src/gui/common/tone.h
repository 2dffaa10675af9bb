// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

/// What a mark means; each has a glyph of its own, so that nothing is said by colour alone.
enum class Tone { Ok, Warn, Fail, Info, Neutral };

/// The colour of a tone on `palette`'s window and base: at least 4.5 : 1 on both (WCAG 2.1, 1.4.3), light and dark.
QColor toneColour(Tone tone, const QPalette &palette);
/// True when the palette shows light text on a dark ground.
bool isDark(const QPalette &palette);
/// The contrast ratio of WCAG 2.1: 1 to 21.
double contrastRatio(const QColor &one, const QColor &other);
