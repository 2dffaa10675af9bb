// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/keys/factlist.h>
#include <gui/keys/inspecttokendialog.h>
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <support/jwt.h>
#include <support/testmain.h>
#include <support/turnedclock.h>

using namespace Qt::StringLiterals;

namespace {

QString textOf(const Secret &token)
{
    return token.reveal([](QByteArrayView bytes) { return QString::fromLatin1(bytes); });
}

QString factOf(const QDialog &dialog, const QString &about)
{
    const auto labels = dialog.findChild<FactList *>()->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->accessibleName().startsWith(about + u": "_s)) {
            return label->text();
        }
    }
    return {};
}

Space sampleSpace()
{
    Space space{SpaceId(QUuid::createUuid()), *SpaceName::parse(u"Acme"), SpaceSettings::sellytics()};
    return space;
}

} // namespace

class InspectTokenDialogTest : public QObject {
    Q_OBJECT
    TurnedClock clock;

    QByteArray claims() const
    {
        const QByteArray end = QByteArray::number(clock.now().addSecs(300).toSecsSinceEpoch());
        return R"({"scope":"profile","mine":"one","exp":)" + end + '}';
    }

private Q_SLOTS:
    void theModelHasClaimsAndThenTheHeader()
    {
        ClaimListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const Inspection inspection = inspectionOf(inspectToken(jwtOf(claims())), {}, clock.now());
        model.setInspection(inspection);
        QCOMPARE(model.rowCount(), 6);
        QCOMPARE(model.index(1, ClaimListModel::ClaimColumn).data().toString(), u"mine"_s);
        QCOMPARE(model.index(1, ClaimListModel::ValueColumn).data().toString(), u"one"_s);
        QCOMPARE(model.index(3, ClaimListModel::ClaimColumn).data().toString(), u"alg (header)"_s);
        QCOMPARE(model.value(3), u"RS256"_s);
        QCOMPARE(model.value(99), QString());
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setInspection(inspection);
        QCOMPARE(resets.count(), 0);
    }

    void aPastedTokenIsInspectedAtOnceAndForgotten()
    {
        InspectTokenDialog dialog({}, clock);
        dialog.open();
        auto *field = dialog.findChild<QLineEdit *>(u"token"_s);
        auto *table = dialog.findChild<QTableView *>();
        QVERIFY(!table->isVisible());
        QCOMPARE(field->echoMode(), QLineEdit::Password);
        field->setText(u" Authorization: Bearer "_s + textOf(jwtOf(claims())));
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 6);
        QCOMPARE(factOf(dialog, u"Lifetime"_s), u"good for another 5 min 0 s"_s);
        QCOMPARE(factOf(dialog, u"Scope missing"_s), QString());
        dialog.reject();
        QCOMPARE(field->text(), QString());
        QVERIFY(!field->isUndoAvailable());
        QCOMPARE(table->model()->rowCount(), 0);
    }

    void whatIsNoJwtSaysSoInPlace()
    {
        InspectTokenDialog dialog({}, clock);
        dialog.open();
        auto *field = dialog.findChild<QLineEdit *>(u"token"_s);
        field->setText(u"2YotnFZFEjr1zCsicMWpAA"_s);
        QVERIFY(factOf(dialog, u"Token"_s).contains(u"opaque, 22 characters"_s));
        QVERIFY(!dialog.findChild<QTableView *>()->isVisible());
        field->setText(u"hello world"_s);
        QVERIFY(factOf(dialog, u"Token"_s).startsWith(u"no token"_s));
        field->setText(QString(70'000, u'a'));
        QVERIFY(factOf(dialog, u"Token"_s).contains(u"longer than 65536"_s));
        field->clear();
        QVERIFY(!dialog.findChild<FactList *>()->isVisible());
    }

    void aSpaceIsComparedWhenItIsChosen()
    {
        InspectTokenDialog dialog({sampleSpace()}, clock);
        dialog.open();
        dialog.findChild<QLineEdit *>(u"token"_s)->setText(textOf(jwtOf(claims())));
        auto *spaces = dialog.findChild<QComboBox *>(u"space"_s);
        QCOMPARE(spaces->count(), 2);
        spaces->setCurrentIndex(1);
        QCOMPARE(factOf(dialog, u"Scope missing"_s), u"sellytics-data-api"_s);
        spaces->setCurrentIndex(0);
        QCOMPARE(factOf(dialog, u"Scope missing"_s), QString());
    }

    void aKeysTokenNeedsNoField()
    {
        const TokenAsker asker{SpaceSettings::sellytics(), *ClientId::parse(u"key")};
        InspectTokenDialog dialog(jwtOf(R"({"azp":"key"})"), asker, u"Acme / Price"_s, clock);
        dialog.open();
        QCOMPARE(dialog.windowTitle(), u"Access token of Acme / Price"_s);
        QVERIFY(!dialog.findChild<QLineEdit *>(u"token"_s)->isVisible());
        QCOMPARE(factOf(dialog, u"Granted to"_s), u"this key"_s);
    }

    void theChosenValueIsCopied()
    {
        InspectTokenDialog dialog({}, clock);
        dialog.open();
        dialog.findChild<QLineEdit *>(u"token"_s)->setText(textOf(jwtOf(claims())));
        auto *copy = dialog.findChild<QPushButton *>(u"copyValue"_s);
        QVERIFY(!copy->isEnabled());
        auto *table = dialog.findChild<QTableView *>();
        table->setCurrentIndex(table->model()->index(1, 0));
        QVERIFY(copy->isEnabled());
        copy->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"one"_s);
    }
};

KEYDESK_TEST(InspectTokenDialogTest)
#include "inspecttokendialog.moc"
