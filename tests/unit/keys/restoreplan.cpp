// SPDX-License-Identifier: GPL-3.0-or-later
#include "backups.h"
#include <keys/process.h>
#include <support/testmain.h>

/// What restoring would do, told before anything is done.
class RestorePlanTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;
    static constexpr Rotation Untried{.noTest = true};

    KeyId add(const QString &label, const char *secret)
    {
        const auto key = m_desk->add(label, secret);
        return key ? key->id : KeyId(QUuid());
    }
    void later() { m_desk->clock.time = m_desk->clock.time.addSecs(60); }
    /// Of the only key.
    PlannedKey planned(std::shared_ptr<const Backup> backup, QSet<KeyId> chosen = {})
    {
        const auto before = m_desk->rows();
        const int writes = m_desk->keychain.writes;
        const auto plan = planOf(*m_desk, backup, chosen);
        if (!plan || plan->keys.size() != 1) {
            qFatal("no plan of one key");
        }
        // Planning changes nothing.
        if (m_desk->rows() != before || m_desk->keychain.writes != writes) {
            qFatal("planning has changed something");
        }
        return plan->keys.first();
    }

private Q_SLOTS:
    void init() { m_desk = std::make_unique<Desk>(); }

    void whatIsNotHereIsNew()
    {
        const KeyId key = add(QStringLiteral("Price"), "s1");
        const auto backup = backupOf(*m_desk);
        Desk other;
        const auto plan = planOf(other, backup);
        QVERIFY_RESULT(plan);
        QCOMPARE(plan->keys,
            (QList<PlannedKey>{{0, key, *SpaceName::parse(u"Acme"), *Label::parse(u"Price"), Standing::New, true}}));
        QCOMPARE(plan->spaces, (QList<PlannedSpace>{{*SpaceName::parse(u"Acme"), true}}));
        QCOMPARE(other.keychain.calls, 0); // nobody is asked for a password for that
        QCOMPARE(plan->count(Standing::New), 1);
        QCOMPARE(plan->taken(), 1);
    }

    void whatIsHereAlreadyStaysAsItIs()
    {
        const KeyId key = add(QStringLiteral("Price"), "s1");
        const auto backup = backupOf(*m_desk);
        QVERIFY_RESULT(await(m_desk->book->edit(key, {.label = *Label::parse(u"Renamed")})));
        const auto same = planned(backup, {key});
        QCOMPARE(same.standing, Standing::Same);
        QVERIFY(!same.isTaken);
        QCOMPARE(same.label.text(), QStringLiteral("Renamed"));
    }

    void aSecretThatWasRotatedHereSinceIsKept()
    {
        const KeyId key = add(QStringLiteral("Price"), "s1");
        const auto backup = backupOf(*m_desk);
        later();
        QVERIFY_RESULT(await(m_desk->book->rotate(key, Secret("s2"), Untried)));
        QCOMPARE(planned(backup).standing, Standing::NewerHere);
        QVERIFY(!planned(backup).isTaken);
        QVERIFY(planned(backup, {key}).isTaken);
    }

    void aSecretThatWasRotatedThereSinceIsTaken()
    {
        const KeyId key = add(QStringLiteral("Price"), "s1");
        const KeyRow before = m_desk->row(key);
        later();
        QVERIFY_RESULT(await(m_desk->book->rotate(key, Secret("s2"), Untried)));
        const auto backup = backupOf(*m_desk);
        QVERIFY_RESULT(await(m_desk->book->rollBack(key)));
        // As on a machine that never saw the rotation, and on which something else was changed afterwards.
        KeyRow here = before;
        here.changedAt = m_desk->clock.time.addDays(1);
        here.entry = m_desk->row(key).entry;
        QVERIFY_RESULT(m_desk->change(here));
        const auto newer = planned(backup); // whatever the times say: ours is the backup's earlier one
        QCOMPARE(newer.standing, Standing::NewerInBackup);
        QVERIFY(newer.isTaken && newer.bringsSecret);
    }

    void otherwiseTheTimesDecide()
    {
        const KeyId key = add(QStringLiteral("Price"), "s1");
        later();
        const auto backup = backupOf(*m_desk);
        const auto holdAnother = [&](const QDateTime &changedAt) {
            KeyRow row = m_desk->row(key);
            row.changedAt = changedAt;
            (void)m_desk->change(row);
            const KeyEntry entry{key, QStringLiteral("Acme"), row.label, row.clientId, Secret("another")};
            m_desk->keychain.entries.insert_or_assign(keyEntryName(row.entry), entry.write());
        };
        const QDateTime there = backup->keys().first().changedAt;
        holdAnother(there.addSecs(-1));
        QCOMPARE(planned(backup).standing, Standing::NewerInBackup);
        holdAnother(there.addSecs(1));
        QCOMPARE(planned(backup).standing, Standing::NewerHere);
        holdAnother(there); // in doubt ours stays
        QCOMPARE(planned(backup).standing, Standing::NewerHere);
    }

    void ofTwoUnprovenSecretsNoneIsReplaced()
    {
        const KeyId key = add(QStringLiteral("Price"), "s1");
        const auto backup = backupOf(*m_desk);
        QVERIFY_RESULT(await(m_desk->book->rotate(key, Secret("s2"), Untried)));
        KeyRow row = m_desk->row(key);
        row.outcome = KeyOutcome::Works; // so that the next rotation keeps this one
        QVERIFY_RESULT(m_desk->change(row));
        QVERIFY_RESULT(await(m_desk->book->rotate(key, Secret("s3"), Untried)));
        const auto two = planned(backup, {key});
        QCOMPARE(two.standing, Standing::TwoHere);
        QVERIFY(!two.isTaken);
        row = m_desk->row(key);
        row.outcome = KeyOutcome::Works;
        QVERIFY_RESULT(m_desk->change(row));
        QVERIFY(planned(backup, {key}).isTaken);
    }

    void anEntryThatIsGoneOrSpoiltIsBroughtBack()
    {
        const KeyId key = add(QStringLiteral("Price"), "s1");
        const auto backup = backupOf(*m_desk);
        const QString name = keyEntryName(m_desk->row(key).entry);
        m_desk->keychain.entries.insert_or_assign(name, Secret("spoilt"));
        QCOMPARE(planned(backup).standing, Standing::EntryGone);
        m_desk->keychain.entries.erase(name);
        QVERIFY(planned(backup).isTaken);
        m_desk->keychain.entries.clear(); // but nothing is known when all of it is gone
        QVERIFY_ERROR(planOf(*m_desk, backup), ErrorKind::KeychainUnreadable);
        m_desk->keychain.isLocked = true;
        QVERIFY_ERROR(planOf(*m_desk, backup), ErrorKind::KeychainLocked);
    }

    void whatLiesInTheTrashStaysThere()
    {
        const KeyId key = add(QStringLiteral("Price"), "s1");
        const auto backup = backupOf(*m_desk);
        QVERIFY_RESULT(await(m_desk->book->remove(key)));
        QCOMPARE(planned(backup).standing, Standing::InTrash);
        QVERIFY(!planned(backup).isTaken);
        const auto chosen = planned(backup, {key});
        QVERIFY(chosen.isTaken && !chosen.bringsSecret);
        const auto other = add(QStringLiteral("price"), "s2"); // which takes the label
        const auto plan = planOf(*m_desk, backup, {key});
        QCOMPARE(plan->keys.first().label.text(), QStringLiteral("Price (2)"));
        QVERIFY(plan->keys.first().bringsSecret); // an entry says what its key is called
        QVERIFY(other != key);
    }

    void whatLiesInTheTrashOnBothSidesIsTheSame()
    {
        const KeyId key = add(QStringLiteral("Price"), "s1");
        QVERIFY_RESULT(await(m_desk->book->remove(key)));
        QCOMPARE(planned(backupOf(*m_desk)).standing, Standing::Same);
    }

    void whatCannotBeJudgedIsLeft()
    {
        const KeyId key = add(QStringLiteral("Price"), "s1");
        const auto backup = backupOf(*m_desk);
        m_desk->keychain.name = QStringLiteral("kwallet");
        QCOMPARE(planned(backup, {key}).standing, Standing::Unreadable);
        QVERIFY(!planned(backup, {key}).isTaken);
        m_desk->keychain.name = QStringLiteral("secret-service");
        KeyRow row = m_desk->row(key);
        row.strayEntry = EntryId(QUuid::createUuid());
        QVERIFY_RESULT(m_desk->change(row));
        QCOMPARE(planned(backup).standing, Standing::Unreadable);
    }

    void aTakenLabelGetsANumber()
    {
        add(QStringLiteral("Price"), "s1");
        add(QStringLiteral("Price (2)"), "s2");
        const auto backup = backupOf(*m_desk);
        Desk other;
        QVERIFY_RESULT(other.add(QStringLiteral("PRICE")));
        const auto plan = planOf(other, backup);
        QVERIFY_RESULT(plan);
        QStringList labels;
        for (const PlannedKey &key : plan->keys) {
            labels.append(key.label.text());
        }
        QCOMPARE(labels, (QStringList{QStringLiteral("Price (2)"), QStringLiteral("Price (2) (2)")}));
        QVERIFY(!plan->spaces.first().isNew);
        QVERIFY(!plan->spaces.first().settingsDiffer);
    }

    void aKnownSpaceKeepsItsSettings()
    {
        add(QStringLiteral("Price"), "s1");
        const auto backup = backupOf(*m_desk);
        Desk other;
        SpaceSettings settings = SpaceSettings::sellytics();
        settings.scope = *Scope::parse(u"another");
        QVERIFY_RESULT(await(other.book->addSpace(*SpaceName::parse(u"ACME"), settings)));
        const auto plan = planOf(other, backup);
        QCOMPARE(plan->spaces, (QList<PlannedSpace>{{*SpaceName::parse(u"ACME"), false, true}}));
    }
};

KEYDESK_TEST(RestorePlanTest)
#include "restoreplan.moc"
