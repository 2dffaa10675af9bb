// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <gui/common/tone.h>

namespace {

double relativeLuminance(const QColor &colour)
{
    const auto linear
        = [](double part) { return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

bool isDark(const QPalette &palette)
{
    return relativeLuminance(palette.color(QPalette::Window)) < relativeLuminance(palette.color(QPalette::WindowText));
}

QColor toneColour(Tone tone, const QPalette &palette)
{
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::Ok:
        return dark ? QColor(0x6f, 0xdd, 0x8b) : QColor(0x11, 0x63, 0x29);
    case Tone::Warn:
        return dark ? QColor(0xf0, 0xc0, 0x60) : QColor(0x7d, 0x4e, 0x00);
    case Tone::Fail:
        return dark ? QColor(0xff, 0xa1, 0x98) : QColor(0xa4, 0x0e, 0x26);
    case Tone::Info:
        return dark ? QColor(0x8c, 0xc8, 0xff) : QColor(0x0a, 0x4b, 0x9e);
    case Tone::Neutral:
        break;
    }
    return dark ? QColor(0xc0, 0xc6, 0xce) : QColor(0x4a, 0x51, 0x5a);
}

double contrastRatio(const QColor &one, const QColor &other)
{
    const auto [darker, lighter] = std::minmax({relativeLuminance(one), relativeLuminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}
