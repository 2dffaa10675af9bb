// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplekey.h"
#include <gui/explorer/keychoicemodel.h>
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <support/testmain.h>

using namespace Qt::StringLiterals;

class KeyChoiceModelTest : public QObject {
    Q_OBJECT

private:
    static QStringList names(const KeyChoiceModel &model)
    {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row) {
            all.append(model.index(row).data().toString());
        }
        return all;
    }

private Q_SLOTS:
    void listsBySpaceAndLabelWithoutTheTrash()
    {
        KeyChoiceModel model;
        const QAbstractItemModelTester tester(&model);
        QSignalSpy reset(&model, &KeyChoiceModel::modelReset);
        const QList<ApiKey> keys{sampleKey(u"Beta", u"one"), sampleKey(u"acme", u"zulu"), sampleKey(u"Acme", u"Alpha"),
            sampleKey(u"Acme", u"gone", KeyState::Trash)};
        model.setKeys(keys);
        QCOMPARE(names(model), (QStringList{u"Acme / Alpha"_s, u"acme / zulu"_s, u"Beta / one"_s}));
        QCOMPARE(reset.size(), 1);
        model.setKeys(keys);
        QCOMPARE(reset.size(), 1);
    }

    void saysWhatIsKnownOfAKey()
    {
        KeyChoiceModel model;
        const ApiKey key = sampleKey(u"Acme", u"Price", KeyState::Missing);
        model.setKeys({key});
        QCOMPARE(model.index(0).data(KeyChoiceModel::StateRole).toString(), u"missing in keychain"_s);
        QCOMPARE(model.index(0).data(KeyChoiceModel::IdRole).toString(), key.id.text());
        QVERIFY(model.index(0).data(Qt::ToolTipRole).toString().contains(u"missing"_s));
    }

    void aNewKeyComesInAtItsPlace()
    {
        KeyChoiceModel model;
        const QAbstractItemModelTester tester(&model);
        model.setKeys({sampleKey(u"Acme", u"a"), sampleKey(u"Acme", u"c")});
        QSignalSpy inserted(&model, &KeyChoiceModel::rowsInserted);
        model.putKey(sampleKey(u"Acme", u"b"));
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(inserted[0][1].toInt(), 1);
        QCOMPARE(names(model), (QStringList{u"Acme / a"_s, u"Acme / b"_s, u"Acme / c"_s}));
    }

    void aChangedStateStaysInPlace()
    {
        KeyChoiceModel model;
        const QAbstractItemModelTester tester(&model);
        ApiKey key = sampleKey(u"Acme", u"b");
        model.setKeys({sampleKey(u"Acme", u"a"), key});
        QSignalSpy changed(&model, &KeyChoiceModel::dataChanged);
        QSignalSpy removed(&model, &KeyChoiceModel::rowsRemoved);
        key.state = KeyState::Refused;
        model.putKey(key);
        model.putKey(key);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex(), model.index(1));
        QCOMPARE(removed.size(), 0);
        QCOMPARE(model.find(key.id)->state, KeyState::Refused);
    }

    void aRenamedKeyMoves()
    {
        KeyChoiceModel model;
        const QAbstractItemModelTester tester(&model);
        ApiKey key = sampleKey(u"Acme", u"a");
        model.setKeys({key, sampleKey(u"Acme", u"b")});
        key.label = *Label::parse(u"z");
        model.putKey(key);
        QCOMPARE(names(model), (QStringList{u"Acme / b"_s, u"Acme / z"_s}));
        QCOMPARE(model.rowOf(key.id), 1);
    }

    void theTrashAndPurgingTakeKeysOut()
    {
        KeyChoiceModel model;
        const QAbstractItemModelTester tester(&model);
        ApiKey first = sampleKey(u"Acme", u"a");
        const ApiKey second = sampleKey(u"Acme", u"b");
        model.setKeys({first, second});
        first.state = KeyState::Trash;
        model.putKey(first);
        QCOMPARE(names(model), QStringList{u"Acme / b"_s});
        model.removeKey(second.id);
        model.removeKey(second.id);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.find(second.id));
        first.state = KeyState::Works;
        model.putKey(first);
        QCOMPARE(names(model), QStringList{u"Acme / a"_s});
    }
};
KEYDESK_TEST(KeyChoiceModelTest)

#include "keychoicemodel.moc"
