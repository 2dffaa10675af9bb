// SPDX-License-Identifier: GPL-3.0-or-later
#include <storage/migrations.h>

#include <storage/sql.h>

namespace {

/// One list of statements a version; released versions are never edited, a change is a new version. All times are
/// milliseconds since 1970 UTC.
const QList<QStringList> &versions()
{
    static const QList<QStringList> all = {
        {
            QStringLiteral(R"(CREATE TABLE spaces (
                id TEXT PRIMARY KEY NOT NULL,
                name TEXT NOT NULL,
                name_folded TEXT NOT NULL UNIQUE,
                token_endpoint TEXT NOT NULL,
                scope TEXT NOT NULL,
                base_url TEXT NOT NULL,
                client_auth TEXT NOT NULL CHECK (client_auth IN ('post', 'basic')),
                is_sandbox INTEGER NOT NULL
            ))"),
            // entry_id names the keychain entry in force. stray_entry_id names one that has to go: the new entry of a
            // replacement before the row has switched to it, the old one afterwards.
            QStringLiteral(R"(CREATE TABLE keys (
                id TEXT PRIMARY KEY NOT NULL,
                entry_id TEXT NOT NULL UNIQUE,
                stray_entry_id TEXT,
                space_id TEXT NOT NULL REFERENCES spaces (id),
                label TEXT NOT NULL,
                label_folded TEXT NOT NULL,
                client_id TEXT NOT NULL,
                note TEXT NOT NULL,
                stage TEXT NOT NULL CHECK (stage IN ('pending', 'active', 'removed', 'purging')),
                outcome TEXT NOT NULL CHECK (outcome IN ('untested', 'works', 'refused')),
                entry_missing INTEGER NOT NULL,
                token_kept INTEGER NOT NULL,
                keychain TEXT NOT NULL,
                owner TEXT,
                generation INTEGER NOT NULL,
                created_at INTEGER NOT NULL,
                changed_at INTEGER NOT NULL,
                last_used_at INTEGER,
                last_tested_at INTEGER,
                removed_at INTEGER
            ))"),
            // What lies in the trash does not block a label.
            QStringLiteral("CREATE UNIQUE INDEX keys_label ON keys (space_id, label_folded) "
                           "WHERE stage IN ('pending', 'active')"),
            QStringLiteral("CREATE INDEX keys_space ON keys (space_id)"),
            // Asked at every start, so it must not read every key.
            QStringLiteral("CREATE INDEX keys_stage ON keys (stage, removed_at) WHERE stage <> 'active'"),
            QStringLiteral("CREATE INDEX keys_stray ON keys (stray_entry_id) WHERE stray_entry_id IS NOT NULL"),
            QStringLiteral("CREATE INDEX keys_owner ON keys (owner) WHERE owner IS NOT NULL"),
        },
        {
            // The entry with the secret before the last rotation: kept until the new one has fetched a token.
            QStringLiteral("ALTER TABLE keys ADD COLUMN previous_entry_id TEXT"),
            QStringLiteral("ALTER TABLE keys ADD COLUMN previous_since INTEGER"),
            QStringLiteral("ALTER TABLE keys ADD COLUMN rotate_by TEXT"), // a date: 2027-01-31
            QStringLiteral("ALTER TABLE keys ADD COLUMN last_granted_at INTEGER"),
            // Of the last token, separated by spaces.
            QStringLiteral("ALTER TABLE keys ADD COLUMN missing_scope TEXT NOT NULL DEFAULT ''"),
            QStringLiteral(
                "CREATE INDEX keys_previous ON keys (previous_entry_id) WHERE previous_entry_id IS NOT NULL"),
        },
        {
            // 'system', 'none' or the address of one.
            QStringLiteral("ALTER TABLE spaces ADD COLUMN proxy TEXT NOT NULL DEFAULT 'system'"),
        },
        {
            // The path of a file with certificates that are trusted besides the system's.
            QStringLiteral("ALTER TABLE spaces ADD COLUMN authority_file TEXT NOT NULL DEFAULT ''"),
        },
        {
            // Who used a key: a row for all that one caller did within an hour (`hour` counts them since 1970 UTC).
            QStringLiteral(R"(CREATE TABLE uses (
                id INTEGER PRIMARY KEY NOT NULL,
                key_id TEXT NOT NULL REFERENCES keys (id) ON DELETE CASCADE,
                hour INTEGER NOT NULL,
                part TEXT NOT NULL,
                program TEXT NOT NULL,
                folder TEXT NOT NULL,
                host TEXT NOT NULL,
                first_at INTEGER NOT NULL,
                last_at INTEGER NOT NULL,
                count INTEGER NOT NULL
            ))"),
            QStringLiteral("CREATE UNIQUE INDEX uses_one ON uses (key_id, hour, part, program, folder, host)"),
            // Asked at every start: what is too old goes.
            QStringLiteral("CREATE INDEX uses_hour ON uses (hour)"),
        },
    };
    return all;
}

Result<int> versionOf(QSqlDatabase &database)
{
    auto query = runSql(database, QStringLiteral("PRAGMA user_version"));
    if (!query) {
        return failureOf(query);
    }
    return query->next() ? query->value(0).toInt() : 0;
}

} // namespace

int schemaVersion()
{
    return static_cast<int>(versions().size());
}

Result<void> migrate(QSqlDatabase &database)
{
    const auto found = versionOf(database);
    if (!found) {
        return failureOf(found);
    }
    if (*found == schemaVersion()) {
        return {};
    }
    auto transaction = Transaction::begin(database);
    if (!transaction) {
        return failureOf(transaction);
    }
    // Again, now that nobody else can be migrating.
    const auto version = versionOf(database);
    if (!version) {
        return failureOf(version);
    }
    if (*version > schemaVersion()) {
        return failure(ErrorKind::DatabaseNewer,
            {database.databaseName(), QString::number(*version), QString::number(schemaVersion())});
    }
    for (int next = *version; next < schemaVersion(); ++next) {
        for (const QString &statement : versions().at(next)) {
            if (const auto done = runSql(database, statement); !done) {
                return failureOf(done);
            }
        }
    }
    const auto stamped = runSql(database, QStringLiteral("PRAGMA user_version = %1").arg(schemaVersion()));
    if (!stamped) {
        return failureOf(stamped);
    }
    if (const auto committed = transaction->commit(); !committed) {
        return committed;
    }
    // Into the file itself: an older program judges it by its first page and must not have to replay the log.
    (void)runSql(database, QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    return {};
}
