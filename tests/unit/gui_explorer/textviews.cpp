// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/findbar.h>
#include <gui/explorer/rawview.h>
#include <gui/explorer/textedit.h>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>
#include <support/testmain.h>

using namespace Qt::StringLiterals;

class TextViewsTest : public QObject {
    Q_OBJECT

private:
    static AnswerContents json()
    {
        AnswerContents contents;
        contents.kind = AnswerContents::Kind::Json;
        contents.received.text = u"{\"a\":1}"_s;
        contents.formatted.text = u"{\n  \"a\": 1\n}"_s;
        return contents;
    }

private Q_SLOTS:
    void formattedAndAsReceived()
    {
        RawView view;
        view.show();
        view.showContents(json());
        auto *text = view.findChild<TextEdit *>();
        auto *formatted = view.findChild<QCheckBox *>(u"formatted"_s);
        QCOMPARE(text->toPlainText(), json().formatted.text);
        QTest::mouseClick(formatted, Qt::LeftButton, {}, QPoint(8, formatted->height() / 2));
        QCOMPARE(text->toPlainText(), json().received.text);
        QVERIFY(text->isReadOnly());
        AnswerContents plain = json();
        plain.formatted.text.clear();
        view.showContents(plain);
        QVERIFY(!formatted->isVisible());
        view.clear();
        QVERIFY(text->toPlainText().isEmpty());
    }

    void aLongTextComesInPieces()
    {
        RawView view;
        AnswerContents contents;
        contents.received.text = (QString(79, u'x') + u'\n').repeated(5000);
        contents.received.isPart = true;
        view.show();
        view.showContents(contents);
        auto *text = view.findChild<TextEdit *>();
        QVERIFY(text->toPlainText().size() <= RawView::Piece);
        QTRY_COMPARE(text->toPlainText().size(), contents.received.text.size());
        QCOMPARE(text->toPlainText(), contents.received.text);
        QVERIFY(view.findChild<QLabel *>(u"part"_s)->isVisible());
        view.showContents(json());
        QVERIFY(!view.findChild<QLabel *>(u"part"_s)->isVisible());
    }

    void findGoesRound()
    {
        QWidget window;
        QVBoxLayout rows(&window);
        TextEdit text;
        FindBar bar;
        rows.addWidget(&text);
        rows.addWidget(&bar);
        bar.setEdit(&text);
        text.setPlainText(u"one Two\none TWO\none"_s);
        window.show();
        QVERIFY(!bar.isVisible());
        bar.findNext(); // opens
        QVERIFY(bar.isVisible());
        auto *needle = bar.findChild<QLineEdit *>();
        auto *count = bar.findChild<QLabel *>(u"count"_s);
        needle->setText(u"two"_s);
        QCOMPARE(count->text(), u"1 of 2"_s);
        QCOMPARE(text.textCursor().selectedText(), u"Two"_s);
        QTest::keyClick(needle, Qt::Key_Return);
        QCOMPARE(text.textCursor().selectedText(), u"TWO"_s);
        bar.findNext();
        QCOMPARE(text.textCursor().selectedText(), u"Two"_s);
        QTest::keyClick(needle, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(text.textCursor().selectedText(), u"TWO"_s);
        QCOMPARE(text.extraSelections().size(), 2);
        bar.findChild<QCheckBox *>()->setChecked(true);
        QCOMPARE(count->text(), u"Not found"_s);
        QTest::keyClick(needle, Qt::Key_Escape);
        QVERIFY(!bar.isVisible());
        QVERIFY(text.extraSelections().isEmpty());
    }

    void findCountsNoFurtherThanItsLimit()
    {
        TextEdit text;
        FindBar bar;
        bar.setEdit(&text);
        text.setPlainText(u"aa\n"_s.repeated(FindBar::MaxMatches));
        bar.open();
        bar.findChild<QLineEdit *>()->setText(u"a"_s);
        QVERIFY(bar.findChild<QLabel *>(u"count"_s)->text().startsWith(u"1 of more than"_s));
        QCOMPARE(text.extraSelections().size(), FindBar::MaxMarks);
    }

    void aFaultIsUnderlinedWhereItCanBeSeen_data()
    {
        QTest::addColumn<int>("position");
        QTest::addColumn<int>("marked");
        QTest::newRow("in a line") << 1 << 1;
        QTest::newRow("at a line's end") << 3 << 2;
        QTest::newRow("past the end") << 99 << 5;
    }
    void aFaultIsUnderlinedWhereItCanBeSeen()
    {
        QFETCH(int, position);
        TextEdit text;
        text.setPlainText(u"abc\nde"_s);
        text.markFault(position);
        QCOMPARE(text.extraSelections().size(), 1);
        QTEST(text.extraSelections()[0].cursor.selectionStart(), "marked");
        QCOMPARE(text.extraSelections()[0].format.underlineStyle(), QTextCharFormat::WaveUnderline);
        text.markFault(-1);
        QVERIFY(text.extraSelections().isEmpty());
    }

    void aNewLineIsIndented()
    {
        TextEdit text;
        QTest::keyClicks(&text, u"{"_s);
        QTest::keyClick(&text, Qt::Key_Return);
        QTest::keyClicks(&text, u"x"_s);
        QTest::keyClick(&text, Qt::Key_Return);
        QTest::keyClick(&text, Qt::Key_Tab);
        QTest::keyClicks(&text, u"y"_s);
        QCOMPARE(text.toPlainText(), u"{\n  x\n    y"_s);
    }
};
KEYDESK_TEST(TextViewsTest)

#include "textviews.moc"
