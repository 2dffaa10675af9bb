// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/icons.h>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

static void loadIconsOnce()
{
    static const bool loaded = [] {
        Q_INIT_RESOURCE(keydesk); // a static library's resources are not known by themselves
        return true;
    }();
    Q_UNUSED(loaded)
}

namespace {

class LineIconEngine final : public QIconEngine {
public:
    LineIconEngine(QByteArray svg, std::optional<Tone> tone)
        : m_svg(std::move(svg))
        , m_tone(tone)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const int side = qMin(rect.width(), rect.height());
        const QPoint corner(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2);
        painter->drawPixmap(corner, drawn(side, painter->device()->devicePixelRatioF(), colour(mode).name()));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap image(size);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return image;
    }

    QIconEngine *clone() const override { return new LineIconEngine(*this); }
    QString key() const override { return QStringLiteral("keydesk-line"); }

private:
    // Kept: a tree draws the same few for each of its rows, and reading SVG is most of the work.
    QPixmap drawn(int side, qreal ratio, const QString &colour) const
    {
        const QString key
            = QStringLiteral("keydesk-line/%1/%2/%3/%4")
                  .arg(QString::number(qHash(m_svg)), colour, QString::number(side), QString::number(ratio));
        QPixmap image;
        if (!QPixmapCache::find(key, &image)) {
            QByteArray tinted = m_svg;
            tinted.replace("#000", colour.toLatin1());
            image = QPixmap(QSizeF(side * ratio, side * ratio).toSize());
            image.setDevicePixelRatio(ratio);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            QSvgRenderer(tinted).render(&painter, QRectF(0, 0, side, side));
            painter.end();
            QPixmapCache::insert(key, image);
        }
        return image;
    }

    QColor colour(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled) {
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        }
        if (mode == QIcon::Selected) {
            return palette.color(QPalette::HighlightedText);
        }
        return m_tone ? toneColour(*m_tone, palette) : palette.color(QPalette::WindowText);
    }

    QByteArray m_svg;
    std::optional<Tone> m_tone;
};

} // namespace

QIcon lineIcon(const QString &name, std::optional<Tone> tone)
{
    loadIconsOnce();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    const bool found = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(found, "lineIcon", qPrintable(name));
    return QIcon(new LineIconEngine(found ? file.readAll() : QByteArray(), tone));
}

QString toneIconName(Tone tone)
{
    switch (tone) {
    case Tone::Ok:
        return QStringLiteral("ok");
    case Tone::Warn:
        return QStringLiteral("warn");
    case Tone::Fail:
        return QStringLiteral("fail");
    case Tone::Info:
        return QStringLiteral("info");
    case Tone::Neutral:
        break;
    }
    return QStringLiteral("untried");
}

QIcon applicationIcon()
{
    loadIconsOnce();
    return QIcon(QStringLiteral(":/icons/keydesk.svg"));
}
