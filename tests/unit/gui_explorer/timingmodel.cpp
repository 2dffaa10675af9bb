// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/timingmodel.h>
#include <QAbstractItemModelTester>
#include <support/testmain.h>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TimingModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void aRowAStageAndOneForTheWhole()
    {
        TimingModel model;
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(model.rowCount(), 0);
        model.setTimes(someTimes());
        QCOMPARE(model.rowCount(), 7);
        QCOMPARE(text(model, 1, TimingModel::StageColumn), u"Connect"_s);
        QCOMPARE(text(model, 1, TimingModel::TimeColumn), u"20 ms with sending"_s);
        QCOMPARE(text(model, 2, TimingModel::TimeColumn), u"not needed"_s);
        QCOMPARE(text(model, 6, TimingModel::StageColumn), u"Whole"_s);
        QCOMPARE(text(model, 6, TimingModel::TimeColumn), u"200 ms"_s);
        QCOMPARE(model.headerData(TimingModel::TimeColumn, Qt::Horizontal).toString(), u"Time"_s);
    }

    void barsStandWhereTheStageWas()
    {
        TimingModel model;
        model.setTimes(someTimes());
        const auto part
            = [&model](int row, int role) { return model.index(row, TimingModel::CourseColumn).data(role); };
        QCOMPARE(part(4, TimingModel::StartRole).toDouble(), 0.1);
        QCOMPARE(part(4, TimingModel::LengthRole).toDouble(), 0.15);
        QCOMPARE(part(6, TimingModel::LengthRole).toDouble(), 1.0);
        QVERIFY(!part(0, TimingModel::LengthRole).isValid()); // not measured: no bar
        QVERIFY(!model.index(4, TimingModel::TimeColumn).data(TimingModel::LengthRole).isValid());
        model.setTimes({}); // nothing took any time: no bar goes nowhere
        QVERIFY(!part(6, TimingModel::LengthRole).isValid());
    }

private:
    static ExchangeTimes someTimes()
    {
        ExchangeTimes times;
        times.connecting = 0ms;
        times.sent = 20ms;
        times.headed = 50ms;
        times.ended = 200ms;
        return times;
    }
    static QString text(const TimingModel &model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }
};
KEYDESK_TEST(TimingModelTest)

#include "timingmodel.moc"
