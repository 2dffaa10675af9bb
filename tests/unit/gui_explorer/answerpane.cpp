// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/noticebar.h>
#include <gui/explorer/answerpane.h>
#include <gui/explorer/answertree.h>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <support/testmain.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class AnswerPaneTest : public QObject {
    Q_OBJECT

private:
    SystemClock m_clock;

    static ApiAnswer answer(const QByteArray &type, const QByteArray &body)
    {
        ApiAnswer made;
        made.status = 200;
        made.url = QUrl(u"https://api.example.com/things"_s);
        made.headers = {{"Content-Type", type}};
        made.body = body;
        made.bodySize = body.size();
        made.tokenSent = true;
        return made;
    }
    static QStringList visibleTabs(const AnswerPane &pane)
    {
        const auto *views = pane.findChild<QTabWidget *>(u"views"_s);
        QStringList tabs;
        for (int index = 0; index < views->count(); ++index) {
            if (views->isTabVisible(index)) {
                tabs.append(views->tabText(index));
            }
        }
        return tabs;
    }
    static QString currentTab(const AnswerPane &pane)
    {
        const auto *views = pane.findChild<QTabWidget *>(u"views"_s);
        return views->tabText(views->currentIndex());
    }
    static QStringList notices(const AnswerPane &pane)
    {
        QStringList all;
        for (const NoticeBar *bar : pane.findChildren<NoticeBar *>()) {
            if (bar->isVisibleTo(&pane)) {
                all.append(bar->sentence());
            }
        }
        return all;
    }

