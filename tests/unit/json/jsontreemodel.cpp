// SPDX-License-Identifier: GPL-3.0-or-later
#include <json/jsontreemodel.h>
#include <QAbstractItemModelTester>
#include <support/cases.h>
#include <support/testmain.h>

namespace {

std::shared_ptr<const JsonText> parsed(const QByteArray &text)
{
    return JsonText::parse(text).value();
}

// As a view does when a person opens everything.
void openAll(JsonTreeModel &model, const QModelIndex &from = {})
{
    QList<QModelIndex> open{from};
    while (!open.isEmpty()) {
        const QModelIndex index = open.takeLast();
        while (model.canFetchMore(index)) {
            model.fetchMore(index);
        }
        for (int row = 0; row < model.rowCount(index); ++row) {
            open.append(model.index(row, 0, index));
        }
    }
}

QString text(const JsonTreeModel &model, int row, int column, const QModelIndex &parent = {})
{
    return model.index(row, column, parent).data().toString();
}

} // namespace

class JsonTreeModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsTheRulesOfModels()
    {
        JsonTreeModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        model.setDocument(parsed(R"({"a":[1,{"b":[]},{}],"c":{"d":"x"},"e":null})"));
        openAll(model);
        model.setDocument(parsed("[[[[1,2],3],4],5]"));
        openAll(model);
        model.setDocument(parsed("\"alone\""));
        openAll(model);
        model.setDocument(parsed("{}"));
        openAll(model);
        model.setDocument(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void theMembersOfTheRootAreAtTheTop()
    {
        JsonTreeModel model;
        model.setDocument(parsed(R"({"products":[{"price":1.10}],"count":1})"));
        QVERIFY(model.hasChildren());
        QCOMPARE(model.rowCount(), 0); // until someone looks
        model.fetchMore({});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(text(model, 0, JsonTreeModel::KeyColumn), QStringLiteral("products"));
        QCOMPARE(text(model, 0, JsonTreeModel::ValueColumn), QStringLiteral("[ 1 item ]"));
        const QModelIndex products = model.index(0, 0);
        QCOMPARE(model.rowCount(products), 0);
        QVERIFY(model.canFetchMore(products));
        model.fetchMore(products);
        const QModelIndex product = model.index(0, 0, products);
        QCOMPARE(text(model, 0, 0, products), QStringLiteral("0"));
        QCOMPARE(text(model, 0, 1, products), QStringLiteral("{ 1 member }"));
        model.fetchMore(product);
        const QModelIndex price = model.index(0, 1, product);
        QCOMPARE(price.data().toString(), QStringLiteral("1.10"));
        QCOMPARE(price.data(JsonTreeModel::PathRole).toString(), QStringLiteral(".products[0].price"));
        QCOMPARE(price.data(JsonTreeModel::LexemeRole).toString(), QStringLiteral("1.10"));
        QCOMPARE(price.data(JsonTreeModel::TypeRole).toInt(), static_cast<int>(JsonText::Type::Number));
        QCOMPARE(price.data(Qt::AccessibleTextRole).toString(), QStringLiteral("number: 1.10"));
        QCOMPARE(price.parent(), product);
        QCOMPARE(product.parent(), products);
        QVERIFY(!model.hasChildren(price));
    }

    void aSingleValueIsOneRow()
    {
        JsonTreeModel model;
        for (const char *value : {"12", "\"x\"", "[]", "{}"}) {
            model.setDocument(parsed(value));
            QCOMPARE(model.rowCount(), 1);
            QVERIFY(!model.canFetchMore({}));
            QVERIFY(!model.hasChildren(model.index(0, 0)));
        }
        QCOMPARE(text(model, 0, 1), QStringLiteral("{ 0 members }"));
    }

    void childrenComeInBatches()
    {
        QByteArray items = "{\"items\":[0";
        for (int i = 1; i < 2500; ++i) {
            items += ',' + QByteArray::number(i);
        }
        JsonTreeModel model;
        model.setDocument(parsed(items + "]}"));
        model.fetchMore({});
        const QModelIndex parent = model.index(0, 0);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QList<QPair<int, int>> ranges;
        while (model.canFetchMore(parent)) {
            model.fetchMore(parent);
            QCOMPARE(inserted.constLast().at(0).value<QModelIndex>(), parent);
            ranges.append({inserted.constLast().at(1).toInt(), inserted.constLast().at(2).toInt()});
        }
        QCOMPARE(ranges, (QList<QPair<int, int>>{{0, 999}, {1000, 1999}, {2000, 2499}}));
        QCOMPARE(text(model, 2499, 1, parent), QStringLiteral("2499"));
    }

    void longValuesAreCutForDisplayOnly()
    {
        const QByteArray longText = QByteArray("ab\\n").repeated(1000);
        JsonTreeModel model;
        model.setDocument(parsed("{\"k\":\"" + longText + "\",\"n\":" + QByteArray(5000, '1') + "}"));
        model.fetchMore({});
        const QString shown = text(model, 0, 1);
        QCOMPARE(shown.size(), qsizetype(JsonTreeModel::MaxShown + 3)); // two quotes and the ellipsis
        QVERIFY(!shown.contains(u'\n'));
        QVERIFY(shown.contains(QChar(0x21b5)));
        QVERIFY(text(model, 1, 1).size() <= JsonTreeModel::MaxShown + 1);
        QCOMPARE(model.index(0, 1).data(JsonTreeModel::LexemeRole).toString().size(), longText.size() + 2);
        QCOMPARE(model.index(0, 1).data(JsonTreeModel::StringRole).toString().size(), qsizetype(3000));
        QCOMPARE(model.index(1, 1).data(JsonTreeModel::StringRole).toString().size(), qsizetype(5000));
    }

    void js03_repeatedNamesAreMarkedInWords()
    {
        JsonTreeModel model;
        model.setDocument(parsed(testCase("js-dup-keys.json")));
        model.fetchMore({});
        QCOMPARE(text(model, 0, 0), QStringLiteral("id (repeated)"));
        QCOMPARE(text(model, 1, 0), QStringLiteral("id (repeated)"));
        QVERIFY(model.index(1, 0).data(JsonTreeModel::RepeatedRole).toBool());
        QCOMPARE(text(model, 2, 0), QStringLiteral("nested"));
    }

    void js05_aDeepDocumentCanBeOpenedToTheEnd()
    {
        JsonTreeModel model;
        model.setDocument(parsed(testCase("js-deep-10k.json")));
        openAll(model);
        QModelIndex at;
        int depth = 0;
        while (model.rowCount(at) > 0) {
            at = model.index(0, 0, at);
            ++depth;
        }
        QCOMPARE(depth, 10'000);
        QVERIFY(at.parent().parent().isValid());
    }

    void aNewDocumentResetsTheModel()
    {
        JsonTreeModel model;
        model.setDocument(parsed("[1,2]"));
        model.fetchMore({});
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setDocument(parsed("[3]"));
        QCOMPARE(reset.size(), 1);
        QCOMPARE(model.rowCount(), 0);
        model.fetchMore({});
        QCOMPARE(text(model, 0, 1), QStringLiteral("3"));
        QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), QStringLiteral("Key"));
    }
};

KEYDESK_TEST(JsonTreeModelTest)
#include "jsontreemodel.moc"
