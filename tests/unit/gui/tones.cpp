// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/icons.h>
#include <gui/common/outlinedmarks.h>
#include <gui/common/theme.h>
#include <gui/common/tone.h>
#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QStyleOptionViewItem>
#include <support/testmain.h>

class TonesTest : public QObject {
    Q_OBJECT
    static QList<Tone> all() { return {Tone::Ok, Tone::Warn, Tone::Fail, Tone::Info, Tone::Neutral}; }

private Q_SLOTS:
    void cleanup() { applyTheme(Settings::Theme::System); }

    void contrastIsThatOfTheStandard()
    {
        QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
        QVERIFY(qAbs(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
    }

    void everyToneAndTextReadsOnEveryPalette_data()
    {
        QTest::addColumn<Settings::Theme>("theme");
        QTest::newRow("system") << Settings::Theme::System;
        QTest::newRow("light") << Settings::Theme::Light;
        QTest::newRow("dark") << Settings::Theme::Dark;
    }

    void everyToneAndTextReadsOnEveryPalette()
    {
        QFETCH(Settings::Theme, theme);
        applyTheme(theme);
        const QPalette palette = QApplication::palette();
        for (const auto ground : {QPalette::Window, QPalette::Base}) {
            for (const Tone tone : all()) {
                QVERIFY(contrastRatio(toneColour(tone, palette), palette.color(ground)) >= 4.5);
            }
            QVERIFY(contrastRatio(palette.color(QPalette::WindowText), palette.color(ground)) >= 4.5);
        }
        if (theme != Settings::Theme::System) {
            QVERIFY(contrastRatio(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)) >= 4.5);
            QVERIFY(contrastRatio(palette.color(QPalette::PlaceholderText), palette.color(QPalette::Base)) >= 4.5);
            QVERIFY(contrastRatio(palette.color(QPalette::Link), palette.color(QPalette::Window)) >= 4.5);
        }
    }

    void anEmptyBoxInARowStandsOut_data()
    {
        QTest::addColumn<Settings::Theme>("theme");
        QTest::newRow("light") << Settings::Theme::Light;
        QTest::newRow("dark") << Settings::Theme::Dark;
    }

    void anEmptyBoxInARowStandsOut()
    {
        QFETCH(Settings::Theme, theme);
        applyTheme(theme);
        const QPalette palette = QApplication::palette();
        const QColor ground = palette.color(QPalette::Base);
        const OutlinedMarks style;
        for (const auto mark : {QStyle::PE_IndicatorItemViewItemCheck, QStyle::PE_IndicatorRadioButton}) {
            QImage image(16, 16, QImage::Format_RGB32);
            image.fill(ground);
            QStyleOptionViewItem option;
            option.rect = QRect(1, 1, 14, 14);
            option.palette = palette;
            option.state = QStyle::State_Enabled | QStyle::State_Off;
            QPainter painter(&image);
            style.drawPrimitive(mark, &option, &painter);
            painter.end();
            QVERIFY2(contrastRatio(image.pixelColor(8, 1), ground) >= 3, qPrintable(image.pixelColor(8, 1).name()));
            QVERIFY2(contrastRatio(image.pixelColor(8, 8), ground) < 1.5, qPrintable(image.pixelColor(8, 8).name()));
        }
    }

    void darkIsKnownFromLight()
    {
        applyTheme(Settings::Theme::Dark);
        QVERIFY(isDark(QApplication::palette()));
        applyTheme(Settings::Theme::Light);
        QVERIFY(!isDark(QApplication::palette()));
    }

    void anIconFollowsThePalette()
    {
        const QIcon icon = lineIcon(QStringLiteral("keys"));
        applyTheme(Settings::Theme::Light);
        const QImage light = icon.pixmap(32, 32).toImage();
        applyTheme(Settings::Theme::Dark);
        const QImage dark = lineIcon(QStringLiteral("keys")).pixmap(32, 32).toImage();
        const auto ink = [](const QImage &image) {
            QColor strongest(Qt::transparent);
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const QColor pixel = image.pixelColor(x, y);
                    strongest = pixel.alpha() > strongest.alpha() ? pixel : strongest;
                }
            }
            return strongest;
        };
        QCOMPARE(ink(light).alpha(), 255);
        QVERIFY(ink(light).lightness() < 80);
        QVERIFY(ink(dark).lightness() > 180);
    }

    void everyToneHasAGlyphOfItsOwn()
    {
        QSet<QString> names;
        for (const Tone tone : all()) {
            names.insert(toneIconName(tone));
            QVERIFY(!lineIcon(toneIconName(tone), tone).pixmap(16, 16).isNull());
        }
        QCOMPARE(names.size(), all().size());
    }
};

KEYDESK_TEST(TonesTest)
#include "tones.moc"
