// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gui/common/tone.h>
#include <optional>
#include <QIcon>

/// One of our line icons by its file name in resources/icons without `.svg`, drawn in the palette's text colour at the
/// moment of painting, or in the colour of `tone`; so a change between light and dark needs no reloading.
QIcon lineIcon(const QString &name, std::optional<Tone> tone = {});
/// The name of the icon that stands for a tone: `ok`, `warn` …
QString toneIconName(Tone tone);
/// The program's own icon, in its own colours.
QIcon applicationIcon();
