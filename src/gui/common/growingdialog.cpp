// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/growingdialog.h>
#include <QEvent>
#include <QLayout>

bool GrowingDialog::event(QEvent *event)
{
    const bool handled = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest && layout()) {
        const int needed = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width())
                                                         : layout()->totalSizeHint().height();
        if (needed > height()) {
            resize(width(), needed);
        }
    }
    return handled;
}
