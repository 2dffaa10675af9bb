// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/fieldmessage.h>
#include <gui/common/noticebar.h>
#include <gui/frame/rail.h>
#include <gui/frame/undobar.h>
#include <gui/frame/work.h>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <support/testmain.h>

namespace {

template <class Widget> Widget *named(QWidget &within, const QString &text)
{
    for (Widget *widget : within.findChildren<Widget *>()) {
        if (widget->text() == text || widget->accessibleName() == text) {
            return widget;
        }
    }
    return nullptr;
}

} // namespace

class FramePartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNoticeSaysWhatHappenedWhatToDoAndHidesTheRawAnswer()
    {
        NoticeBar bar;
        QVERIFY(bar.isHidden());
        bar.showError(Error{ErrorKind::ClientRejected,
                          {QStringLiteral("401"), QStringLiteral("invalid_client"), QStringLiteral("no")},
                          QByteArrayLiteral("{\"error\":\"invalid_client\"}")},
            QStringLiteral("Save anyway"));
        QVERIFY(!bar.isHidden());
        QVERIFY(!bar.sentence().isEmpty());
        QCOMPARE(bar.accessibleName(), bar.sentence());
        auto *details = bar.findChild<QPlainTextEdit *>();
        QVERIFY(details->isHidden());
        named<QToolButton>(bar, QStringLiteral("Details"))->click();
        QVERIFY(!details->isHidden());
        QCOMPARE(details->toPlainText(), QStringLiteral("{\"error\":\"invalid_client\"}"));
        QSignalSpy wanted(&bar, &NoticeBar::actionTriggered);
        named<QPushButton>(bar, QStringLiteral("Save anyway"))->click();
        QCOMPARE(wanted.count(), 1);
    }

    void aClosedNoticeForgetsWhatItSaid()
    {
        NoticeBar bar;
        bar.showNotice(Tone::Info, QStringLiteral("One"), QStringLiteral("Two"));
        QSignalSpy closed(&bar, &NoticeBar::closed);
        named<QToolButton>(bar, QStringLiteral("Close notice"))->click();
        QCOMPARE(closed.count(), 1);
        QVERIFY(bar.isHidden());
        QVERIFY(bar.sentence().isEmpty());
        QVERIFY(bar.accessibleName().isEmpty());
    }

    void aNoticeWithoutActionOrAnswerShowsNoSuchButton()
    {
        NoticeBar bar;
        bar.showNotice(Tone::Ok, QStringLiteral("One"));
        QVERIFY(bar.findChild<QPushButton *>()->isHidden());
        QVERIFY(named<QToolButton>(bar, QStringLiteral("Details"))->isHidden());
    }

    void inANarrowPlaceTheButtonsStandBelowTheWords()
    {
        NoticeBar bar;
        bar.showError(
            Error{ErrorKind::ClientRejected, {QStringLiteral("401"), QStringLiteral("invalid_client"), {}}, "{}"},
            QStringLiteral("Save anyway"));
        auto *action = named<QPushButton>(bar, QStringLiteral("Save anyway"));
        auto *details = named<QToolButton>(bar, QStringLiteral("Details"));
        auto *words = named<QLabel>(bar, bar.sentence());
        const auto isBelow = [words](const QWidget *button) { return button->y() >= words->geometry().bottom(); };
        bar.resize(900, 100);
        QTRY_VERIFY(!isBelow(action) && !isBelow(details) && action->x() > words->x());
        bar.resize(300, 300);
        QTRY_VERIFY(isBelow(action) && isBelow(details) && action->x() < details->x());
        QVERIFY(words->width() > 200);
        bar.resize(900, 100);
        QTRY_VERIFY(!isBelow(action) && !isBelow(details) && action->x() < details->x());
    }

    void aFieldMessageDescribesItsField()
    {
        QLineEdit field;
        FieldMessage message;
        message.setField(&field);
        message.sayError(Error{ErrorKind::LabelEmpty});
        QVERIFY(message.isProblem());
        QCOMPARE(field.accessibleDescription(), message.text());
        message.clear();
        QVERIFY(!message.isProblem());
        QVERIFY(message.isHidden());
        QVERIFY(field.accessibleDescription().isEmpty());
    }

    void undoIsOfferedOnce()
    {
        UndoBar bar;
        int undone = 0;
        bar.offer(QStringLiteral("'A' moved to trash"), [&undone] { ++undone; });
        QVERIFY(!bar.isHidden());
        auto *undo = named<QPushButton>(bar, QStringLiteral("Undo"));
        undo->click();
        undo->click();
        QCOMPARE(undone, 1);
        QVERIFY(bar.isHidden());
    }

    void aNewOfferReplacesTheOld()
    {
        UndoBar bar;
        QStringList undone;
        bar.offer(QStringLiteral("one"), [&undone] { undone.append(QStringLiteral("one")); });
        bar.offer(QStringLiteral("two"), [&undone] { undone.append(QStringLiteral("two")); });
        named<QPushButton>(bar, QStringLiteral("Undo"))->click();
        QCOMPARE(undone, QStringList({QStringLiteral("two")}));
    }

    void theNewestWorkIsShownAndCancelled()
    {
        Work work;
        QSignalSpy changed(&work, &Work::changed);
        std::stop_source stop;
        const auto first = work.begin(QStringLiteral("Moving"));
        const auto second = work.begin(QStringLiteral("Testing"), stop);
        QCOMPARE(work.title(), QStringLiteral("Testing"));
        QVERIFY(work.canCancel());
        work.cancel();
        QVERIFY(stop.stop_requested());
        QVERIFY(!work.canCancel());
        work.end(second);
        QCOMPARE(work.title(), QStringLiteral("Moving"));
        QVERIFY(!work.canCancel());
        work.end(first);
        work.end(first);
        QVERIFY(work.isIdle());
        QCOMPARE(changed.count(), 5);
    }

    void theRailChoosesPages()
    {
        Rail rail;
        rail.addPage(QStringLiteral("Keys"), QStringLiteral("keys"));
        rail.addPage(QStringLiteral("Explorer"), QStringLiteral("explorer"));
        QSignalSpy chosen(&rail, &Rail::pageChosen);
        QSignalSpy settings(&rail, &Rail::settingsRequested);
        named<QToolButton>(rail, QStringLiteral("Explorer"))->click();
        QCOMPARE(chosen.value(0).value(0).toInt(), 1);
        named<QToolButton>(rail, QStringLiteral("Keys"))->toggle(); // as an assistive technology does
        QCOMPARE(chosen.value(1).value(0).toInt(), 0);
        rail.setCurrent(1);
        rail.setCurrent(0);
        QVERIFY(named<QToolButton>(rail, QStringLiteral("Keys"))->isChecked());
        QCOMPARE(chosen.count(), 2);
        named<QToolButton>(rail, QStringLiteral("Settings"))->click();
        QCOMPARE(settings.count(), 1);
    }
};

KEYDESK_TEST(FramePartsTest)
#include "frameparts.moc"