private Q_SLOTS:
    void viewsFollowTheBody_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QStringList>("tabs");
        QTest::newRow("json") << QByteArray("application/json") << QByteArray("{\"a\":1}")
                              << QStringList{u"Tree"_s, u"Raw"_s, u"Headers"_s, u"Timing"_s};
        QTest::newRow("html") << QByteArray("text/html") << QByteArray("<p>")
                              << QStringList{u"Raw"_s, u"Headers"_s, u"Timing"_s};
        QTest::newRow("binary") << QByteArray("application/zip") << QByteArray("PK\0\0", 4)
                                << QStringList{u"Hex"_s, u"Headers"_s, u"Timing"_s};
        QTest::newRow("nothing") << QByteArray("application/json") << QByteArray()
                                 << QStringList{u"Headers"_s, u"Timing"_s};
    }
    void viewsFollowTheBody()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(QStringList, tabs);
        AnswerPane pane(m_clock, nullptr);
        pane.showStarted();
        pane.showAnswer(answer(type, body), {});
        QTRY_COMPARE(visibleTabs(pane), tabs);
        QCOMPARE(currentTab(pane), tabs.first());
        QCOMPARE(pane.findChild<QPushButton *>(u"saveBody"_s)->isEnabled(), !body.isEmpty());
    }

    void whoPrefersRawKeepsIt()
    {
        AnswerPane pane(m_clock, nullptr);
        auto *views = pane.findChild<QTabWidget *>(u"views"_s);
        pane.showAnswer(answer("application/json", "[1]"), {});
        QTRY_COMPARE(visibleTabs(pane).size(), 4);
        views->setCurrentIndex(1);
        pane.showAnswer(answer("application/zip", QByteArray(3, '\0')), {});
        QTRY_COMPARE(currentTab(pane), u"Hex"_s);
        pane.showAnswer(answer("application/json", "[2]"), {});
        QTRY_COMPARE(currentTab(pane), u"Raw"_s);
    }

    void theLastAnswerWins()
    {
        AnswerPane pane(m_clock, nullptr);
        pane.showAnswer(answer("application/json", '[' + QByteArray("1,").repeated(300'000) + "1]"), {});
        pane.showAnswer(answer("text/plain", "short"), {});
        QTRY_COMPARE(visibleTabs(pane), (QStringList{u"Raw"_s, u"Headers"_s, u"Timing"_s}));
        QTRY_COMPARE(pane.findChild<AnswerTree *>()->model()->rowCount(), 0);
    }

    void busyIsShownAfterAWhileOnly()
    {
        AnswerPane pane(m_clock, nullptr);
        auto *bar = pane.findChild<QProgressBar *>();
        pane.showStarted();
        QVERIFY(!bar->isVisibleTo(&pane));
        QTRY_VERIFY(bar->isVisibleTo(&pane));
        pane.showProgress(12'400, -1);
        QTRY_VERIFY(pane.findChild<QLabel *>(u"busyText"_s)->text().contains(u"received"_s));
        QCOMPARE(bar->maximum(), 0);
        pane.showProgress(500, 1000);
        QTRY_COMPARE(bar->value(), 500);
        pane.showAnswer(answer("text/plain", "x"), {});
        QVERIFY(!bar->isVisibleTo(&pane));
    }

    void anErrorStandsInPlaceOfAnAnswer()
    {
        AnswerPane pane(m_clock, nullptr);
        pane.showAnswer(answer("text/plain", "x"), {});
        QSignalSpy wanted(&pane, &AnswerPane::errorActionWanted);
        pane.showStarted();
        pane.showError(Error{ErrorKind::ConnectionRefused, {u"api.example.com:443"_s}}, u"Send again"_s);
        QVERIFY(!pane.findChild<QLabel *>(u"status"_s)->isVisibleTo(&pane));
        auto *bar = pane.findChild<NoticeBar *>(u"errorNotice"_s);
        QVERIFY(bar->sentence().contains(u"api.example.com:443"_s));
        bar->findChild<QPushButton *>(u"actionButton"_s)->click();
        QCOMPARE(wanted.size(), 1);
        pane.showAnswer(answer("text/plain", "x"), {});
        QVERIFY(notices(pane).isEmpty());
    }

    void aWaitIsCountedDownWithAButton()
    {
        AnswerPane pane(m_clock, nullptr);
        QSignalSpy again(&pane, &AnswerPane::sendAgainWanted);
        ApiAnswer busy = answer("text/plain", "x");
        busy.status = 429;
        busy.retryAfter = 2s;
        pane.showAnswer(busy, {});
        QCOMPARE(notices(pane), QStringList{u"Too many requests: the API asks to wait 2 s."_s});
        auto *bar = pane.findChild<NoticeBar *>(u"waitNotice"_s);
        bar->findChild<QPushButton *>(u"actionButton"_s)->click();
        QCOMPARE(again.size(), 1);
        QTRY_COMPARE(notices(pane), QStringList{u"Too many requests: the API asks to wait 1 s."_s});
        QTRY_COMPARE(notices(pane), QStringList{u"The wait that the API asked for is over."_s});
        pane.showAnswer(answer("text/plain", "x"), {});
        QVERIFY(notices(pane).isEmpty());
    }

    void brokenJsonIsSaid()
    {
        AnswerPane pane(m_clock, nullptr);
        pane.showAnswer(answer("application/json", "{\"a\":}"), {u"jobs:write"_s});
        QTRY_COMPARE(notices(pane).size(), 2);
        QVERIFY(notices(pane)[0].contains(u"jobs:write"_s));
        QVERIFY(notices(pane)[1].contains(u"line 1, column 6"_s));
    }

    void treeCopiesValueAndPath()
    {
        AnswerPane pane(m_clock, nullptr);
        pane.showAnswer(answer("application/json", "{\"a\":[\"x\\u00e4\"]}"), {});
        auto *tree = pane.findChild<AnswerTree *>();
        QTRY_VERIFY(tree->model()->rowCount() > 0);
        const auto found = tree->model()->match(
            tree->model()->index(0, 0), JsonTreeModel::PathRole, u".a"_s, 1, Qt::MatchExactly | Qt::MatchRecursive);
        QCOMPARE(found.size(), 1);
        tree->model()->fetchMore(found[0]);
        tree->setCurrentIndex(tree->model()->index(0, 0, found[0]));
        QSignalSpy note(&pane, &AnswerPane::noteWanted);
        tree->actions().at(0)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"xä"_s);
        tree->actions().at(1)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u".a[0]"_s);
        QCOMPARE(note.size(), 2);
    }
};
KEYDESK_TEST(AnswerPaneTest)

#include "answerpane.moc"
