// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <QList>
#include <QSqlDatabase>
#include <storage/keyrow.h>

/// The keys' rows in the index; knows no order of steps, that is KeyBook's. On the database's thread. Errors of all:
/// those of runSql().
class KeyTable {
public:
    explicit KeyTable(QSqlDatabase &database)
        : m_database(database)
    {
    }

    enum class Stages { All, NotActive };
    Result<QList<KeyRow>> list(Stages stages = Stages::All); ///< by label without regard to case
    Result<QList<KeyRow>> listOfSpace(const SpaceId &space); ///< likewise
    Result<std::optional<KeyRow>> find(const KeyId &id);
    /// Of the same label without regard to case: active ones first, then the trash, the youngest first.
    Result<QList<KeyRow>> find(const SpaceId &space, const Label &label);

    /// Rows that a killed run may have left behind: pending, purging, with a stray entry, with a previous entry
    /// that is no longer needed, with an owner, or in the trash since before `removedBefore`.
    Result<QList<KeyRow>> unfinished(const QDateTime &removedBefore);
    /// How many keys that were once stored in full name this keychain.
    Result<int> countSettled(const QString &keychain);
    /// Entry ids of every row that names this keychain: in force, stray and previous.
    Result<QStringList> entries(const QString &keychain);

    /// Whether the row may have its label, unless it lies in the trash. Errors: LabelTaken, without its arguments.
    Result<void> mustBeFree(const KeyRow &row);
    /// Errors: LabelTaken, without its arguments.
    Result<void> insert(const KeyRow &row);
    /// Writes every column. Errors: LabelTaken, without its arguments.
    Result<void> update(const KeyRow &row);
    Result<void> remove(const KeyId &id);

    /// Single columns, which no sequence of steps depends on: nobody waits for the disk, and their loss with the power
    /// does no harm. An outcome counts only while the key is the one that was tried.
    Result<void> setGranted(
        const KeyId &id, quint64 generation, const QDateTime &grantedAt, const QStringList &missingScope);
    Result<void> setRefused(const KeyId &id, quint64 generation, const QDateTime &refusedAt);
    Result<void> setTokenKept(const KeyId &id, bool kept);
    Result<void> setEntryMissing(const KeyId &id, bool missing);
    /// For use inside withoutWaiting(), together with the row of UseTable.
    Result<void> setLastUsed(const KeyId &id, const QDateTime &usedAt);
    /// Every key of the space counts as never tried.
    Result<void> forgetOutcomes(const SpaceId &space);

private:
    Result<QList<KeyRow>> select(const QString &rest, const QVariantList &values = {});
    Result<void> change(const QString &sql, const QVariantList &values);
    Result<void> changeRelaxed(const QString &sql, const QVariantList &values);
    QSqlDatabase &m_database;
};
