// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"
#include <gui/keys/keylistmodel.h>
#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <support/testmain.h>

namespace {

/// What a person sees of the model: a line a row, keys indented.
QStringList shown(const KeyListModel &model)
{
    QStringList lines;
    for (int group = 0; group < model.rowCount(); ++group) {
        const QModelIndex parent = model.index(group, KeyListModel::NameColumn);
        lines.append(QStringLiteral("%1 %2").arg(
            parent.data().toString(), model.index(group, KeyListModel::StateColumn).data().toString()));
        for (int row = 0; row < model.rowCount(parent); ++row) {
            lines.append(QStringLiteral("  ") + model.index(row, KeyListModel::NameColumn, parent).data().toString());
        }
    }
    return lines;
}

/// Every signal of the model that says what changed, in order.
class Heard : public QObject {
public:
    explicit Heard(KeyListModel &model)
    {
        const auto where = [](const QModelIndex &parent) {
            return parent.isValid() ? parent.data().toString() : QStringLiteral("root");
        };
        connect(
            &model, &KeyListModel::rowsInserted, this, [this, where](const QModelIndex &parent, int first, int last) {
                all.append(QStringLiteral("inserted %1 %2-%3").arg(where(parent)).arg(first).arg(last));
            });
        connect(
            &model, &KeyListModel::rowsRemoved, this, [this, where](const QModelIndex &parent, int first, int last) {
                all.append(QStringLiteral("removed %1 %2-%3").arg(where(parent)).arg(first).arg(last));
            });
        connect(&model, &KeyListModel::rowsMoved, this,
            [this, where](const QModelIndex &parent, int first, int, const QModelIndex &, int to) {
                all.append(QStringLiteral("moved %1 %2->%3").arg(where(parent)).arg(first).arg(to));
            });
        connect(&model, &KeyListModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
            all.append(QStringLiteral("changed %1 %2-%3")
                           .arg(first.siblingAtColumn(0).data().toString())
                           .arg(first.column())
                           .arg(last.column()));
        });
        connect(&model, &KeyListModel::modelReset, this, [this] { all.append(QStringLiteral("reset")); });
    }
    QStringList all;
};

} // namespace

class KeyListModelTest : public QObject {
    Q_OBJECT
    Space acme = sampleSpace(QStringLiteral("Acme GmbH"));
    Space beta = sampleSpace(QStringLiteral("Beta SRL"));
    ApiKey price = sampleKey(acme, QStringLiteral("Price monitor"), KeyState::Works);
    ApiKey import = sampleKey(acme, QStringLiteral("Nightly import"));
    ApiKey legacy = sampleKey(beta, QStringLiteral("Legacy"), KeyState::Refused);
    std::unique_ptr<KeyListModel> model;

private Q_SLOTS:
    void init()
    {
        acme = sampleSpace(QStringLiteral("Acme GmbH"));
        beta = sampleSpace(QStringLiteral("Beta SRL"));
        price = sampleKey(acme, QStringLiteral("Price monitor"), KeyState::Works);
        import = sampleKey(acme, QStringLiteral("Nightly import"));
        legacy = sampleKey(beta, QStringLiteral("Legacy"), KeyState::Refused);
        model = std::make_unique<KeyListModel>();
        new QAbstractItemModelTester(model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest, model.get());
        model->setAll({beta, acme}, {price, legacy, import});
    }

    void sortsSpacesAndKeysByName()
    {
        QCOMPARE(shown(*model),
            QStringList({QStringLiteral("Acme GmbH 2"), QStringLiteral("  Nightly import"),
                QStringLiteral("  Price monitor"), QStringLiteral("Beta SRL 1"), QStringLiteral("  Legacy")}));
    }

    void sortsNumbersAsAPersonDoes()
    {
        model->setAll({acme},
            {sampleKey(acme, QStringLiteral("Shop 10")), sampleKey(acme, QStringLiteral("shop 9")),
                sampleKey(acme, QStringLiteral("Shop 1"))});
        QCOMPARE(shown(*model).mid(1),
            QStringList({QStringLiteral("  Shop 1"), QStringLiteral("  shop 9"), QStringLiteral("  Shop 10")}));
    }

    void aNewKeyIsInsertedWhereItBelongs()
    {
        Heard heard(*model);
        model->putKey(sampleKey(acme, QStringLiteral("Orders")));
        QCOMPARE(heard.all,
            QStringList({QStringLiteral("inserted Acme GmbH 1-1"), QStringLiteral("changed Acme GmbH 1-1")}));
        QCOMPARE(shown(*model).at(2), QStringLiteral("  Orders"));
        QCOMPARE(shown(*model).at(0), QStringLiteral("Acme GmbH 3"));
    }

