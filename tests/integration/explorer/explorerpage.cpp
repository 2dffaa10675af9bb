// SPDX-License-Identifier: GPL-3.0-or-later
#include "practicedesk.h"
#include <gui/common/noticebar.h>
#include <gui/explorer/bodyeditor.h>
#include <gui/explorer/keypicker.h>
#include <gui/explorer/namevaluetable.h>
#include <gui/explorer/textedit.h>
#include <QComboBox>
#include <QSignalSpy>
#include <support/testmain.h>

using namespace Qt::StringLiterals;

class ExplorerPageTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<PracticeDesk> m_desk;

    QString notice(const QString &name) { return m_desk->part<NoticeBar>(name).sentence(); }
    void waitForKey() { QTRY_VERIFY(m_desk->part<KeyPicker>(u"key"_s).hasUsableKey()); }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<PracticeDesk>();
        waitForKey();
    }
    void cleanup() { m_desk.reset(); }

    void theOnlyKeyIsChosenAndItsBaseStandsInFront()
    {
        QCOMPARE(m_desk->part<KeyPicker>(u"key"_s).currentText(), u"Sandbox / Practice key"_s);
        QTRY_VERIFY(m_desk->url().findChild<QLabel *>()->text().startsWith(u"http://127.0.0.1:"_s));
    }

    void aRequestIsSentAndAnswered()
    {
        QSignalSpy busy(&m_desk->page(), &ExplorerPage::busyChanged);
        m_desk->url().setText(u"/sandbox/products?count=2"_s);
        QTest::mouseClick(&m_desk->sendButton(), Qt::LeftButton);
        QVERIFY(m_desk->page().isBusy());
        QTRY_VERIFY(m_desk->status().startsWith(u"200 OK · "_s));
        QVERIFY(!m_desk->page().isBusy());
        QCOMPARE(busy.size(), 2);
        QTRY_COMPARE(m_desk->page().title(), u"GET products"_s);
    }

    void parametersAndUrlAreOneThing()
    {
        auto &params = m_desk->part<NameValueTable>(u"params"_s).model();
        m_desk->url().setText(u"/echo?a=1&b=%C3%A4"_s);
        QCOMPARE(params.rows(), (QList<NameValue>{{u"a"_s, u"1"_s}, {u"b"_s, u"ä"_s}}));
        params.setData(params.index(0, NameValueModel::EnabledColumn), Qt::Unchecked, Qt::CheckStateRole);
        QCOMPARE(m_desk->url().text(), u"/echo?b=%C3%A4"_s);
        params.setData(params.index(2, NameValueModel::NameColumn), u"c d"_s);
        QCOMPARE(m_desk->url().text(), u"/echo?b=%C3%A4&c%20d="_s);
        m_desk->url().setText(u"/echo"_s);
        QCOMPARE(params.rows(), (QList<NameValue>{{u"a"_s, u"1"_s, false}}));
        params.setData(params.index(0, NameValueModel::EnabledColumn), Qt::Checked, Qt::CheckStateRole);
        QCOMPARE(m_desk->url().text(), u"/echo?a=1"_s);
    }

    void aSlowRequestCanBeWithdrawn()
    {
        m_desk->url().setText(u"/sandbox/slow?seconds=60"_s);
        m_desk->command(u"Send request"_s).trigger();
        QCOMPARE(m_desk->sendButton().text(), u"Send"_s); // busy shows after a while only
        QVERIFY(m_desk->command(u"Cancel request"_s).isEnabled());
        QTRY_COMPARE(m_desk->sendButton().text(), u"Cancel"_s);
        QTest::mouseClick(&m_desk->sendButton(), Qt::LeftButton);
        QTRY_COMPARE(m_desk->sendButton().text(), u"Send"_s);
        QVERIFY(!notice(u"errorNotice"_s).isEmpty());
        QVERIFY(!m_desk->command(u"Cancel request"_s).isEnabled());
    }

    void whatIsNoJsonIsSentOnPurposeOnly()
    {
        m_desk->part<QComboBox>(u"method"_s).setCurrentText(u"POST"_s);
        m_desk->url().setText(u"/sandbox/echo"_s);
        auto &body = m_desk->part<BodyEditor>(u"body"_s);
        body.setBody({RequestBody::Kind::Json, "{\"a\":}", {}, {}});
        m_desk->command(u"Send request"_s).trigger();
        QVERIFY(!m_desk->page().isBusy());
        QVERIFY(notice(u"notice"_s).contains(u"line 1, column 6"_s));
        m_desk->command(u"Send request"_s).trigger();
        QTRY_VERIFY(m_desk->status().startsWith(u"200 OK"_s));
        QVERIFY(!m_desk->part<NoticeBar>(u"notice"_s).isVisible());
    }

    void aHeaderThatIsOursIsToldWhileItIsTyped()
    {
        auto &headers = m_desk->part<NameValueTable>(u"headers"_s);
        headers.model().setRows({{u"Authorization"_s, u"Bearer x"_s}});
        QVERIFY(headers.findChild<QLabel *>(u"fault"_s)->text().contains(u"Authorization"_s));
        m_desk->command(u"Send request"_s).trigger();
        QTRY_VERIFY(notice(u"errorNotice"_s).contains(u"Authorization"_s));
        QCOMPARE(m_desk->part<QTabWidget>(u"parts"_s).currentWidget(), &headers);
    }

    void aKeyInTheTrashCannotBeSentWith()
    {
        QVERIFY_RESULT(await(m_desk->services().keyBook().remove(m_desk->key().id)));
        QTRY_VERIFY(!m_desk->part<KeyPicker>(u"key"_s).hasUsableKey());
        m_desk->command(u"Send request"_s).trigger();
        QVERIFY(!m_desk->page().isBusy());
        QCOMPARE(notice(u"notice"_s), u"There is no key to send this with."_s);
    }

    void theKeyOfAFailureCanBeShown()
    {
        const ApiKey key = m_desk->key();
        KeyChange change;
        change.clientId = *ClientId::parse(u"nobody");
        QVERIFY_RESULT(await(m_desk->services().keyBook().edit(key.id, change)));
        std::optional<KeyId> wanted;
        connect(&m_desk->page(), &ExplorerPage::keyWanted, this, [&wanted](const KeyId &id) { wanted = id; });
        m_desk->command(u"Send request"_s).trigger();
        QTRY_VERIFY(!notice(u"errorNotice"_s).isEmpty());
        m_desk->part<NoticeBar>(u"errorNotice"_s).findChild<QPushButton *>(u"actionButton"_s)->click();
        QCOMPARE(wanted, std::optional(key.id));
    }

    void closingThePageWithdraws()
    {
        m_desk->url().setText(u"/sandbox/slow?seconds=60"_s);
        m_desk->command(u"Send request"_s).trigger();
        QVERIFY(m_desk->page().isBusy());
        m_desk->openPage();
        QVERIFY(!m_desk->page().isBusy()); // and cleanup() ends at once
    }
};
KEYDESK_TEST(ExplorerPageTest)

#include "explorerpage.moc"
