// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/keyreference.h>
#include <gui/backup/restoring.h>
#include <gui/frame/keychainwatch.h>
#include <keys/backupfile.h>
#include <QLocale>
#include <QPointer>

namespace {

QString whatHappens(const PlannedKey &key)
{
    switch (key.standing) {
    case Standing::New:
        return Restoring::tr("comes in");
    case Standing::Same:
        return Restoring::tr("is here already");
    case Standing::NewerInBackup:
        return Restoring::tr("gets the newer secret of the backup; ours is kept as the earlier one");
    case Standing::NewerHere:
        return key.isTaken ? Restoring::tr("gets the older secret of the backup; ours is kept as the earlier one")
                           : Restoring::tr("stays: the secret here is newer");
    case Standing::EntryGone:
        return Restoring::tr("gets its secret back, which the keychain has lost");
    case Standing::InTrash:
        return key.isTaken ? Restoring::tr("comes out of the trash") : Restoring::tr("stays in the trash");
    case Standing::TwoHere:
        return Restoring::tr("stays: two secrets are kept here; test it or roll it back first");
    case Standing::Unreadable:
        return Restoring::tr("stays: its keychain is not in use");
    }
    Q_UNREACHABLE();
}

RestoreDialog::Row rowOf(const PlannedKey &key)
{
    const bool isChoice = canBeTaken(key.standing) && !isTakenByItself(key.standing);
    return {isChoice ? std::optional(key.id) : std::nullopt, KeyReference::write(key.space, key.label),
        whatHappens(key), key.isTaken};
}

} // namespace

Restoring::Restoring(KeyBook &keyBook, KeychainWatch &keychain, RestoreDialog &dialog)
    : QObject(&dialog)
    , m_keyBook(keyBook)
    , m_keychain(keychain)
    , m_dialog(dialog)
{
    connect(&dialog, &RestoreDialog::openRequested, this, &Restoring::open);
    connect(&dialog, &RestoreDialog::chosenChanged, this, [this] { plan(m_dialog.chosen()); });
    connect(&dialog, &RestoreDialog::restoreRequested, this, &Restoring::restore);
    connect(&dialog, &RestoreDialog::stopRequested, this, [this] { m_stop.request_stop(); });
}

void Restoring::open()
{
    auto passphrase = m_dialog.passphrase();
    if (!passphrase) {
        return;
    }
    m_stop = {};
    m_dialog.setBusy(tr("Opening …"));
    whenEnded(openBackup(m_dialog.path(), std::move(*passphrase), m_stop.get_token()), this,
        [this](const Result<std::shared_ptr<const Backup>> &backup) {
            if (!backup) {
                failed(backup.error());
                return;
            }
            m_backup = *backup;
            plan({});
        });
}

void Restoring::plan(QSet<KeyId> chosen)
{
    m_dialog.setBusy(tr("Comparing with the keys here …"));
    whenEnded(m_keyBook.planRestore(m_backup, std::move(chosen), m_stop.get_token()), this,
        [this](const Result<RestorePlan> &plan) {
            if (plan) {
                show(*plan);
            } else {
                failed(plan.error());
            }
        });
}

void Restoring::show(const RestorePlan &plan)
{
    m_plan = plan;
    QList<RestoreDialog::Row> rows;
    bool hasNewSpace = false;
    for (const PlannedSpace &space : plan.spaces) {
        hasNewSpace = hasNewSpace || space.isNew;
        if (space.isNew || space.settingsDiffer) {
            rows.append({std::nullopt, space.name.text(),
                space.isNew ? tr("space is created") : tr("space keeps its settings here")});
        }
    }
    for (const PlannedKey &key : plan.keys) {
        if (key.standing != Standing::Same) {
            rows.append(rowOf(key));
        }
    }
    const QString made = QLocale().toString(m_backup->createdAt().toLocalTime(), QLocale::ShortFormat);
    QString summary = tr("Made on %1. To be restored: %2 of %3 keys; here already: %4.")
                          .arg(made)
                          .arg(plan.taken())
                          .arg(plan.keys.size())
                          .arg(plan.count(Standing::Same));
    if (!m_backup->missing().isEmpty()) {
        summary += QLatin1Char(' ') + tr("Not in the backup: %1.").arg(m_backup->missing().join(QStringLiteral(", ")));
    }
    m_dialog.showPlan(summary, rows, plan.taken() > 0 || hasNewSpace);
    if (const auto trouble = std::exchange(m_trouble, std::nullopt)) {
        failed(*trouble);
    }
}

void Restoring::restore()
{
    m_stop = {};
    m_dialog.setBusy(tr("Restoring …"));
    const auto tell = [self = QPointer(this)](int done, int total) {
        if (self && !self->m_stop.stop_requested()) {
            self->m_dialog.setBusy(tr("Restoring: %1 of %2 …").arg(done).arg(total));
        }
    };
    whenEnded(m_keyBook.restoreBackup(m_backup, m_plan, tell, m_stop.get_token()), this,
        [this](const Result<Restored> &restored) {
            if (restored) {
                ended(*restored);
            } else {
                failed(restored.error());
            }
        });
}

void Restoring::ended(const Restored &restored)
{
    if (const std::optional<Error> &trouble = restored.trouble) {
        m_trouble = trouble;
        plan(m_dialog.chosen()); // what is left
        return;
    }
    m_keychain.learnThatItWorks();
    m_dialog.showDone(tr("Keys restored: %1.").arg(restored.keys.size()),
        tr("They have not been tried yet; the Health page tests all of them."));
}

void Restoring::failed(const Error &error)
{
    m_keychain.learn(error);
    m_dialog.showError(error);
}
