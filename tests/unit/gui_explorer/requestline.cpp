// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/addressfield.h>
#include <gui/explorer/namevaluetable.h>
#include <gui/explorer/requestline.h>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <support/testmain.h>

using namespace Qt::StringLiterals;

class RequestLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sendTurnsIntoCancel()
    {
        RequestLine line;
        QSignalSpy send(&line, &RequestLine::sendWanted);
        QSignalSpy cancel(&line, &RequestLine::cancelWanted);
        auto *button = line.findChild<QPushButton *>(u"send"_s);
        QCOMPARE(button->text(), u"Send"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        line.setUnderWay(true);
        QCOMPARE(button->text(), u"Cancel"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(send.size(), 1);
        QCOMPARE(cancel.size(), 1);
        QTest::keyClick(line.findChild<AddressField *>(), Qt::Key_Return);
        QCOMPARE(send.size(), 2);
    }

    void onlyThePersonsEditsAreTold()
    {
        RequestLine line;
        QSignalSpy target(&line, &RequestLine::targetEdited);
        QSignalSpy method(&line, &RequestLine::methodEdited);
        line.setTarget(u"/jobs"_s);
        line.setMethod(u"PURGE"_s);
        QCOMPARE(line.method(), u"PURGE"_s);
        QCOMPARE(target.size() + method.size(), 0);
        QTest::keyClicks(line.findChild<AddressField *>(), u"x"_s);
        QCOMPARE(line.target(), u"/jobsx"_s);
        line.findChild<QComboBox *>(u"method"_s)->setCurrentIndex(1);
        QCOMPARE(line.method(), u"POST"_s);
        QCOMPARE(target.size(), 1);
        QCOMPARE(method.size(), 1);
    }

    void theBaseStandsInFrontOfARelativeAddress()
    {
        AddressField field;
        field.resize(500, field.sizeHint().height());
        field.show();
        field.setBase(u"https://api.example.com"_s);
        auto *prefix = field.findChild<QLabel *>();
        QVERIFY(prefix->isVisible());
        QCOMPARE(prefix->text(), u"https://api.example.com"_s);
        QVERIFY(field.textMargins().left() >= prefix->width());
        field.setText(u"HTTPS://other.example.com/x"_s);
        QVERIFY(!prefix->isVisible());
        QCOMPARE(field.textMargins().left(), 0);
        field.setText(u"//other.example.com"_s);
        QVERIFY(!prefix->isVisible());
        field.setText(u"/a?u=https://x"_s);
        QVERIFY(prefix->isVisible());
        field.resize(200, field.height());
        QVERIFY(prefix->width() <= 110);
    }

    void deleteRemovesARow()
    {
        NameValueTable table;
        table.model().setRows({{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}});
        auto *view = table.findChild<QTableView *>();
        view->setCurrentIndex(table.model().index(0, 1));
        QTest::keyClick(view, Qt::Key_Delete);
        QCOMPARE(table.model().rows(), (QList<NameValue>{{u"b"_s, u"2"_s}}));
        view->setCurrentIndex(table.model().index(1, 1));
        QTest::keyClick(view, Qt::Key_Delete); // the empty row stays
        QCOMPARE(table.model().rowCount(), 2);
    }

    void whatIsWrongWithARowStandsBelow()
    {
        NameValueTable table;
        table.setHint(u"a hint"_s);
        table.model().setCheck([](const NameValue &row) { return row.name == u"bad"_s ? u"is bad"_s : QString(); });
        auto *words = table.findChild<QLabel *>(u"fault"_s);
        QCOMPARE(words->text(), u"a hint"_s);
        table.model().setRows({{u"bad"_s, u"1"_s}});
        QCOMPARE(words->text(), u"is bad"_s);
        table.model().setRows({{u"good"_s, u"1"_s}});
        QCOMPARE(words->text(), u"a hint"_s);
    }
};
KEYDESK_TEST(RequestLineTest)

#include "requestline.moc"
