// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/namevaluemodel.h>
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <support/testmain.h>

using namespace Qt::StringLiterals;

class NameValueModelTest : public QObject {
    Q_OBJECT

private:
    using Model = NameValueModel;
    static QList<NameValue> two() { return {{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s, false}}; }

private Q_SLOTS:
    void endsInAnEmptyRow()
    {
        Model model;
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(!model.index(0, Model::NameColumn).data().isValid());
        QVERIFY(!model.index(0, Model::EnabledColumn).flags().testFlag(Qt::ItemIsUserCheckable));
        model.setRows(two());
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(1, Model::ValueColumn).data().toString(), u"2"_s);
        QCOMPARE(model.index(0, Model::EnabledColumn).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QCOMPARE(model.index(1, Model::EnabledColumn).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    }

    void typingIntoTheEmptyRowMakesItReal()
    {
        Model model;
        const QAbstractItemModelTester tester(&model);
        QSignalSpy inserted(&model, &Model::rowsInserted);
        QSignalSpy edited(&model, &Model::edited);
        const QPersistentModelIndex typed = model.index(0, Model::NameColumn);
        QVERIFY(model.setData(typed, u"page"_s));
        QCOMPARE(typed.row(), 0); // where the person goes on to the value
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(inserted[0][1].toInt(), 1);
        QCOMPARE(inserted[0][2].toInt(), 1);
        QCOMPARE(edited.size(), 1);
        QCOMPARE(model.rows(), (QList<NameValue>{{u"page"_s, {}}}));
        QCOMPARE(model.rowCount(), 2);
    }

    void leavingTheEmptyRowEmptyChangesNothing()
    {
        Model model;
        QSignalSpy edited(&model, &Model::edited);
        QVERIFY(model.setData(model.index(0, Model::ValueColumn), QString()));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(edited.size(), 0);
    }

    void aChangeTellsItsRowOnly()
    {
        Model model;
        const QAbstractItemModelTester tester(&model);
        model.setRows(two());
        QSignalSpy changed(&model, &Model::dataChanged);
        QSignalSpy edited(&model, &Model::edited);
        QVERIFY(model.setData(model.index(1, Model::ValueColumn), u"3"_s));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex(), model.index(1, 0));
        QCOMPARE(changed[0][1].toModelIndex(), model.index(1, Model::ValueColumn));
        QVERIFY(model.setData(model.index(1, Model::ValueColumn), u"3"_s));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(edited.size(), 1);
    }

    void aSwitchIsAnEdit()
    {
        Model model;
        model.setRows(two());
        QSignalSpy edited(&model, &Model::edited);
        QVERIFY(model.setData(model.index(1, Model::EnabledColumn), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(model.rows()[1].enabled);
        QCOMPARE(edited.size(), 1);
        QVERIFY(!model.setData(model.index(2, Model::EnabledColumn), Qt::Checked, Qt::CheckStateRole));
    }

    void anEmptiedRowGoes()
    {
        Model model;
        const QAbstractItemModelTester tester(&model);
        model.setRows({{u"a"_s, {}}, {u"b"_s, u"2"_s}});
        QSignalSpy removed(&model, &Model::rowsRemoved);
        QVERIFY(model.setData(model.index(0, Model::NameColumn), QString()));
        QCOMPARE(removed.size(), 1);
        QCOMPARE(model.rows(), (QList<NameValue>{{u"b"_s, u"2"_s}}));
    }

    void removesRowsButNotTheEmptyOne()
    {
        Model model;
        const QAbstractItemModelTester tester(&model);
        model.setRows(two());
        QVERIFY(!model.removeRows(2, 1));
        QVERIFY(model.removeRows(1, 5));
        QCOMPARE(model.rowCount(), 2);
    }

    void setRowsChangesWhatDiffers_data()
    {
        QTest::addColumn<QList<NameValue>>("rows");
        QTest::addColumn<int>("changed");
        QTest::addColumn<int>("inserted");
        QTest::addColumn<int>("removed");
        const QList<NameValue> same = two();
        QTest::newRow("the same") << same << 0 << 0 << 0;
        QTest::newRow("one changed") << QList<NameValue>{{u"a"_s, u"9"_s}, same[1]} << 1 << 0 << 0;
        QTest::newRow("one more") << same + QList<NameValue>{{u"c"_s, u"3"_s}} << 0 << 1 << 0;
        QTest::newRow("one less") << same.first(1) << 0 << 0 << 1;
        QTest::newRow("none") << QList<NameValue>() << 0 << 0 << 1;
    }
    void setRowsChangesWhatDiffers()
    {
        QFETCH(QList<NameValue>, rows);
        Model model;
        const QAbstractItemModelTester tester(&model);
        model.setRows(two());
        QSignalSpy changed(&model, &Model::dataChanged);
        QSignalSpy inserted(&model, &Model::rowsInserted);
        QSignalSpy removed(&model, &Model::rowsRemoved);
        QSignalSpy reset(&model, &Model::modelReset);
        QSignalSpy edited(&model, &Model::edited);
        model.setRows(rows);
        QCOMPARE(model.rows(), rows);
        QTEST(static_cast<int>(changed.size()), "changed");
        QTEST(static_cast<int>(inserted.size()), "inserted");
        QTEST(static_cast<int>(removed.size()), "removed");
        QCOMPARE(reset.size(), 0);
        QCOMPARE(edited.size(), 0);
    }

    void aCheckSpeaksOfRowsThatAreSent()
    {
        Model model;
        model.setRows(two());
        model.setCheck([](const NameValue &row) { return row.name + u" is odd"_s; });
        QCOMPARE(model.index(0, Model::NameColumn).data(Qt::AccessibleDescriptionRole).toString(), u"a is odd"_s);
        QVERIFY(model.index(1, Model::NameColumn).data(Qt::AccessibleDescriptionRole).toString().isEmpty());
        QVERIFY(!model.index(2, Model::NameColumn).data(Qt::AccessibleDescriptionRole).isValid());
    }
};
KEYDESK_TEST(NameValueModelTest)

#include "namevaluemodel.moc"
