// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"
#include <gui/health/healthmodel.h>
#include <gui/health/rotationwords.h>
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <support/testmain.h>

class HealthModelTest : public QObject {
    Q_OBJECT
    class NoonClock final : public Clock {
    public:
        QDateTime now() const override { return time; }
        std::chrono::milliseconds monotonic() const override { return {}; }
        QDateTime time{QDate(2026, 11, 25), QTime(12, 0), Qt::UTC};
    };
    NoonClock clock;
    Space acme = sampleSpace(QStringLiteral("Acme GmbH"));
    Space beta = sampleSpace(QStringLiteral("Beta SRL"));
    std::unique_ptr<HealthModel> model;
    std::unique_ptr<QAbstractItemModelTester> tester;

    ApiKey aged(const Space &space, const QString &label, KeyState state, int days) const
    {
        ApiKey key = sampleKey(space, label, state);
        key.createdAt = clock.time.addDays(-days);
        return key;
    }
    QString cell(int row, int column) const { return model->index(row, column).data().toString(); }
    QStringList labelsBy(int column, Qt::SortOrder order = Qt::AscendingOrder)
    {
        QSortFilterProxyModel sorted;
        sorted.setSortRole(HealthModel::SortRole);
        sorted.setSourceModel(model.get());
        sorted.sort(column, order);
        QStringList labels;
        for (int row = 0; row < sorted.rowCount(); ++row) {
            labels.append(sorted.index(row, HealthModel::LabelColumn).data().toString());
        }
        return labels;
    }

private Q_SLOTS:
    void init()
    {
        const auto name = [](const QString &backend) { return QStringLiteral("in ") + backend; };
        model = std::make_unique<HealthModel>(clock, name);
        tester = std::make_unique<QAbstractItemModelTester>(
            model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        tester.reset();
        model.reset();
    }

    void aRowSaysHowAKeyFares()
    {
        ApiKey key = aged(acme, QStringLiteral("Price"), KeyState::Works, 12);
        key.lastUsedAt = clock.time.addSecs(-180);
        key.lastGrantedAt = clock.time.addSecs(-7200);
        key.missingScope = {QStringLiteral("a:read"), QStringLiteral("b:read")};
        key.rotateBy = QDate(2026, 12, 1);
        model->setAll({key});
        QStringList cells;
        for (int column = 0; column < HealthModel::ColumnCount; ++column) {
            cells.append(cell(0, column));
        }
        const QStringList wanted{QStringLiteral("Acme GmbH"), QStringLiteral("Price"), QStringLiteral("works"),
            QStringLiteral("12 days"), QStringLiteral("3 min ago"), QStringLiteral("2 h ago"),
            QStringLiteral("a:read b:read"), rotationWords(key.rotateBy, QDate(2026, 11, 25)),
            QStringLiteral("in secret-service")};
        QCOMPARE(cells, wanted);
        QVERIFY(cells[HealthModel::RotationColumn].endsWith(QLatin1String("in 6 days")));
        QCOMPARE(model->index(0, 0).data(HealthModel::KeyIdRole).toString(), key.id.text());
        QVERIFY(model->index(0, HealthModel::ScopeColumn).data(Qt::DecorationRole).isValid());
        QVERIFY(model->index(0, HealthModel::RotationColumn).data(Qt::DecorationRole).isValid());
    }

    void whatNeverWasIsSaid()
    {
        model->setAll({aged(acme, QStringLiteral("New"), KeyState::Untested, 1)});
        QCOMPARE(cell(0, HealthModel::AgeColumn), QStringLiteral("1 day"));
        QCOMPARE(cell(0, HealthModel::UsedColumn), QStringLiteral("never"));
        QCOMPARE(cell(0, HealthModel::TokenColumn), QStringLiteral("never"));
        QCOMPARE(cell(0, HealthModel::ScopeColumn), QString()); // not known
        QCOMPARE(cell(0, HealthModel::RotationColumn), QStringLiteral("not planned"));
        QVERIFY(!model->index(0, HealthModel::RotationColumn).data(Qt::DecorationRole).isValid());
    }

    void everyColumnSorts()
    {
        ApiKey one = aged(beta, QStringLiteral("one"), KeyState::Refused, 5);
        ApiKey two = aged(acme, QStringLiteral("Two"), KeyState::Works, 100);
        ApiKey three = aged(acme, QStringLiteral("three"), KeyState::Missing, 20);
        one.lastUsedAt = clock.time.addDays(-1);
        two.lastUsedAt = clock.time.addDays(-2);
        two.lastGrantedAt = clock.time.addDays(-3);
        three.lastGrantedAt = clock.time.addDays(-9);
        one.rotateBy = QDate(2027, 1, 1);
        two.rotateBy = QDate(2026, 12, 24);
        two.missingScope = {QStringLiteral("x")};
        model->setAll({one, two, three});
        const auto labels = [](const char *text) { return QString::fromLatin1(text).split(u' '); };
        QCOMPARE(labelsBy(HealthModel::SpaceColumn), labels("three Two one"));
        QCOMPARE(labelsBy(HealthModel::LabelColumn), labels("one three Two"));
        QCOMPARE(labelsBy(HealthModel::StateColumn, Qt::DescendingOrder), labels("one three Two"));
        QCOMPARE(labelsBy(HealthModel::AgeColumn), labels("one three Two"));
        QCOMPARE(labelsBy(HealthModel::UsedColumn), labels("one Two three"));
        QCOMPARE(labelsBy(HealthModel::TokenColumn), labels("Two three one"));
        QCOMPARE(labelsBy(HealthModel::RotationColumn), labels("Two one three"));
        QCOMPARE(labelsBy(HealthModel::ScopeColumn).last(), QStringLiteral("Two"));
    }

    void itFollowsSingleChanges()
    {
        ApiKey one = aged(acme, QStringLiteral("one"), KeyState::Untested, 1);
        const ApiKey two = aged(acme, QStringLiteral("two"), KeyState::Untested, 1);
        model->setAll({one});
        QSignalSpy inserted(model.get(), &HealthModel::rowsInserted);
        QSignalSpy removed(model.get(), &HealthModel::rowsRemoved);
        QSignalSpy changed(model.get(), &HealthModel::dataChanged);
        QSignalSpy reset(model.get(), &HealthModel::modelReset);
        model->put(two);
        QCOMPARE(inserted.size(), 1);
        one.state = KeyState::Works;
        model->put(one);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(cell(0, HealthModel::StateColumn), QStringLiteral("works"));
        one.state = KeyState::Trash;
        model->put(one);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(cell(0, HealthModel::LabelColumn), QStringLiteral("two"));
        QVERIFY(!model->key(one.id));
        model->put(one); // still in trash
        model->setAll({two, one});
        QCOMPARE(reset.size(), 0);
        QCOMPARE(model->key(two.id)->label.text(), QStringLiteral("two"));
        model->drop(two.id);
        model->drop(two.id);
        QCOMPARE(removed.size(), 2);
        QCOMPARE(model->rowCount(), 0);
    }

    void theSummaryCounts()
    {
        QCOMPARE(model->summary(), QStringLiteral("No keys yet."));
        ApiKey due = aged(acme, QStringLiteral("due"), KeyState::Works, 1);
        due.rotateBy = QDate(2026, 11, 20);
        ApiKey later = aged(acme, QStringLiteral("later"), KeyState::Works, 1);
        later.rotateBy = QDate(2027, 11, 20);
        model->setAll({due, later, aged(acme, QStringLiteral("bad"), KeyState::Refused, 1)});
        QCOMPARE(model->summary(), QStringLiteral("3 keys: 2 work, 1 failing. To rotate within 14 days: 1."));
    }

    void daysAreWorded_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<QString>("words");
        QTest::newRow("today") << 0 << QStringLiteral("due today");
        QTest::newRow("tomorrow") << 1 << QStringLiteral("tomorrow");
        QTest::newRow("soon") << 14 << QStringLiteral("in 14 days");
        QTest::newRow("yesterday") << -1 << QStringLiteral("1 day late");
        QTest::newRow("late") << -5 << QStringLiteral("5 days late");
    }

    void daysAreWorded()
    {
        QFETCH(int, days);
        QFETCH(QString, words);
        const QDate today(2026, 11, 25);
        QVERIFY(rotationWords(today.addDays(days), today).endsWith(QLatin1String(", ") + words));
        QCOMPARE(rotationWords(QDate(), today), QString());
    }
};

KEYDESK_TEST(HealthModelTest)
#include "healthmodel.moc"
