// SPDX-License-Identifier: GPL-3.0-or-later
#include <storage/keytable.h>

#include "rows.h"
#include <QTemporaryDir>
#include <storage/database.h>
#include <storage/spacetable.h>
#include <storage/sql.h>
#include <support/await.h>
#include <support/testmain.h>

class KeyTableTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    Space m_space = someSpace(QStringLiteral("Acme"));

    template <class Use> auto with(Use use)
    {
        const auto work = [use](QSqlDatabase &database) {
            KeyTable table(database);
            return use(table);
        };
        return await(m_database->run(work));
    }
    Result<void> insert(const KeyRow &row)
    {
        return with([row](KeyTable &table) { return table.insert(row); });
    }
    Result<std::optional<KeyRow>> find(const KeyId &id)
    {
        return with([id](KeyTable &table) { return table.find(id); });
    }
    QStringList unfinished(const QDateTime &removedBefore)
    {
        const auto rows = with([removedBefore](KeyTable &table) { return table.unfinished(removedBefore); });
        QStringList labels;
        for (const KeyRow &row : rows.value_or(QList<KeyRow>())) {
            labels.append(row.label.text());
        }
        labels.sort();
        return labels;
    }

private Q_SLOTS:
    void init()
    {
        m_database.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        auto opened = await(Database::open(m_folder->filePath(QStringLiteral("index.sqlite"))));
        QVERIFY_RESULT(opened);
        m_database = std::move(*opened);
        const auto work = [space = m_space](QSqlDatabase &database) { return SpaceTable(database).insert(space); };
        QVERIFY_RESULT(await(m_database->run(work)));
    }

    void everyColumnComesBack()
    {
        KeyRow row = someKey(m_space, QStringLiteral("Preis-Monitor ÄÖ/\\'\""));
        row.strayEntry = EntryId(QUuid::createUuid());
        row.stage = KeyStage::Removed;
        row.outcome = KeyOutcome::Refused;
        row.entryMissing = true;
        row.tokenKept = true;
        row.owner = QStringLiteral("boot|pid");
        row.generation = (quint64(1) << 62) - 1;
        row.lastUsedAt = row.createdAt.addSecs(1);
        row.lastTestedAt = row.createdAt.addSecs(2);
        row.removedAt = row.createdAt.addSecs(3);
        row.previousEntry = EntryId(QUuid::createUuid());
        row.previousSince = row.createdAt.addSecs(4);
        row.rotateBy = QDate(2027, 2, 28);
        row.lastGrantedAt = row.createdAt.addSecs(5);
        row.missingScope = {QStringLiteral("jobs:write"), QStringLiteral("products")};
        QVERIFY_RESULT(insert(row));
        QCOMPARE(find(row.id), Result<std::optional<KeyRow>>(row));

        KeyRow plain = someKey(m_space, QStringLiteral("plain"));
        plain.note = QString();
        QVERIFY_RESULT(insert(plain));
        QCOMPARE(find(plain.id), Result<std::optional<KeyRow>>(plain));
        QCOMPARE(find(KeyId(QUuid::createUuid())), Result<std::optional<KeyRow>>(std::nullopt));
    }

    void aLabelIsTakenWithoutRegardToCase()
    {
        QVERIFY_RESULT(insert(someKey(m_space, QStringLiteral("Ärger"))));
        QVERIFY_ERROR(insert(someKey(m_space, QStringLiteral("ÄRGER"))), ErrorKind::LabelTaken);
        KeyRow pending = someKey(m_space, QStringLiteral("pending"));
        pending.stage = KeyStage::Pending;
        QVERIFY_RESULT(insert(pending));
        QVERIFY_ERROR(insert(someKey(m_space, QStringLiteral("Pending"))), ErrorKind::LabelTaken);
    }

    void theTrashBlocksNoLabelUntilItComesBack()
    {
        KeyRow old = someKey(m_space, QStringLiteral("Price"));
        old.stage = KeyStage::Removed;
        QVERIFY_RESULT(insert(old));
        const KeyRow fresh = someKey(m_space, QStringLiteral("price"));
        QVERIFY_RESULT(insert(fresh));
        old.stage = KeyStage::Active;
        QVERIFY_ERROR(with([old](KeyTable &table) { return table.update(old); }), ErrorKind::LabelTaken);
        const auto found = with([&](KeyTable &table) { return table.find(m_space.id, fresh.label); });
        QVERIFY_RESULT(found);
        QCOMPARE(found->size(), 2);
        QCOMPARE(found->first(), fresh); // active before trash
    }

    void aKeyNeedsItsSpace()
    {
        const auto orphan = insert(someKey(someSpace(QStringLiteral("nowhere")), QStringLiteral("x")));
        QVERIFY_ERROR(orphan, ErrorKind::DatabaseUnavailable);
        QVERIFY_RESULT(insert(someKey(m_space, QStringLiteral("x"))));
        const auto removeSpace = [id = m_space.id](QSqlDatabase &database) { return SpaceTable(database).remove(id); };
        QVERIFY_ERROR(await(m_database->run(removeSpace)), ErrorKind::DatabaseUnavailable);
    }

    void unfinishedAreThoseThatAKilledRunLeft()
    {
        const QDateTime limit = QDateTime::fromMSecsSinceEpoch(1'800'000'000'000, Qt::UTC);
        const auto put
            = [this](const QString &label, KeyStage stage, const QDateTime &removedAt, bool stray, bool owned) {
                  KeyRow row = someKey(m_space, label);
                  row.stage = stage;
                  row.removedAt = removedAt;
                  if (stray) {
                      row.strayEntry = EntryId(QUuid::createUuid());
                  }
                  if (owned) {
                      row.owner = QStringLiteral("somebody");
                  }
                  QVERIFY_RESULT(insert(row));
              };
        put(QStringLiteral("active"), KeyStage::Active, {}, false, false);
        put(QStringLiteral("young trash"), KeyStage::Removed, limit, false, false);
        QCOMPARE(unfinished(limit), QStringList());
        put(QStringLiteral("a pending"), KeyStage::Pending, {}, false, false);
        put(QStringLiteral("b purging"), KeyStage::Purging, limit, false, false);
        put(QStringLiteral("c old trash"), KeyStage::Removed, limit.addMSecs(-1), false, false);
        put(QStringLiteral("d stray"), KeyStage::Active, {}, true, false);
        put(QStringLiteral("e owned"), KeyStage::Active, {}, false, true);
        QCOMPARE(unfinished(limit),
            (QStringList{QStringLiteral("a pending"), QStringLiteral("b purging"), QStringLiteral("c old trash"),
                QStringLiteral("d stray"), QStringLiteral("e owned")}));
    }

    void anOutcomeCountsForTheKeyThatWasTriedOnly()
    {
        const KeyRow row = someKey(m_space, QStringLiteral("x"));
        QVERIFY_RESULT(insert(row));
        const QStringList missing{QStringLiteral("b"), QStringLiteral("c")};
        const auto grant = [&](quint64 generation) {
            return with([=, id = row.id, at = row.createdAt](
                            KeyTable &table) { return table.setGranted(id, generation, at, missing); });
        };
        const auto refuse = [&](quint64 generation) {
            return with([=, id = row.id, at = row.createdAt.addSecs(9)](
                            KeyTable &table) { return table.setRefused(id, generation, at); });
        };
        QVERIFY_RESULT(grant(4));
        QVERIFY_RESULT(refuse(6));
        QCOMPARE(find(row.id), Result<std::optional<KeyRow>>(row));

        KeyRow judged = row;
        judged.outcome = KeyOutcome::Works;
        judged.lastTestedAt = judged.lastGrantedAt = row.createdAt;
        judged.missingScope = missing;
        QVERIFY_RESULT(grant(5));
        QCOMPARE(find(row.id), Result<std::optional<KeyRow>>(judged));
        // A refusal says nothing of the last token.
        judged.outcome = KeyOutcome::Refused;
        judged.lastTestedAt = row.createdAt.addSecs(9);
        QVERIFY_RESULT(refuse(5));
        QCOMPARE(find(row.id), Result<std::optional<KeyRow>>(judged));
        QVERIFY_RESULT(with([this](KeyTable &table) { return table.forgetOutcomes(m_space.id); }));
        QCOMPARE(find(row.id), Result<std::optional<KeyRow>>(row));
    }

    void everyEntryOfAKeychainIsKnown()
    {
        KeyRow row = someKey(m_space, QStringLiteral("x"));
        row.strayEntry = EntryId(QUuid::createUuid());
        row.previousEntry = EntryId(QUuid::createUuid());
        QVERIFY_RESULT(insert(row));
        KeyRow other = someKey(m_space, QStringLiteral("y"));
        other.keychain = QStringLiteral("kwallet");
        QVERIFY_RESULT(insert(other));
        auto entries = with([&row](KeyTable &table) { return table.entries(row.keychain); });
        QVERIFY_RESULT(entries);
        entries->sort();
        QStringList expected{row.entry.text(), row.strayEntry->text(), row.previousEntry->text()};
        expected.sort();
        QCOMPARE(*entries, expected);
    }

    void aRelaxedWriteLeavesTheConnectionStrict()
    {
        const KeyRow row = someKey(m_space, QStringLiteral("x"));
        QVERIFY_RESULT(insert(row));
        QVERIFY_RESULT(with([id = row.id](KeyTable &table) { return table.setTokenKept(id, true); }));
        QVERIFY((*find(row.id))->tokenKept);
        const auto work = [](QSqlDatabase &database) -> Result<int> {
            auto query = runSql(database, QStringLiteral("PRAGMA synchronous"));
            return query && query->next() ? query->value(0).toInt() : -1;
        };
        QCOMPARE(await(m_database->run(work)), Result<int>(2));
    }

    void theLastUseIsKept()
    {
        const KeyRow row = someKey(m_space, QStringLiteral("x"));
        QVERIFY_RESULT(insert(row));
        QVERIFY_RESULT(with([id = row.id, at = row.createdAt](KeyTable &table) { return table.setLastUsed(id, at); }));
        QCOMPARE((*find(row.id))->lastUsedAt, row.createdAt);
    }

    void theStartLooksAtNoMoreThanItNeeds()
    {
        const auto work = [](QSqlDatabase &database) -> Result<QStringList> {
            auto query = runSql(database,
                QStringLiteral("EXPLAIN QUERY PLAN SELECT id FROM keys WHERE stage <> 'active' AND stage = 'pending' "
                               "UNION SELECT id FROM keys WHERE stray_entry_id IS NOT NULL "
                               "UNION SELECT id FROM keys WHERE owner IS NOT NULL"));
            QStringList plan;
            while (query && query->next()) {
                plan.append(query->value(3).toString());
            }
            return plan;
        };
        const auto plan = await(m_database->run(work));
        QVERIFY_RESULT(plan);
        QVERIFY2(plan->join(QLatin1Char('\n')).contains(QLatin1String("keys_stage")),
            qPrintable(plan->join(QLatin1Char('\n'))));
        for (const QString &step : *plan) {
            QVERIFY2(
                !step.contains(QLatin1String("SCAN keys")) || step.contains(QLatin1String("INDEX")), qPrintable(step));
        }
    }

    void whatIsNotActiveIsListedWithoutTheRest()
    {
        QVERIFY_RESULT(insert(someKey(m_space, QStringLiteral("active"))));
        for (const auto stage : {KeyStage::Removed, KeyStage::Purging, KeyStage::Pending}) {
            KeyRow row = someKey(m_space, QStringLiteral("b%1").arg(static_cast<int>(stage)));
            row.stage = stage;
            QVERIFY_RESULT(insert(row));
        }
        const auto labels = [this](KeyTable::Stages stages) {
            const auto rows = with([stages](KeyTable &table) { return table.list(stages); });
            QStringList all;
            for (const KeyRow &row : *rows) {
                all.append(row.label.text());
            }
            return all;
        };
        const QStringList all = labels(KeyTable::Stages::All);
        QCOMPARE(all.size(), 4);
        QCOMPARE(labels(KeyTable::Stages::NotActive), all.mid(1));
    }
};

KEYDESK_TEST(KeyTableTest)
#include "keytable.moc"
