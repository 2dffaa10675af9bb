// SPDX-License-Identifier: GPL-3.0-or-later
#include <storage/usetable.h>

#include "rows.h"
#include <QFile>
#include <QTemporaryDir>
#include <storage/database.h>
#include <storage/keytable.h>
#include <storage/spacetable.h>
#include <storage/sql.h>
#include <support/await.h>
#include <support/testmain.h>

class UseTableTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    Space m_space = someSpace(QStringLiteral("Acme"));
    KeyRow m_price = someKey(m_space, QStringLiteral("Price"));
    KeyRow m_import = someKey(m_space, QStringLiteral("Import"));
    /// 20 minutes after a full hour.
    const QDateTime m_start = QDateTime(QDate(2026, 11, 25), QTime(14, 20), Qt::UTC);

    QString path() const { return m_folder->filePath(QStringLiteral("index.sqlite")); }

    template <class Work> auto with(Work work, Database *database = nullptr)
    {
        const auto inside = [work](QSqlDatabase &connection) {
            UseTable table(connection);
            return work(table);
        };
        return await((database ? database : m_database.get())->run(inside));
    }
    Use use(const QDateTime &at, const QString &program = QStringLiteral("make")) const
    {
        return Use{.key = m_price.id,
            .firstAt = at,
            .lastAt = at,
            .part = UsePart::CommandLine,
            .caller = {program, QStringLiteral("/home/ann/nightly")},
            .host = QStringLiteral("api.example.com")};
    }
    Result<void> add(const Use &one, Database *database = nullptr)
    {
        return with([one](UseTable &table) { return table.add(one); }, database);
    }
    Result<QList<Use>> list(const KeyId &key)
    {
        return with([key](UseTable &table) { return table.list(key); });
    }
    QList<Use> listed() { return list(m_price.id).value_or(QList<Use>()); }
    Result<int> count(const QString &sql)
    {
        const auto work = [sql](QSqlDatabase &connection) -> Result<int> {
            auto query = runSql(connection, sql);
            return query && query->next() ? query->value(0).toInt() : -1;
        };
        return await(m_database->run(work));
    }
    Result<void> execute(const QString &sql)
    {
        const auto work
            = [sql](QSqlDatabase &connection) { return runSql(connection, sql).map([](const QSqlQuery &) {}); };
        return await(m_database->run(work));
    }

