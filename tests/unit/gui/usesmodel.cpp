// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/uses/usesmodel.h>
#include <gui/uses/usewords.h>
#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <support/testmain.h>

class UsesModelTest : public QObject {
    Q_OBJECT
    const QDateTime m_noon{QDate(2026, 11, 25), QTime(12, 0), Qt::UTC};
    const KeyId m_key{QUuid::createUuid()};
    std::unique_ptr<UsesModel> model;
    std::unique_ptr<QAbstractItemModelTester> tester;

    Use use(const QString &program, int minutesAgo, int count = 1) const
    {
        return Use{.key = m_key,
            .firstAt = m_noon.addSecs(-3600),
            .lastAt = m_noon.addSecs(-60LL * minutesAgo),
            .part = UsePart::CommandLine,
            .caller = {program, QStringLiteral("/home/ann")},
            .host = QStringLiteral("api.example.com"),
            .count = count};
    }
    QString cell(int row, int column) const { return model->index(row, column).data().toString(); }
    QStringList programsBy(int column, Qt::SortOrder order)
    {
        QSortFilterProxyModel sorted;
        sorted.setSortRole(UsesModel::SortRole);
        sorted.setSourceModel(model.get());
        sorted.sort(column, order);
        QStringList programs;
        for (int row = 0; row < sorted.rowCount(); ++row) {
            programs.append(sorted.index(row, UsesModel::ProgramColumn).data().toString());
        }
        return programs;
    }

private Q_SLOTS:
    void init()
    {
        model = std::make_unique<UsesModel>();
        tester = std::make_unique<QAbstractItemModelTester>(
            model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        tester.reset();
        model.reset();
    }

    void aRowSaysWhoUsedTheKey()
    {
        model->setAll({use(QStringLiteral("nightly.sh"), 5, 1234)});
        QCOMPARE(model->rowCount(), 1);
        QCOMPARE(cell(0, UsesModel::TimeColumn),
            QLocale().toString(m_noon.addSecs(-300).toLocalTime(), QLocale::ShortFormat));
        QCOMPARE(cell(0, UsesModel::PartColumn), QStringLiteral("command line"));
        QCOMPARE(cell(0, UsesModel::ProgramColumn), QStringLiteral("nightly.sh"));
        QCOMPARE(cell(0, UsesModel::FolderColumn), QStringLiteral("/home/ann"));
        QCOMPARE(cell(0, UsesModel::HostColumn), QStringLiteral("api.example.com"));
        QCOMPARE(cell(0, UsesModel::CountColumn), QLocale().toString(1234));
        const auto alignment = [this](int column) {
            return model->index(0, column).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight;
        };
        QVERIFY(alignment(UsesModel::CountColumn) != 0);
        QVERIFY(alignment(UsesModel::ProgramColumn) == 0);
        const QString tip = model->index(0, UsesModel::TimeColumn).data(Qt::ToolTipRole).toString();
        QVERIFY(tip.contains(QLocale().toString(m_noon.addSecs(-3600).toLocalTime(), QLocale::ShortFormat)));
    }

    void theWindowSaysWhatItDid()
    {
        Use one = use({}, 1);
        one.part = UsePart::Window;
        model->setAll({one});
        QCOMPARE(cell(0, UsesModel::PartColumn), QStringLiteral("window (copied or shown)"));
    }

    void everyColumnHasAName()
    {
        QSet<QString> names;
        for (int column = 0; column < UsesModel::ColumnCount; ++column) {
            names.insert(model->headerData(column, Qt::Horizontal).toString());
        }
        QCOMPARE(names.size(), int(UsesModel::ColumnCount));
        QVERIFY(!names.contains(QString()));
    }

    void itSortsByWhatItMeans()
    {
        model->setAll(
            {use(QStringLiteral("b"), 5, 9), use(QStringLiteral("a"), 30, 10), use(QStringLiteral("c"), 0, 2)});
        const QStringList byTime{QStringLiteral("c"), QStringLiteral("b"), QStringLiteral("a")};
        QCOMPARE(programsBy(UsesModel::TimeColumn, Qt::DescendingOrder), byTime);
        const QStringList byCount{QStringLiteral("c"), QStringLiteral("b"), QStringLiteral("a")};
        QCOMPARE(programsBy(UsesModel::CountColumn, Qt::AscendingOrder), byCount);
    }

    void aUseMoreChangesItsRowOnly()
    {
        const Use other = use(QStringLiteral("b"), 20);
        model->setAll({use(QStringLiteral("a"), 10), other});
        QSignalSpy changed(model.get(), &UsesModel::dataChanged);
        QSignalSpy reset(model.get(), &UsesModel::modelReset);
        model->setAll({use(QStringLiteral("a"), 1, 2), other});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().toModelIndex().row(), 0);
        QCOMPARE(cell(0, UsesModel::CountColumn), QStringLiteral("2"));
        model->setAll({use(QStringLiteral("a"), 1, 2), other});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(reset.size(), 0);
    }

    void aNewUserIsANewRow()
    {
        model->setAll({use(QStringLiteral("a"), 10)});
        QSignalSpy inserted(model.get(), &UsesModel::rowsInserted);
        QSignalSpy reset(model.get(), &UsesModel::modelReset);
        model->setAll({use(QStringLiteral("b"), 0), use(QStringLiteral("a"), 10)});
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(cell(0, UsesModel::ProgramColumn), QStringLiteral("a"));
        QCOMPARE(cell(1, UsesModel::ProgramColumn), QStringLiteral("b"));
    }

    void whatIsClearedIsGone()
    {
        model->setAll({use(QStringLiteral("a"), 10)});
        QSignalSpy reset(model.get(), &UsesModel::modelReset);
        model->setAll({});
        QCOMPARE(reset.size(), 1);
        QCOMPARE(model->rowCount(), 0);
    }

    void theLineNamesEachPartOnce()
    {
        const QDateTime now = m_noon;
        const QDateTime before = m_noon.addDays(-3);
        const QList<LastUse> uses{{UsePart::Explorer, now}, {UsePart::CommandLine, before}};
        const QLocale locale;
        QCOMPARE(lastUsesWords(uses, now),
            QStringLiteral("explorer %1 · command line %2")
                .arg(locale.toString(now.toLocalTime().time(), QLocale::ShortFormat),
                    locale.toString(before.toLocalTime().date(), QLocale::ShortFormat)));
        QCOMPARE(lastUsesWords({}, now), QString());
    }
};

KEYDESK_TEST(UsesModelTest)
#include "usesmodel.moc"
