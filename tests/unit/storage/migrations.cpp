// SPDX-License-Identifier: GPL-3.0-or-later
#include <storage/migrations.h>

#include "rows.h"
#include <QTemporaryDir>
#include <storage/database.h>
#include <storage/keytable.h>
#include <storage/spacetable.h>
#include <storage/sql.h>
#include <storage/usetable.h>
#include <support/await.h>
#include <support/testmain.h>

/// A file as an earlier release has left it opens with its rows kept. The earlier schemas stand here as they were
/// released: a test that took them from the program could not see them change.
class MigrationsTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;

    static QStringList versionOne()
    {
        return {
            QStringLiteral("CREATE TABLE spaces (id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, name_folded TEXT "
                           "NOT NULL UNIQUE, token_endpoint TEXT NOT NULL, scope TEXT NOT NULL, base_url TEXT NOT "
                           "NULL, client_auth TEXT NOT NULL CHECK (client_auth IN ('post', 'basic')), is_sandbox "
                           "INTEGER NOT NULL)"),
            QStringLiteral(
                "CREATE TABLE keys (id TEXT PRIMARY KEY NOT NULL, entry_id TEXT NOT NULL UNIQUE, "
                "stray_entry_id TEXT, space_id TEXT NOT NULL REFERENCES spaces (id), label TEXT NOT NULL, "
                "label_folded TEXT NOT NULL, client_id TEXT NOT NULL, note TEXT NOT NULL, stage TEXT NOT NULL "
                "CHECK (stage IN ('pending', 'active', 'removed', 'purging')), outcome TEXT NOT NULL CHECK "
                "(outcome IN ('untested', 'works', 'refused')), entry_missing INTEGER NOT NULL, token_kept "
                "INTEGER NOT NULL, keychain TEXT NOT NULL, owner TEXT, generation INTEGER NOT NULL, "
                "created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, last_used_at INTEGER, "
                "last_tested_at INTEGER, removed_at INTEGER)"),
            QStringLiteral("CREATE UNIQUE INDEX keys_label ON keys (space_id, label_folded) WHERE stage IN ('pending', "
                           "'active')"),
            QStringLiteral("CREATE INDEX keys_space ON keys (space_id)"),
            QStringLiteral("CREATE INDEX keys_stage ON keys (stage, removed_at) WHERE stage <> 'active'"),
            QStringLiteral("CREATE INDEX keys_stray ON keys (stray_entry_id) WHERE stray_entry_id IS NOT NULL"),
            QStringLiteral("CREATE INDEX keys_owner ON keys (owner) WHERE owner IS NOT NULL"),
            QStringLiteral("INSERT INTO spaces VALUES ('0b6f7a36-2f4f-4c51-9a04-1a3a36d8f001', 'Acme', 'acme', "
                           "'https://id.example/token', 'a b', 'https://api.example/', 'basic', 0)"),
            QStringLiteral("INSERT INTO keys VALUES ('0b6f7a36-2f4f-4c51-9a04-1a3a36d8f002', "
                           "'0b6f7a36-2f4f-4c51-9a04-1a3a36d8f003', '0b6f7a36-2f4f-4c51-9a04-1a3a36d8f004', "
                           "'0b6f7a36-2f4f-4c51-9a04-1a3a36d8f001', 'Price', 'price', 'client', 'a note', 'removed', "
                           "'works', 1, 1, 'secret-service', 'boot|pid', 77, 1800000000001, 1800000000002, "
                           "1800000000003, 1800000000004, 1800000000005)"),
            QStringLiteral("PRAGMA user_version = 1")};
    }

    static QStringList versionTwo()
    {
        QStringList statements = versionOne();
        statements.removeLast();
        return statements
            << QStringLiteral("ALTER TABLE keys ADD COLUMN previous_entry_id TEXT")
            << QStringLiteral("ALTER TABLE keys ADD COLUMN previous_since INTEGER")
            << QStringLiteral("ALTER TABLE keys ADD COLUMN rotate_by TEXT")
            << QStringLiteral("ALTER TABLE keys ADD COLUMN last_granted_at INTEGER")
            << QStringLiteral("ALTER TABLE keys ADD COLUMN missing_scope TEXT NOT NULL DEFAULT ''")
            << QStringLiteral(
                   "CREATE INDEX keys_previous ON keys (previous_entry_id) WHERE previous_entry_id IS NOT NULL")
            << QStringLiteral("UPDATE keys SET previous_entry_id = '0b6f7a36-2f4f-4c51-9a04-1a3a36d8f005', "
                              "rotate_by = '2027-01-31', missing_scope = 'b'")
            << QStringLiteral("PRAGMA user_version = 2");
    }

    static QStringList versionThree()
    {
        QStringList statements = versionTwo();
        statements.removeLast();
        return statements << QStringLiteral("ALTER TABLE spaces ADD COLUMN proxy TEXT NOT NULL DEFAULT 'system'")
                          << QStringLiteral("PRAGMA user_version = 3");
    }
    static QStringList versionFour()
    {
        QStringList statements = versionThree();
        statements.removeLast();
        return statements << QStringLiteral("ALTER TABLE spaces ADD COLUMN authority_file TEXT NOT NULL DEFAULT ''")
                          << QStringLiteral("PRAGMA user_version = 4");
    }
    static QStringList statementsOf(int version)
    {
        const QList<QStringList> all{versionOne(), versionTwo(), versionThree(), versionFour()};
        return all.at(version - 1);
    }

    static KeyRow rowOfVersionTwo()
    {
        KeyRow row = rowOfVersionOne();
        row.previousEntry = EntryId::parse(u"0b6f7a36-2f4f-4c51-9a04-1a3a36d8f005");
        row.rotateBy = QDate(2027, 1, 31);
        row.missingScope = {QStringLiteral("b")};
        return row;
    }

    /// By the library itself, on this thread: no part of the program may have touched the file before it opens it.
    void write(const QStringList &statements) const
    {
        {
            QSqlDatabase raw = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("earlier release"));
            raw.setDatabaseName(m_path);
            QVERIFY(raw.open());
            for (const QString &statement : statements) {
                QVERIFY_RESULT(runSql(raw, statement));
            }
        }
        QSqlDatabase::removeDatabase(QStringLiteral("earlier release"));
    }

    static KeyRow rowOfVersionOne()
    {
        const auto time
            = [](int number) { return QDateTime::fromMSecsSinceEpoch(1'800'000'000'000 + number, Qt::UTC); };
        return KeyRow{.id = *KeyId::parse(u"0b6f7a36-2f4f-4c51-9a04-1a3a36d8f002"),
            .entry = *EntryId::parse(u"0b6f7a36-2f4f-4c51-9a04-1a3a36d8f003"),
            .strayEntry = EntryId::parse(u"0b6f7a36-2f4f-4c51-9a04-1a3a36d8f004"),
            .space = *SpaceId::parse(u"0b6f7a36-2f4f-4c51-9a04-1a3a36d8f001"),
            .label = *Label::parse(u"Price"),
            .clientId = *ClientId::parse(u"client"),
            .note = QStringLiteral("a note"),
            .stage = KeyStage::Removed,
            .outcome = KeyOutcome::Works,
            .entryMissing = true,
            .tokenKept = true,
            .keychain = QStringLiteral("secret-service"),
            .owner = QStringLiteral("boot|pid"),
            .generation = 77,
            .createdAt = time(1),
            .changedAt = time(2),
            .lastUsedAt = time(3),
            .lastTestedAt = time(4),
            .removedAt = time(5)};
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("index.sqlite"));
    }

    void aFileOfAnEarlierVersionKeepsItsRows_data()
    {
        QTest::addColumn<int>("version");
        QTest::newRow("1") << 1;
        QTest::newRow("2") << 2;
        QTest::newRow("3") << 3;
        QTest::newRow("4") << 4;
    }
    void aFileOfAnEarlierVersionKeepsItsRows()
    {
        QFETCH(int, version);
        write(statementsOf(version));
        const KeyRow row = version == 1 ? rowOfVersionOne() : rowOfVersionTwo();
        const auto database = await(Database::open(m_path));
        QVERIFY_RESULT(database);
        const auto keys = [](QSqlDatabase &connection) { return KeyTable(connection).list(); };
        const auto rows = await((*database)->run(keys));
        QCOMPARE(rows, Result<QList<KeyRow>>({row}));
        const auto spaces = [](QSqlDatabase &connection) { return SpaceTable(connection).list(); };
        const auto kept = await((*database)->run(spaces));
        QVERIFY_RESULT(kept);
        QCOMPARE(kept->size(), 1);
        QCOMPARE(kept->first().name.text(), QStringLiteral("Acme"));
        QCOMPARE(kept->first().settings.clientAuthentication, ClientAuthentication::Basic);
        QVERIFY(kept->first().settings.route.proxy == ProxyChoice()); // as before there was a choice
        QVERIFY_RESULT(await((*database)->verify()));
    }

    void whatTheNewVersionAddsCanBeWritten()
    {
        write(versionOne());
        const auto database = await(Database::open(m_path));
        QVERIFY_RESULT(database);
        KeyRow row = rowOfVersionOne();
        row.previousEntry = EntryId(QUuid::createUuid());
        row.missingScope = {QStringLiteral("b")};
        const auto work = [row](QSqlDatabase &connection) { return KeyTable(connection).update(row); };
        QVERIFY_RESULT(await((*database)->run(work)));
        const auto find = [id = row.id](QSqlDatabase &connection) { return KeyTable(connection).find(id); };
        QCOMPARE(await((*database)->run(find)), Result<std::optional<KeyRow>>(row));
        const Use use{.key = row.id, .firstAt = row.createdAt, .lastAt = row.createdAt, .part = UsePart::Explorer};
        const auto add = [use](QSqlDatabase &connection) { return UseTable(connection).add(use); };
        QVERIFY_RESULT(await((*database)->run(add)));
        const auto list = [id = row.id](QSqlDatabase &connection) { return UseTable(connection).list(id); };
        QCOMPARE(await((*database)->run(list)), Result<QList<Use>>({use}));
    }

    void aMigratedFileIsMadeAsANewOne()
    {
        const auto columns = [](QSqlDatabase &connection) -> Result<QStringList> {
            auto query = runSql(connection,
                QStringLiteral("SELECT m.name || '.' || c.name || ' ' || c.type || c.\"notnull\" || "
                               "coalesce(c.dflt_value, '') FROM sqlite_master m, pragma_table_info(m.name) c "
                               "UNION SELECT name FROM sqlite_master WHERE type = 'index' ORDER BY 1"));
            QStringList all;
            while (query && query->next()) {
                all.append(query->value(0).toString());
            }
            return all;
        };
        write(versionOne());
        const auto migrated = await(Database::open(m_path));
        const auto fresh = await(Database::open(m_path + QStringLiteral(".new")));
        QVERIFY_RESULT(migrated);
        QVERIFY_RESULT(fresh);
        const auto expected = await((*fresh)->run(columns));
        QVERIFY_RESULT(expected);
        QVERIFY(expected->contains(QStringLiteral("keys_previous")));
        QVERIFY(expected->contains(QStringLiteral("spaces.proxy TEXT1'system'")));
        QVERIFY(expected->contains(QStringLiteral("uses.host TEXT1")));
        QCOMPARE(await((*migrated)->run(columns)), expected);
    }

    void aMigrationThatFailsLeavesTheFileAsItWas()
    {
        // A column of the next version is there already, so the migration fails in its middle.
        write(versionOne() << QStringLiteral("ALTER TABLE keys ADD COLUMN rotate_by TEXT"));
        QVERIFY_ERROR(await(Database::open(m_path)), ErrorKind::DatabaseUnavailable);
        QSqlDatabase raw = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("looking"));
        raw.setDatabaseName(m_path);
        QVERIFY(raw.open());
        auto version = runSql(raw, QStringLiteral("PRAGMA user_version"));
        QVERIFY(version && version->next());
        QCOMPARE(version->value(0).toInt(), 1);
        QVERIFY(!runSql(raw, QStringLiteral("SELECT previous_entry_id FROM keys")));
        auto rows = runSql(raw, QStringLiteral("SELECT count(*) FROM keys"));
        QVERIFY(rows && rows->next());
        QCOMPARE(rows->value(0).toInt(), 1);
    }
};

KEYDESK_TEST(MigrationsTest)
#include "migrations.moc"
