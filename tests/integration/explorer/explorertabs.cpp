// SPDX-License-Identifier: GPL-3.0-or-later
#include "practicedesk.h"
#include <app/settings.h>
#include <gui/explorer/keypicker.h>
#include <QSplitter>
#include <support/testmain.h>

using namespace Qt::StringLiterals;

class ExplorerTabsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<PracticeDesk> m_desk;

    void send()
    {
        m_desk->command(u"Send request"_s).trigger();
        QTRY_VERIFY(!m_desk->page().isBusy());
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<PracticeDesk>();
        QTRY_VERIFY(m_desk->part<KeyPicker>(u"key"_s).hasUsableKey());
    }
    void cleanup() { m_desk.reset(); }

    void aDotMarksWhatWasNotSent()
    {
        QCOMPARE(m_desk->titles(), QStringList{u"New request"_s});
        m_desk->url().setText(u"/sandbox/echo"_s);
        QTRY_COMPARE(m_desk->titles(), QStringList{u"GET echo •"_s});
        send();
        QCOMPARE(m_desk->titles(), QStringList{u"GET echo"_s});
        m_desk->url().setText(u"/sandbox/echo?a=1"_s);
        QTRY_COMPARE(m_desk->titles(), QStringList{u"GET echo •"_s});
        m_desk->url().setText(u"/sandbox/echo"_s);
        QTRY_COMPARE(m_desk->titles(), QStringList{u"GET echo"_s});
    }

    void tabsOpenCloseReopenAndDouble()
    {
        m_desk->url().setText(u"/one"_s);
        m_desk->command(u"New tab"_s).trigger();
        QVERIFY(m_desk->part<KeyPicker>(u"key"_s).hasUsableKey()); // the same key again
        m_desk->url().setText(u"/two"_s);
        QTRY_COMPARE(m_desk->titles(), (QStringList{u"GET one •"_s, u"GET two •"_s}));
        QVERIFY(!m_desk->command(u"Reopen closed tab"_s).isEnabled());
        m_desk->command(u"Close tab"_s).trigger();
        QCOMPARE(m_desk->titles(), QStringList{u"GET one •"_s});
        m_desk->command(u"Reopen closed tab"_s).trigger();
        QCOMPARE(m_desk->url().text(), u"/two"_s);
        m_desk->command(u"Duplicate tab"_s).trigger();
        QCOMPARE(m_desk->titles(), (QStringList{u"GET one •"_s, u"GET two •"_s, u"GET two •"_s}));
        m_desk->command(u"Next tab"_s).trigger();
        QCOMPARE(m_desk->url().text(), u"/one"_s);
        m_desk->command(u"Previous tab"_s).trigger();
        QCOMPARE(m_desk->tabs().currentIndex(), 2);
    }

    void thereIsAlwaysATab()
    {
        m_desk->command(u"Close tab"_s).trigger();
        QCOMPARE(m_desk->titles(), QStringList{u"New request"_s});
    }

    void tabsAreThereAtTheNextStart()
    {
        m_desk->url().setText(u"/one?x=1"_s);
        send();
        m_desk->command(u"New tab"_s).trigger();
        m_desk->url().setText(u"/two"_s);
        m_desk->command(u"Previous tab"_s).trigger();
        m_desk->openPage();
        QCOMPARE(m_desk->titles(), (QStringList{u"GET one •"_s, u"GET two •"_s}));
        QCOMPARE(m_desk->tabs().currentIndex(), 0);
        QCOMPARE(m_desk->url().text(), u"/one?x=1"_s);
        QTRY_VERIFY(m_desk->part<KeyPicker>(u"key"_s).hasUsableKey());
        QVERIFY(m_desk->status().isEmpty()); // no answer is kept
        const QString kept = m_desk->services().settings().openTabs().join(u'\n');
        QVERIFY(!kept.contains(u"eyJ"_s) && !kept.contains(u"secret"_s));
    }

    void aRestoredTabIsBuiltWhenItIsShown()
    {
        m_desk->url().setText(u"/one"_s);
        m_desk->command(u"New tab"_s).trigger();
        m_desk->openPage();
        QVERIFY(!m_desk->tabs().widget(0)->findChild<QLineEdit *>(u"url"_s));
        m_desk->command(u"Next tab"_s).trigger();
        QCOMPARE(m_desk->url().text(), u"/one"_s);
    }

    void aKeyIsShownInABlankTabOrANewOne()
    {
        const KeyId key = m_desk->key().id;
        m_desk->page().openFor(key);
        QCOMPARE(m_desk->tabs().count(), 1);
        m_desk->url().setText(u"/one"_s);
        m_desk->page().openFor(key);
        QCOMPARE(m_desk->tabs().count(), 2);
        QCOMPARE(m_desk->part<KeyPicker>(u"key"_s).key(), std::optional(key));
    }

    void theAnswerStandsBesideInAWideWindow()
    {
        auto &splitter = m_desk->part<QSplitter>(u"splitter"_s);
        QCOMPARE(splitter.orientation(), Qt::Vertical);
        m_desk->page().resize(ExplorerPage::WideWindow + 50, 600);
        QCOMPARE(splitter.orientation(), Qt::Horizontal);
        m_desk->command(u"Answer beside or below"_s).trigger();
        QCOMPARE(splitter.orientation(), Qt::Vertical);
        m_desk->openPage(); // kept against the width
        m_desk->page().resize(ExplorerPage::WideWindow + 50, 600);
        QCOMPARE(m_desk->part<QSplitter>(u"splitter"_s).orientation(), Qt::Vertical);
        m_desk->command(u"Answer beside or below"_s).trigger();
        QCOMPARE(m_desk->part<QSplitter>(u"splitter"_s).orientation(), Qt::Horizontal);
    }
};
KEYDESK_TEST(ExplorerTabsTest)

#include "explorertabs.moc"
