// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/headerlistmodel.h>
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <support/testmain.h>

using namespace Qt::StringLiterals;

class HeaderListModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsHeadersInOrder()
    {
        HeaderListModel model;
        const QAbstractItemModelTester tester(&model);
        QSignalSpy reset(&model, &HeaderListModel::modelReset);
        const HeaderListModel::Headers headers{{"Set-Cookie", "a=1"}, {"set-cookie", "b=\xc3\xa4"}};
        model.setHeaders(headers);
        model.setHeaders(headers);
        QCOMPARE(reset.size(), 1);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, HeaderListModel::NameColumn).data().toString(), u"Set-Cookie"_s);
        QCOMPARE(model.index(1, HeaderListModel::ValueColumn).data().toString(), u"b=ä"_s);
        QCOMPARE(model.line(1), u"set-cookie: b=ä"_s);
        QVERIFY(!model.index(0, 0).flags().testFlag(Qt::ItemIsEditable));
        QCOMPARE(model.headerData(1, Qt::Horizontal).toString(), u"Value"_s);
    }
};
KEYDESK_TEST(HeaderListModelTest)

#include "headerlistmodel.moc"
