// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <core/space.h>
#include <optional>
#include <QList>
#include <QSqlDatabase>

/// The spaces in the index. On the database's thread. Errors of all: those of runSql().
class SpaceTable {
public:
    explicit SpaceTable(QSqlDatabase &database)
        : m_database(database)
    {
    }

    Result<QList<Space>> list(); ///< by name, without regard to case
    Result<std::optional<Space>> find(const SpaceId &id);
    Result<std::optional<Space>> find(const SpaceName &name); ///< without regard to case
    /// Errors: SpaceNameTaken.
    Result<void> insert(const Space &space);
    /// Errors: SpaceNameTaken.
    Result<void> update(const Space &space);
    /// The space must hold no keys.
    Result<void> remove(const SpaceId &id);

private:
    Result<QList<Space>> select(const QString &rest, const QVariantList &values);
    Result<void> mustBeFree(const Space &space);
    QSqlDatabase &m_database;
};
