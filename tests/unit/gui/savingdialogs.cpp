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
#include <QTemporaryDir>
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

    void whatIsDiscoveredFillsTheFieldsAndSavesNothing()
    {
        SpaceDialog dialog(std::nullopt);
        dialog.show();
        QSignalSpy asked(&dialog, &SpaceDialog::discoverRequested);
        QSignalSpy saves(&dialog, &SavingDialog::saveRequested);
        auto *issuer = part<QLineEdit>(dialog, "issuer");
        QVERIFY(issuer->isHidden());
        QTest::mouseClick(part<QPushButton>(dialog, "discover"), Qt::LeftButton);
        QVERIFY(!issuer->isHidden());
        issuer->setText(QStringLiteral("id.example"));
        QTest::mouseClick(part<QPushButton>(dialog, "find"), Qt::LeftButton);
        QVERIFY(part<FieldMessage>(dialog, "issuerMessage")->isProblem());
        QCOMPARE(asked.size(), 0);
        issuer->setText(QStringLiteral("https://id.example/realms/a"));
        QTest::mouseClick(part<QPushButton>(dialog, "find"), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(part<FieldMessage>(dialog, "issuerMessage")->text(), QStringLiteral("Asking id.example …"));
        dialog.showDiscovered({*Endpoint::parse(u"https://id.example/realms/a/token"), {ClientAuthentication::Basic}});
        QVERIFY(issuer->isHidden());
        QCOMPARE(part<QPushButton>(dialog, "find")->text(), QStringLiteral("Find"));
        QVERIFY(!part<FieldMessage>(dialog, "tokenEndpointMessage")->isProblem());
        QVERIFY(!part<FieldMessage>(dialog, "clientAuthenticationMessage")->text().isEmpty());
        part<QLineEdit>(dialog, "name")->setText(QStringLiteral("Acme"));
        const auto draft = dialog.read();
        QVERIFY(draft.has_value());
        QCOMPARE(draft->settings.tokenEndpoint.text(), QStringLiteral("https://id.example/realms/a/token"));
        QVERIFY(draft->settings.clientAuthentication == ClientAuthentication::Basic);
        QCOMPARE(saves.size(), 0);
    }

    void aFailedDiscoveryChangesNothingAndCanBeStopped()
    {
        SpaceDialog dialog(std::nullopt);
        dialog.show();
        QSignalSpy stopped(&dialog, &SpaceDialog::stopRequested);
        const QString before = part<QLineEdit>(dialog, "tokenEndpoint")->text();
        QTest::mouseClick(part<QPushButton>(dialog, "discover"), Qt::LeftButton);
        part<QLineEdit>(dialog, "issuer")->setText(QStringLiteral("https://id.example"));
        auto *find = part<QPushButton>(dialog, "find");
        QTest::mouseClick(find, Qt::LeftButton);
        dialog.showDiscoveryFailed({ErrorKind::DiscoveryMissing, {QStringLiteral("404"), QStringLiteral("x")}, "raw"});
        auto *notice = part<NoticeBar>(dialog, "issuerNotice");
        QVERIFY(notice->isVisible() && notice->sentence().contains(QLatin1String("HTTP 404")));
        QCOMPARE(part<QPlainTextEdit>(*notice, "details")->toPlainText(), QStringLiteral("raw"));
        QVERIFY(part<FieldMessage>(dialog, "issuerMessage")->text().isEmpty());
        QTest::mouseClick(find, Qt::LeftButton);
        QVERIFY(notice->isHidden());
        QCOMPARE(find->text(), QStringLiteral("Stop"));
        QTest::mouseClick(find, Qt::LeftButton);
        QCOMPARE(stopped.size(), 1);
        QCOMPARE(part<QLineEdit>(dialog, "tokenEndpoint")->text(), before);
        QTest::mouseClick(find, Qt::LeftButton);
        QTest::mouseClick(part<QPushButton>(dialog, "discover"), Qt::LeftButton); // put away: nobody waits for it
        QCOMPARE(stopped.size(), 2);
        dialog.reject();
        QCOMPARE(stopped.size(), 3);
    }

    void theProxyOfASpaceIsReadAndWritten()
    {
        QFETCH(QString, proxy);
        Space space = sampleSpace(QStringLiteral("Acme"));
        space.settings.route.proxy = *ProxyChoice::parse(proxy);
        SpaceDialog dialog(space);
        const bool isManual = space.settings.route.proxy.use() == ProxyChoice::Use::Manual;
        QCOMPARE(part<QLineEdit>(dialog, "proxyHost")->isHidden(), !isManual);
        const auto draft = dialog.read();
        QVERIFY(draft.has_value());
        QVERIFY(draft->settings == space.settings);
        if (isManual) {
            part<QLineEdit>(dialog, "proxyHost")->setText(QStringLiteral("me:pw@proxy.example"));
            QVERIFY(!dialog.read().has_value());
            auto *message = part<FieldMessage>(dialog, "proxyMessage");
            QVERIFY(message->isProblem() && !message->text().contains(QLatin1String("pw")));
        }
    }
    void theCertificateFileIsLookedAtBeforeItIsSaved()
    {
        QTemporaryDir folder;
        QFile text(folder.filePath(QStringLiteral("text.pem")));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("no certificate\n");
        text.close();
        SpaceDialog dialog(sampleSpace(QStringLiteral("Acme")));
        auto *field = part<QLineEdit>(dialog, "authorityFile");
        auto *message = part<FieldMessage>(dialog, "authorityFileMessage");
        for (const QString &wrong : {text.fileName(), folder.filePath(QStringLiteral("nothing.pem"))}) {
            field->setText(wrong);
            QVERIFY(!dialog.read().has_value());
            QVERIFY2(message->isProblem() && message->text().contains(wrong), qPrintable(message->text()));
        }
        field->clear();
        const auto draft = dialog.read();
        QVERIFY(draft.has_value() && draft->settings.route.authorityFile.isEmpty());
        QVERIFY(!message->isProblem());
    }

    void theProxyOfASpaceIsReadAndWritten_data()
    {
        QTest::addColumn<QString>("proxy");
        for (const char *proxy : {"system", "none", "http://proxy.example:8080", "http://[2001:db8::1]:1"}) {
            QTest::newRow(proxy) << proxy;
        }
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
