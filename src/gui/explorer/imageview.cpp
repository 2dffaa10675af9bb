// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/imageview.h>
#include <QPainter>

ImageView::ImageView(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::TabFocus);
}

void ImageView::setImage(const QImage &image)
{
    m_image = image;
    setAccessibleName(image.isNull() ? QString() : tr("Image, %1 × %2 pixels").arg(image.width()).arg(image.height()));
    update();
}

void ImageView::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    if (m_image.isNull()) {
        return;
    }
    constexpr int margin = 8;
    const QSize room = size() - QSize(2 * margin, 2 * margin);
    QSize shown = m_image.size();
    if (shown.width() > room.width() || shown.height() > room.height()) {
        shown.scale(room, Qt::KeepAspectRatio);
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    QRect place(QPoint(0, 0), shown);
    place.moveCenter(rect().center());
    painter.drawImage(place, m_image);
}
