// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/apikey.h>
#include <gui/common/tone.h>

/// How a key's state is shown: words, a glyph of its own, a tone.
struct KeyStateLook {
    QString words; ///< 'works', 'not tried' …
    QString iconName;
    Tone tone;
};

KeyStateLook keyStateLook(KeyState state);
/// '1 key', '12 keys'.
QString keyCountWords(qsizetype count);
