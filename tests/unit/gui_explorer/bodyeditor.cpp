// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/bodyeditor.h>
#include <gui/explorer/textedit.h>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryFile>
#include <support/testmain.h>

using namespace Qt::StringLiterals;
using Kind = RequestBody::Kind;

class BodyEditorTest : public QObject {
    Q_OBJECT

private:
    static void choose(BodyEditor &editor, const QString &kind)
    {
        auto *kinds = editor.findChild<QComboBox *>(u"kind"_s);
        kinds->setCurrentIndex(kinds->findText(kind));
    }

private Q_SLOTS:
    void showsAndGivesBackABody()
    {
        BodyEditor editor;
        QSignalSpy edited(&editor, &BodyEditor::edited);
        const RequestBody body{Kind::Form, "text", {{u"a"_s, u"1"_s}}, u"/tmp/x"_s};
        editor.setBody(body);
        QCOMPARE(editor.body(), body);
        QCOMPARE(edited.size(), 0);
    }

    void choosingAKindIsAnEditAndKeepsTheText()
    {
        BodyEditor editor;
        QSignalSpy edited(&editor, &BodyEditor::edited);
        choose(editor, u"JSON"_s);
        QTest::keyClicks(editor.findChild<TextEdit *>(u"text"_s), u"[1]"_s);
        QCOMPARE(edited.size(), 4);
        choose(editor, u"Text"_s);
        QCOMPARE(editor.body().kind, Kind::Text);
        QCOMPARE(editor.body().content, QByteArray("[1]"));
    }

    void aFaultIsSaidWithItsPlaceAndGoes()
    {
        BodyEditor editor;
        editor.show();
        QSignalSpy told(&editor, &BodyEditor::faultChanged);
        choose(editor, u"JSON"_s);
        auto *text = editor.findChild<TextEdit *>(u"text"_s);
        auto *words = editor.findChild<QLabel *>(u"faultText"_s);
        text->setPlainText(u"{\n  \"a\": }"_s);
        QVERIFY(editor.fault());
        QVERIFY(words->isVisible());
        QVERIFY2(words->text().startsWith(u"Not valid JSON at line 2, column "_s), qPrintable(words->text()));
        QCOMPARE(text->extraSelections().size(), 1);
        editor.goToFault();
        QCOMPARE(text->textCursor().position(), editor.fault()->position);
        choose(editor, u"Text"_s); // no JSON is wanted there
        QVERIFY(!editor.fault());
        QVERIFY(!words->isVisible());
        choose(editor, u"JSON"_s);
        text->setPlainText(u"{\"a\": 1}"_s);
        QVERIFY(!editor.fault());
        QCOMPARE(told.size(), 4);
    }

    void formatIndentsAndCanBeUndone()
    {
        BodyEditor editor;
        choose(editor, u"JSON"_s);
        auto *text = editor.findChild<TextEdit *>(u"text"_s);
        text->setPlainText(u"{\"n\":1.10,\"b\":[]}"_s);
        editor.format();
        QTRY_VERIFY(text->toPlainText().startsWith(u"{\n  \"n\": 1.10,\n"_s));
        text->undo();
        QCOMPARE(text->toPlainText(), u"{\"n\":1.10,\"b\":[]}"_s);
    }

    void formatLeavesWhatIsNoJson()
    {
        BodyEditor editor;
        choose(editor, u"JSON"_s);
        auto *text = editor.findChild<TextEdit *>(u"text"_s);
        text->setPlainText(u"{\"n\":}"_s);
        editor.format();
        QCOMPARE(text->toPlainText(), u"{\"n\":}"_s);
        QCOMPARE(text->textCursor().position(), editor.fault()->position);
    }

    void aFileIsNamedWithItsState()
    {
        BodyEditor editor;
        choose(editor, u"File"_s);
        auto *state = editor.findChild<QLabel *>(u"fileState"_s);
        editor.findChild<QLineEdit *>(u"file"_s)->setText(u"/no/such/file"_s);
        QCOMPARE(state->text(), u"There is no such file."_s);
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(QByteArray(2000, 'x'));
        file.flush();
        editor.findChild<QLineEdit *>(u"file"_s)->setText(file.fileName());
        QVERIFY(state->text().startsWith(u"2.0"_s));
        QCOMPARE(editor.body().file, file.fileName());
    }
};
KEYDESK_TEST(BodyEditorTest)

#include "bodyeditor.moc"