    void aChangedStateChangesOneRow()
    {
        Heard heard(*model);
        import.state = KeyState::Works;
        model->putKey(import);
        QCOMPARE(heard.all, QStringList({QStringLiteral("changed Nightly import 0-1")}));
        const QModelIndex state = model->indexOf(import.id).siblingAtColumn(KeyListModel::StateColumn);
        QCOMPARE(state.data(Qt::AccessibleTextRole).toString(), QStringLiteral("works"));
    }

    void aNewLabelMovesTheRowAndKeepsItSelected()
    {
        QItemSelectionModel selection(model.get());
        selection.setCurrentIndex(model->indexOf(import.id), QItemSelectionModel::ClearAndSelect);
        Heard heard(*model);
        import.label = *Label::parse(u"Zebra");
        model->putKey(import);
        QCOMPARE(heard.all, QStringList({QStringLiteral("moved Acme GmbH 0->2"), QStringLiteral("changed Zebra 0-1")}));
        QCOMPARE(selection.currentIndex(), model->indexOf(import.id));
        QCOMPARE(selection.currentIndex().data().toString(), QStringLiteral("Zebra"));
    }

    void removingToTrashTakesTheRowToTheEnd()
    {
        Heard heard(*model);
        price.state = KeyState::Trash;
        model->putKey(price);
        QCOMPARE(heard.all,
            QStringList({QStringLiteral("removed Acme GmbH 1-1"), QStringLiteral("changed Acme GmbH 1-1"),
                QStringLiteral("inserted root 2-2")}));
        QCOMPARE(shown(*model).mid(4),
            QStringList({QStringLiteral("Trash 1"), QStringLiteral("  Acme GmbH / Price monitor")}));
        QCOMPARE(model->trashCount(acme.id), 1);
        QCOMPARE(model->keyCount(acme.id), 1);
    }

    void restoringEmptiesAndHidesTheTrash()
    {
        price.state = KeyState::Trash;
        model->putKey(price);
        Heard heard(*model);
        price.state = KeyState::Works;
        model->putKey(price);
        QCOMPARE(heard.all,
            QStringList({QStringLiteral("removed Trash 0-0"), QStringLiteral("removed root 2-2"),
                QStringLiteral("inserted Acme GmbH 1-1"), QStringLiteral("changed Acme GmbH 1-1")}));
    }

    void aPurgedKeyGoes()
    {
        Heard heard(*model);
        model->dropKey(legacy.id);
        QCOMPARE(
            heard.all, QStringList({QStringLiteral("removed Beta SRL 0-0"), QStringLiteral("changed Beta SRL 1-1")}));
        QVERIFY(!model->key(legacy.id));
        model->dropKey(legacy.id);
        QCOMPARE(heard.all.size(), 2);
    }

    void aRefreshWithTheSameShapeKeepsTheSelection()
    {
        QItemSelectionModel selection(model.get());
        selection.setCurrentIndex(model->indexOf(price.id), QItemSelectionModel::ClearAndSelect);
        Heard heard(*model);
        ApiKey tested = price;
        tested.state = KeyState::Refused;
        model->setAll({acme, beta}, {tested, legacy, import});
        QCOMPARE(heard.all, QStringList({QStringLiteral("changed Price monitor 0-1")}));
        QVERIFY(selection.isSelected(model->indexOf(price.id)));
    }

    void aRefreshWithAnotherShapeResets()
    {
        Heard heard(*model);
        model->setAll({acme}, {price});
        QCOMPARE(heard.all, QStringList({QStringLiteral("reset")}));
        QVERIFY(!model->key(legacy.id));
        QVERIFY(!model->space(beta.id));
    }

    void aRenamedSpaceTakesItsKeysAlong()
    {
        acme.name = *SpaceName::parse(u"Zeta AG");
        model->putSpace(acme);
        QCOMPARE(shown(*model).at(2), QStringLiteral("Zeta AG 2"));
        QCOMPARE(model->key(price.id)->spaceName, acme.name);
        model->setFilter(QStringLiteral("zeta"));
        QCOMPARE(model->shownKeys(), 2);
    }

