// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/outlinedmarks.h>
#include <QApplication>
#include <QPainter>
#include <QStyleOption>

namespace {

QString fusion()
{
    return QStringLiteral("fusion");
}

/// Reads at 3 : 1 at least on the ground of the mark; weaker where it cannot be pressed.
QColor outlineOf(const QStyleOption &option)
{
    const QColor ink = option.palette.color(QPalette::Active, QPalette::Text);
    const QColor ground = option.palette.color(QPalette::Base);
    const float share = option.state.testFlag(QStyle::State_Enabled) ? 0.6F : 0.35F;
    const auto mixed = [share](float one, float other) { return one * share + other * (1 - share); };
    return QColor::fromRgbF(
        mixed(ink.redF(), ground.redF()), mixed(ink.greenF(), ground.greenF()), mixed(ink.blueF(), ground.blueF()));
}

} // namespace

OutlinedMarks::OutlinedMarks()
    : QProxyStyle(fusion())
{
}

void OutlinedMarks::install()
{
    if (QApplication::style()->name() == fusion()) {
        QApplication::setStyle(new OutlinedMarks);
    }
}

void OutlinedMarks::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    // Boxes in rows of a view end here too.
    if (element != PE_IndicatorCheckBox && element != PE_IndicatorRadioButton) {
        return;
    }
    const bool hasKeyboard
        = option->state.testFlag(State_HasFocus) && option->state.testFlag(State_KeyboardFocusChange);
    if (hasKeyboard) {
        return; // outlined already, in the colour of the focus
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(outlineOf(*option));
    painter->setBrush(Qt::NoBrush);
    const QRectF outline = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    if (element == PE_IndicatorCheckBox) {
        painter->drawRect(outline);
    } else {
        painter->drawEllipse(outline);
    }
    painter->restore();
}
