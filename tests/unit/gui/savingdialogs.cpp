// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"
#include <gui/common/fieldmessage.h>
#include <gui/common/noticebar.h>
#include <gui/keys/editkeydialog.h>
#include <gui/keys/spacedialog.h>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <support/testmain.h>

namespace {

std::unique_ptr<SavingDialog> dialogNamed(const QString &name)
{
    if (name == QLatin1String("space")) {
        return std::make_unique<SpaceDialog>(std::nullopt);
    }
    return std::make_unique<EditKeyDialog>(sampleKey(sampleSpace(QStringLiteral("Acme")), QStringLiteral("Price")));
}

template <class Widget> Widget *part(QWidget &of, const char *name)
{
    return of.findChild<Widget *>(QLatin1String(name));
}

} // namespace

class SavingDialogsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whileItIsSavedTheDialogStays_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("space") << "space";
        QTest::newRow("key") << "key";
    }
    void whileItIsSavedTheDialogStays()
    {
        QFETCH(const QString, name);
        const auto dialog = dialogNamed(name);
        QSignalSpy saves(dialog.get(), &SavingDialog::saveRequested);
        QSignalSpy closed(dialog.get(), &QDialog::finished);
        dialog->show();
        auto *save = part<QPushButton>(*dialog, "save");
        auto *cancel = part<QPushButton>(*dialog, "cancel");
        QTest::mouseClick(save, Qt::LeftButton);
        QCOMPARE(saves.size(), 1);

        dialog->setBusy(true);
        QVERIFY(!save->isEnabled() && !cancel->isEnabled());
        QCOMPARE(part<QLabel>(*dialog, "progress")->text(), QStringLiteral("Saving …"));
        QTest::keyClick(dialog.get(), Qt::Key_Escape);
        dialog->close();
        QVERIFY(dialog->isVisible());
        QCOMPARE(closed.size(), 0);

        dialog->setBusy(false);
        QVERIFY(part<QLabel>(*dialog, "progress")->text().isEmpty());
        QTest::mouseClick(cancel, Qt::LeftButton);
        QVERIFY(!dialog->isVisible());
        QCOMPARE(closed.size(), 1);
    }

    void aNewSpaceIsFilledWithWhatIsDocumented()
    {
        SpaceDialog dialog(std::nullopt);
        part<QLineEdit>(dialog, "name")->setText(QStringLiteral("  Acme "));
        const auto draft = dialog.read();
        QVERIFY(draft.has_value());
        QCOMPARE(draft->name.text(), QStringLiteral("Acme"));
        QVERIFY(draft->settings == SpaceSettings::sellytics());
    }

    void eachWrongFieldSaysSo()
    {
        SpaceDialog dialog(std::nullopt);
        part<QLineEdit>(dialog, "tokenEndpoint")->setText(QStringLiteral("http://auth.example"));
        part<QLineEdit>(dialog, "scope")->setText(QStringLiteral("a\"b"));
        part<QLineEdit>(dialog, "baseUrl")->setText(QStringLiteral("api.example"));
        QVERIFY(!dialog.read().has_value());
        for (const char *message : {"nameMessage", "tokenEndpointMessage", "scopeMessage", "baseUrlMessage"}) {
            QVERIFY2(part<FieldMessage>(dialog, message)->isProblem(), message);
        }
        dialog.showError(Error{ErrorKind::SpaceNameTaken, {QStringLiteral("Acme")}});
        QVERIFY(part<FieldMessage>(dialog, "nameMessage")->text().contains(QLatin1String("Acme")));
        dialog.showError(Error{ErrorKind::DiskFull, {QStringLiteral("/home")}});
        QVERIFY(!part<NoticeBar>(dialog, "notice")->sentence().isEmpty());
    }

    void onlyWhatDiffersOfAKeyIsChanged()
    {
        const ApiKey key = sampleKey(sampleSpace(QStringLiteral("Acme")), QStringLiteral("Price"));
        EditKeyDialog dialog(key);
        auto change = dialog.read();
        QVERIFY(change && !change->label && !change->clientId && !change->note);
        part<QPlainTextEdit>(dialog, "note")->setPlainText(QStringLiteral("for the shop\n"));
        part<QLineEdit>(dialog, "label")->setText(QStringLiteral("PRICE"));
        change = dialog.read();
        QVERIFY(change && change->label && change->note && !change->clientId);
        QCOMPARE(change->label->text(), QStringLiteral("PRICE"));
        QCOMPARE(*change->note, QStringLiteral("for the shop"));
    }

    void aKeyThatCannotBeSoIsNotSaved()
    {
        EditKeyDialog dialog(sampleKey(sampleSpace(QStringLiteral("Acme")), QStringLiteral("Price")));
        part<QLineEdit>(dialog, "label")->clear();
        part<QLineEdit>(dialog, "clientId")
            ->setText(QStringLiteral("a\x01"
                                     "b"));
        part<QPlainTextEdit>(dialog, "note")->setPlainText(QString(ApiKey::MaxNoteLength + 1, QLatin1Char('x')));
        QVERIFY(!dialog.read().has_value());
        for (const char *message : {"labelMessage", "clientIdMessage", "noteMessage"}) {
            QVERIFY2(part<FieldMessage>(dialog, message)->isProblem(), message);
        }
        dialog.showError(Error{ErrorKind::LabelTaken, {QStringLiteral("Price"), QStringLiteral("Acme")}});
        QVERIFY(part<FieldMessage>(dialog, "labelMessage")->isProblem());
        QVERIFY(part<NoticeBar>(dialog, "notice")->isHidden());
    }
};

KEYDESK_TEST(SavingDialogsTest)
#include "savingdialogs.moc"