private Q_SLOTS:
    void init()
    {
        m_database.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        auto opened = await(Database::open(path()));
        QVERIFY_RESULT(opened);
        m_database = std::move(*opened);
        const auto work = [this](QSqlDatabase &connection) -> Result<void> {
            if (const auto space = SpaceTable(connection).insert(m_space); !space) {
                return space;
            }
            for (const KeyRow &row : {m_price, m_import}) {
                if (const auto inserted = KeyTable(connection).insert(row); !inserted) {
                    return inserted;
                }
            }
            return {};
        };
        QVERIFY_RESULT(await(m_database->run(work)));
    }

    void everythingComesBack()
    {
        Use one = use(m_start);
        one.part = UsePart::Explorer;
        one.caller = {};
        one.count = 3;
        QVERIFY_RESULT(add(one));
        QCOMPARE(list(m_price.id), Result<QList<Use>>({one}));
        QCOMPARE(list(m_import.id), Result<QList<Use>>(QList<Use>()));
    }

    void oneHourIsOneRow()
    {
        QVERIFY_RESULT(add(use(m_start)));
        QVERIFY_RESULT(add(use(m_start.addSecs(60))));
        QVERIFY_RESULT(add(use(m_start.addSecs(2399)))); // 14:59:59
        QCOMPARE(listed().size(), 1);
        QCOMPARE(listed().first().count, 3);
        QCOMPARE(listed().first().firstAt, m_start);
        QCOMPARE(listed().first().lastAt, m_start.addSecs(2399));
        QVERIFY_RESULT(add(use(m_start.addSecs(2400)))); // 15:00:00
        QCOMPARE(listed().size(), 2);
        QCOMPARE(listed().first().count, 1);
        QCOMPARE(listed().first().firstAt, m_start.addSecs(2400));
    }

    void aClockThatGoesBackDoesNotMoveTheTimeBack()
    {
        QVERIFY_RESULT(add(use(m_start.addSecs(60))));
        QVERIFY_RESULT(add(use(m_start)));
        QCOMPARE(listed().size(), 1);
        QCOMPARE(listed().first().lastAt, m_start.addSecs(60));
    }

    void whateverDiffersIsARowOfItsOwn()
    {
        QList<Use> uses{use(m_start), use(m_start, QStringLiteral("cron")), use(m_start), use(m_start), use(m_start)};
        uses[2].caller.folder = QStringLiteral("/tmp");
        uses[3].host = QStringLiteral("other.example.com");
        uses[4].part = UsePart::Run;
        for (const Use &one : uses) {
            QVERIFY_RESULT(add(one));
        }
        QCOMPARE(listed().size(), 5);
        for (const Use &one : listed()) {
            QCOMPARE(one.count, 1);
        }
    }

    void theYoungestComeFirst()
    {
        QVERIFY_RESULT(add(use(m_start, QStringLiteral("b"))));
        QVERIFY_RESULT(add(use(m_start.addDays(-3), QStringLiteral("a"))));
        QVERIFY_RESULT(add(use(m_start.addSecs(5), QStringLiteral("c"))));
        QStringList programs;
        for (const Use &one : listed()) {
            programs.append(one.caller.program);
        }
        QCOMPARE(programs, (QStringList{QStringLiteral("c"), QStringLiteral("b"), QStringLiteral("a")}));
    }

    void eachPartTellsItsLast()
    {
        Use explorer = use(m_start.addSecs(-7200));
        explorer.part = UsePart::Explorer;
        QVERIFY_RESULT(add(explorer));
        QVERIFY_RESULT(add(use(m_start.addDays(-1))));
        QVERIFY_RESULT(add(use(m_start)));
        const auto last = with([id = m_price.id](UseTable &table) { return table.lastOfEachPart(id); });
        QCOMPARE(last,
            Result<QList<LastUse>>({{UsePart::CommandLine, m_start}, {UsePart::Explorer, m_start.addSecs(-7200)}}));
    }

    void whatIsOlderThan400DaysGoesWithTheNextNewRow()
    {
        QVERIFY_RESULT(add(use(m_start.addDays(-401))));
        QVERIFY_RESULT(add(use(m_start.addDays(-400))));
        QCOMPARE(listed().size(), 2);
        QVERIFY_RESULT(add(use(m_start)));
        QCOMPARE(listed().size(), 2);
        QCOMPARE(listed().last().lastAt, m_start.addDays(-400));
    }

    void expiryIsSeenAndDone()
    {
        const auto expired
            = [this](const QDateTime &now) { return with([now](UseTable &table) { return table.hasExpired(now); }); };
        QCOMPARE(expired(m_start), Result<bool>(false));
        QVERIFY_RESULT(add(use(m_start)));
        QCOMPARE(expired(m_start.addDays(400)), Result<bool>(false));
        QCOMPARE(expired(m_start.addDays(401)), Result<bool>(true));
        QVERIFY_RESULT(with([now = m_start.addDays(401)](UseTable &table) { return table.removeExpired(now); }));
        QVERIFY(listed().isEmpty());
        QCOMPARE(expired(m_start.addDays(401)), Result<bool>(false));
    }

    void theStartAsksAnIndex()
    {
        const auto work = [](QSqlDatabase &connection) -> Result<QString> {
            auto query
                = runSql(connection, QStringLiteral("EXPLAIN QUERY PLAN SELECT 1 FROM uses WHERE hour < 5 LIMIT 1"));
            return query && query->next() ? query->value(3).toString() : QString();
        };
        const auto plan = await(m_database->run(work));
        QVERIFY_RESULT(plan);
        QVERIFY2(plan->contains(QStringLiteral("uses_hour")), qPrintable(*plan));
    }

    void oneKeyDoesNotFillTheDisk()
    {
        const QString filled
            = QStringLiteral("INSERT INTO uses (key_id, hour, part, program, folder, host, first_at, last_at, count) "
                             "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "
                             "SELECT '%2', %3, 'command_line', 'sh', '/tmp/' || i, '', %4, %4, 1 FROM n");
        const qint64 at = m_start.toMSecsSinceEpoch();
        for (const KeyRow &key : {m_price, m_import}) {
            QVERIFY_RESULT(execute(filled.arg(QString::number(UseTable::MaxRowsOfAKey), key.id.text(),
                QString::number(at / 3600000), QString::number(at))));
        }
        QVERIFY_RESULT(add(use(m_start)));
        QCOMPARE(listed().size(), UseTable::MaxRowsOfAKey);
        QCOMPARE(list(m_import.id)->size(), UseTable::MaxRowsOfAKey);
        QCOMPARE(count(QStringLiteral("SELECT count(*) FROM uses WHERE program = 'make'")), Result<int>(1));
        QCOMPARE(count(QStringLiteral("SELECT count(*) FROM uses WHERE key_id = '%1' AND folder = '/tmp/1'")
                           .arg(m_price.id.text())),
            Result<int>(0)); // the oldest
    }

    void aKeyTakesItsUsesWithIt()
    {
        QVERIFY_RESULT(add(use(m_start)));
        Use other = use(m_start);
        other.key = m_import.id;
        QVERIFY_RESULT(add(other));
        const auto work = [id = m_price.id](QSqlDatabase &connection) { return KeyTable(connection).remove(id); };
        QVERIFY_RESULT(await(m_database->run(work)));
        QCOMPARE(count(QStringLiteral("SELECT count(*) FROM uses")), Result<int>(1));
        QCOMPARE(list(m_import.id)->size(), 1);
    }

    void aKeyThatIsGoneHasNoUses()
    {
        Use one = use(m_start);
        one.key = KeyId(QUuid::createUuid());
        QVERIFY(!add(one));
        QCOMPARE(count(QStringLiteral("SELECT count(*) FROM uses")), Result<int>(0));
    }

    void clearingTakesOneKeysOrAll()
    {
        QVERIFY_RESULT(add(use(m_start)));
        Use other = use(m_start);
        other.key = m_import.id;
        QVERIFY_RESULT(add(other));
        const auto clear
            = [this](std::optional<KeyId> key) { return with([key](UseTable &table) { return table.clear(key); }); };
        QVERIFY_RESULT(clear(m_price.id));
        QVERIFY(listed().isEmpty());
        QCOMPARE(list(m_import.id)->size(), 1);
        QVERIFY_RESULT(clear(std::nullopt));
        QVERIFY(list(m_import.id)->isEmpty());
    }

    void whatIsClearedIsNotInTheFiles()
    {
        for (int day = 0; day < 300; ++day) {
            QVERIFY_RESULT(add(use(m_start.addDays(day), QStringLiteral("telltale-program"))));
        }
        QVERIFY_RESULT(with([](UseTable &table) { return table.clear(std::nullopt); }));
        for (const char *const ending : {"", "-wal"}) {
            QFile file(path() + QLatin1String(ending));
            QVERIFY(file.open(QFile::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY2(!bytes.contains("telltale-program") && !bytes.contains("nightly"), ending);
        }
    }

    void whatIsHeldIsCounted()
    {
        const auto held = [this] { return with([](UseTable &table) { return table.held(); }); };
        QCOMPARE(held()->rows, 0);
        QVERIFY(!held()->since.isValid());
        QVERIFY_RESULT(add(use(m_start)));
        QVERIFY_RESULT(add(use(m_start.addDays(-2))));
        QCOMPARE(held()->rows, 2);
        QCOMPARE(held()->since, m_start.addDays(-2));
    }

    void twoProgramsCountTogether()
    {
        const auto other = await(Database::open(path()));
        QVERIFY_RESULT(other);
        QVERIFY_RESULT(add(use(m_start)));
        QVERIFY_RESULT(add(use(m_start.addSecs(1)), other->get()));
        QVERIFY_RESULT(add(use(m_start.addSecs(2))));
        QCOMPARE(listed().size(), 1);
        QCOMPARE(listed().first().count, 3);
        QCOMPARE(listed().first().lastAt, m_start.addSecs(2));
    }

    void aWordThatIsNoPartIsDamage()
    {
        QVERIFY_RESULT(add(use(m_start)));
        QVERIFY_RESULT(execute(QStringLiteral("UPDATE uses SET part = 'elsewhere'")));
        QVERIFY_ERROR(list(m_price.id), ErrorKind::DatabaseDamaged);
        QVERIFY_ERROR(
            with([id = m_price.id](UseTable &table) { return table.lastOfEachPart(id); }), ErrorKind::DatabaseDamaged);
    }
};

KEYDESK_TEST(UseTableTest)
#include "usetable.moc"
