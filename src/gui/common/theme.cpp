// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/theme.h>
#include <QApplication>
#include <QPalette>

namespace {

struct Shades {
    QRgb window, base, alternate, text, dim, button, highlight, highlightedText, link;
};

constexpr Shades LightShades{
    0xfff4f5f6, 0xffffffff, 0xfff0f2f4, 0xff1b1e22, 0xff6a717a, 0xfff7f8f9, 0xff1f5fa8, 0xffffffff, 0xff0a4b9e};
constexpr Shades DarkShades{
    0xff25282c, 0xff1c1f22, 0xff2a2e33, 0xffe8eaed, 0xff9aa1aa, 0xff33373c, 0xff2f6cb8, 0xffffffff, 0xff8cc8ff};

QPalette paletteOf(const Shades &shades)
{
    QPalette palette(QColor::fromRgb(shades.button), QColor::fromRgb(shades.window));
    const auto set = [&palette](QPalette::ColorRole role, QRgb rgb) { palette.setColor(role, QColor::fromRgb(rgb)); };
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        set(role, shades.text);
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(shades.dim));
    }
    set(QPalette::Base, shades.base);
    set(QPalette::AlternateBase, shades.alternate);
    set(QPalette::ToolTipBase, shades.base);
    set(QPalette::PlaceholderText, shades.dim);
    set(QPalette::Highlight, shades.highlight);
    set(QPalette::HighlightedText, shades.highlightedText);
    set(QPalette::Link, shades.link);
    set(QPalette::LinkVisited, shades.link);
    return palette;
}

} // namespace

void applyTheme(Settings::Theme theme)
{
    switch (theme) {
    case Settings::Theme::System:
        QApplication::setPalette(QPalette());
        break;
    case Settings::Theme::Light:
        QApplication::setPalette(paletteOf(LightShades));
        break;
    case Settings::Theme::Dark:
        QApplication::setPalette(paletteOf(DarkShades));
        break;
    }
}