    void changedSettingsOfASpaceChangeOneRow()
    {
        Heard heard(*model);
        acme.settings.clientAuthentication = ClientAuthentication::Basic;
        model->putSpace(acme);
        QCOMPARE(heard.all, QStringList({QStringLiteral("changed Acme GmbH 0-1")}));
        QCOMPARE(model->space(acme.id)->settings.clientAuthentication, ClientAuthentication::Basic);
    }

    void aRemovedSpaceGoesWithItsKeysAndTheirTrash()
    {
        price.state = KeyState::Trash;
        model->putKey(price);
        model->dropSpace(acme.id);
        QCOMPARE(shown(*model), QStringList({QStringLiteral("Beta SRL 1"), QStringLiteral("  Legacy")}));
        QVERIFY(!model->key(price.id));
        QVERIFY(!model->key(import.id));
        model->dropSpace(beta.id);
        QVERIFY(model->hasNothing());
    }

    void filtersOnEveryField_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("found");
        const QStringList onlyPrice{QStringLiteral("Acme GmbH 1"), QStringLiteral("  Price monitor")};
        QTest::newRow("label") << QStringLiteral("PRICE") << onlyPrice;
        QTest::newRow("client id") << QStringLiteral("client-of-price") << onlyPrice;
        QTest::newRow("note") << QStringLiteral("weekly") << onlyPrice;
        QTest::newRow("space and label") << QStringLiteral("  acme   monitor ") << onlyPrice;
        QTest::newRow("nothing") << QStringLiteral("acme legacy") << QStringList();
    }

    void filtersOnEveryField()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, found);
        price.note = QStringLiteral("The Weekly report");
        model->putKey(price);
        model->setFilter(text);
        QCOMPARE(shown(*model), found);
        model->setFilter({});
        QCOMPARE(shown(*model).size(), 5);
    }

    void aSpaceWithoutKeysIsFoundByItsName()
    {
        model->putSpace(sampleSpace(QStringLiteral("Empty Ltd")));
        model->setFilter(QStringLiteral("empty"));
        QCOMPARE(shown(*model), QStringList({QStringLiteral("Empty Ltd 0")}));
    }

    void changesArriveWhileFiltered()
    {
        model->setFilter(QStringLiteral("legacy"));
        Heard heard(*model);
        model->putKey(sampleKey(acme, QStringLiteral("Other")));
        QCOMPARE(heard.all, QStringList());
        model->putKey(sampleKey(acme, QStringLiteral("Legacy too")));
        QCOMPARE(heard.all, QStringList({QStringLiteral("inserted root 0-0")}));
        QCOMPARE(shown(*model).at(1), QStringLiteral("  Legacy too"));
        legacy.label = *Label::parse(u"Modern");
        legacy.clientId = *ClientId::parse(u"m");
        model->putKey(legacy);
        QCOMPARE(shown(*model), QStringList({QStringLiteral("Acme GmbH 1"), QStringLiteral("  Legacy too")}));
    }

    void labelsAreTakenInAnyCase()
    {
        QVERIFY(model->hasLabel(acme.id, *Label::parse(u"PRICE MONITOR")));
        QVERIFY(!model->hasLabel(beta.id, *Label::parse(u"Price monitor")));
        price.state = KeyState::Trash;
        model->putKey(price);
        QVERIFY(!model->hasLabel(acme.id, price.label));
    }

    void tenThousandKeysAnswerEachKeystrokeWithinAFrame()
    {
        KeyListModel many; // without a tester, which asks far more than a view does
        QList<Space> spaces;
        QList<ApiKey> keys;
        for (int s = 0; s < 200; ++s) {
            spaces.append(sampleSpace(QStringLiteral("Customer %1").arg(s)));
            for (int k = 0; k < 50; ++k) {
                keys.append(sampleKey(spaces.last(), QStringLiteral("Key %1 of %2").arg(k).arg(s)));
            }
        }
        many.setAll(spaces, keys);
        const QString typed = QStringLiteral("customer 17 key 4");
        QElapsedTimer timer;
        timer.start();
        for (int length = 1; length <= typed.size(); ++length) {
            many.setFilter(typed.left(length));
        }
        const double each = double(timer.nsecsElapsed()) / 1e6 / double(typed.size());
        QVERIFY2(each < 16.0, qPrintable(QStringLiteral("%1 ms a keystroke").arg(each)));
        QVERIFY(many.shownKeys() > 0);
    }
};

KEYDESK_TEST(KeyListModelTest)
#include "keylistmodel.moc"
