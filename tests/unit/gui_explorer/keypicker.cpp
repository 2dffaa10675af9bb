// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplekey.h"
#include <gui/explorer/keychoicemodel.h>
#include <gui/explorer/keypicker.h>
#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QSignalSpy>
#include <support/testmain.h>

using namespace Qt::StringLiterals;

class KeyPickerTest : public QObject {
    Q_OBJECT

private:
    ApiKey m_price = sampleKey(u"Acme", u"Price");
    ApiKey m_import = sampleKey(u"Beta", u"Import");

    struct Stage {
        KeyChoiceModel model;
        KeyPicker picker;
    };
    std::unique_ptr<Stage> stage() const
    {
        auto made = std::make_unique<Stage>();
        made->model.setKeys({m_price, m_import});
        made->picker.setChoices(made->model);
        return made;
    }

private Q_SLOTS:
    void showsTheKeyItWasGiven()
    {
        const auto on = stage();
        QSignalSpy picked(&on->picker, &KeyPicker::keyPicked);
        QCOMPARE(on->picker.currentText(), QString());
        QVERIFY(!on->picker.hasUsableKey());
        on->picker.setKey(m_import.id);
        QCOMPARE(on->picker.currentText(), u"Beta / Import"_s);
        QVERIFY(on->picker.hasUsableKey());
        QCOMPARE(picked.size(), 0);
    }

    void typingAPartFindsAKey()
    {
        const auto on = stage();
        on->picker.setKey(m_price.id);
        on->picker.show();
        on->picker.setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&on->picker));
        QSignalSpy picked(&on->picker, &KeyPicker::keyPicked);
        on->picker.lineEdit()->selectAll();
        QTest::keyClicks(&on->picker, u"port"_s);
        QTRY_VERIFY(on->picker.completer()->popup()->isVisible());
        QTest::keyClick(on->picker.completer()->popup(), Qt::Key_Down);
        QTest::keyClick(on->picker.completer()->popup(), Qt::Key_Return);
        QCOMPARE(picked.size(), 1);
        QCOMPARE(on->picker.key(), std::optional(m_import.id));
        QCOMPARE(on->picker.currentText(), u"Beta / Import"_s);
    }

    void whatMatchesNothingIsNoChoice()
    {
        const auto on = stage();
        on->picker.setKey(m_price.id);
        QSignalSpy picked(&on->picker, &KeyPicker::keyPicked);
        on->picker.lineEdit()->selectAll();
        QTest::keyClicks(on->picker.lineEdit(), u"nonsense"_s);
        QTest::keyClick(on->picker.lineEdit(), Qt::Key_Return);
        QCOMPARE(on->picker.currentText(), u"Acme / Price"_s);
        QCOMPARE(picked.size(), 0);
    }

    void followsItsKeyThroughChanges()
    {
        const auto on = stage();
        on->picker.setKey(m_price.id);
        ApiKey renamed = m_price;
        renamed.label = *Label::parse(u"Zebra");
        on->model.putKey(renamed);
        QCOMPARE(on->picker.currentText(), u"Acme / Zebra"_s);
        on->model.putKey(sampleKey(u"Aaa", u"first"));
        QCOMPARE(on->picker.currentText(), u"Acme / Zebra"_s);
        ApiKey gone = renamed;
        gone.state = KeyState::Trash;
        on->model.putKey(gone);
        QVERIFY(!on->picker.hasUsableKey());
        QCOMPARE(on->picker.currentText(), QString());
        on->model.putKey(renamed); // restored
        QVERIFY(on->picker.hasUsableKey());
        QCOMPARE(on->picker.currentText(), u"Acme / Zebra"_s);
    }

    void saysWhenThereAreNoKeys()
    {
        const auto on = stage();
        QCOMPARE(on->picker.lineEdit()->placeholderText(), u"Pick a key"_s);
        on->model.setKeys({});
        QCOMPARE(on->picker.lineEdit()->placeholderText(), u"No keys yet"_s);
    }
};
KEYDESK_TEST(KeyPickerTest)

#include "keypicker.moc"
