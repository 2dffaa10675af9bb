// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

/// Fusion, but the outline of a check box and of a radio button stands out on every palette. Fusion draws it darker than
/// the window, which on a dark ground nobody sees.
class OutlinedMarks : public QProxyStyle {
    Q_OBJECT
public:
    OutlinedMarks();
    /// Takes Fusion's place, where the platform has no style of its own.
    static void install();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget = nullptr) const override;
};
