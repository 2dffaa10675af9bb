// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <QSqlDatabase>

/// The schema version that this program writes; a file tells its own by PRAGMA user_version, 0 when it is new.
int schemaVersion();

/// Brings the schema up to schemaVersion() in one transaction, and leaves a newer file as it is.
/// Errors: DatabaseNewer, and those of runSql().
Result<void> migrate(QSqlDatabase &database);
