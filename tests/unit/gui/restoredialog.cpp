// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/backup/restoredialog.h>
#include <gui/common/fieldmessage.h>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>
#include <support/testmain.h>

using namespace Qt::StringLiterals;

class RestoreDialogTest : public QObject {
    Q_OBJECT
    static RestoreDialog::Row row(const QString &name, bool isChosen)
    {
        return {KeyId(QUuid::createUuid()), name, u"stays: the secret here is newer"_s, isChosen};
    }

private Q_SLOTS:
    void aLongNameLeavesWhatHappensInSight()
    {
        RestoreDialog dialog;
        const QString name = u"Acme GmbH/"_s + QString(255, u'W');
        dialog.showPlan(u"To be restored: 0 of 1 keys."_s, {row(name, false)}, false);
        dialog.show();
        auto *plan = dialog.findChild<QTreeWidget *>();
        QVERIFY(plan->columnViewportPosition(1) < plan->viewport()->width() / 2);
        QCOMPARE(plan->topLevelItem(0)->toolTip(0), name);
    }

    void whatIsTickedIsChosen()
    {
        RestoreDialog dialog;
        const auto older = row(u"Acme/Older"_s, true);
        const auto newer = row(u"Acme/Newer"_s, false);
        const RestoreDialog::Row space{std::nullopt, u"Acme"_s, u"space is created"_s};
        dialog.showPlan(u"Two keys."_s, {space, older, newer}, true);
        auto *plan = dialog.findChild<QTreeWidget *>();
        QCOMPARE(plan->topLevelItemCount(), 3);
        QVERIFY(!plan->topLevelItem(0)->data(0, Qt::CheckStateRole).isValid()); // a space is not for choosing
        QCOMPARE(dialog.chosen(), QSet<KeyId>{*older.key});
        QSignalSpy changed(&dialog, &RestoreDialog::chosenChanged);
        plan->topLevelItem(2)->setCheckState(0, Qt::Checked);
        plan->topLevelItem(1)->setCheckState(0, Qt::Unchecked);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(dialog.chosen(), QSet<KeyId>{*newer.key});
    }

    void theButtonOpensAndThenRestores()
    {
        RestoreDialog dialog;
        QSignalSpy open(&dialog, &RestoreDialog::openRequested);
        QSignalSpy restore(&dialog, &RestoreDialog::restoreRequested);
        auto *go = dialog.findChild<QPushButton *>(u"go"_s);
        go->click();
        QCOMPARE(open.count(), 1);
        dialog.showPlan(u"Nothing."_s, {}, false);
        QVERIFY(!go->isEnabled());
        dialog.showPlan(u"One key."_s, {row(u"Acme/Price"_s, true)}, true);
        go->click();
        QCOMPARE(open.count(), 1);
        QCOMPARE(restore.count(), 1);
    }

    void whatIsMissingIsSaidAtItsField()
    {
        RestoreDialog dialog;
        auto *file = dialog.findChild<FieldMessage *>(u"fileMessage"_s);
        auto *passphrase = dialog.findChild<FieldMessage *>(u"passphraseMessage"_s);
        QVERIFY(!dialog.passphrase());
        QVERIFY(file->isProblem());
        dialog.findChild<QLineEdit *>(u"file"_s)->setText(u"/tmp/keys.age"_s);
        QVERIFY(!dialog.passphrase());
        QVERIFY(!file->isProblem() && passphrase->isProblem());
        dialog.findChild<QLineEdit *>(u"passphrase"_s)->setText(u"six words"_s);
        QVERIFY(!passphrase->isProblem());
        QVERIFY(*dialog.passphrase() == Secret(QByteArrayView("six words")));
        dialog.showError(Error{ErrorKind::PassphraseWrong});
        QVERIFY(passphrase->isProblem());
    }
};

KEYDESK_TEST(RestoreDialogTest)
#include "restoredialog.moc"
