// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/secretclipboard.h>
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <support/testmain.h>

class SecretClipboardTest : public QObject {
    Q_OBJECT
    QClipboard *clipboard = QGuiApplication::clipboard();
    std::unique_ptr<SecretClipboard> secrets;

    /// Lets the 30 s pass at once.
    void letTimePass(int seconds)
    {
        for (int i = 0; i < seconds; ++i) {
            QVERIFY(QMetaObject::invokeMethod(secrets->findChild<QTimer *>(), "timeout", Qt::DirectConnection));
        }
    }

private Q_SLOTS:
    void init()
    {
        clipboard->setText(QStringLiteral("before"));
        secrets = std::make_unique<SecretClipboard>();
    }

    void carriesTheTextAndTheHint()
    {
        secrets->copy(Secret(QByteArrayView("s3cret-ü")), QStringLiteral("Secret"));
        QCOMPARE(clipboard->text(), QStringLiteral("s3cret-ü"));
        QCOMPARE(clipboard->mimeData()->data(QStringLiteral("x-kde-passwordManagerHint")), QByteArray("secret"));
        QCOMPARE(secrets->secondsLeft(), 30);
        QCOMPARE(secrets->what(), QStringLiteral("Secret"));
    }

    void countsDownAndTakesItAway()
    {
        secrets->copy(Secret(QByteArrayView("s3cret")), QStringLiteral("Secret"));
        QSignalSpy changed(secrets.get(), &SecretClipboard::changed);
        letTimePass(29);
        QCOMPARE(secrets->secondsLeft(), 1);
        QCOMPARE(changed.count(), 29);
        QCOMPARE(clipboard->text(), QStringLiteral("s3cret"));
        letTimePass(1);
        QCOMPARE(secrets->secondsLeft(), 0);
        QCOMPARE(clipboard->text(), QString());
    }

    void leavesWhatThePersonCopiedSince()
    {
        secrets->copy(Secret(QByteArrayView("s3cret")), QStringLiteral("Secret"));
        clipboard->setText(QStringLiteral("something else"));
        letTimePass(30);
        QCOMPARE(clipboard->text(), QStringLiteral("something else"));
        QCOMPARE(secrets->secondsLeft(), 0);
    }

    void countsNoMoreOnceSomethingElseWasCopiedHere()
    {
        secrets->copy(Secret(QByteArrayView("s3cret")), QStringLiteral("Secret"));
        clipboard->setText(QStringLiteral("a client ID"));
        letTimePass(1);
        QCOMPARE(secrets->secondsLeft(), 0);
        QCOMPARE(clipboard->text(), QStringLiteral("a client ID"));
    }

    void aSecondSecretBeginsAnew()
    {
        secrets->copy(Secret(QByteArrayView("one")), QStringLiteral("Secret"));
        letTimePass(20);
        secrets->copy(Secret(QByteArrayView("two")), QStringLiteral("Token"));
        QCOMPARE(secrets->secondsLeft(), 30);
        letTimePass(15);
        QCOMPARE(clipboard->text(), QStringLiteral("two"));
    }

    void takesItAwayWhenTheProgramEnds()
    {
        secrets->copy(Secret(QByteArrayView("s3cret")), QStringLiteral("Secret"));
        secrets.reset();
        QCOMPARE(clipboard->text(), QString());
    }

    void leavesTheClipboardAloneWhenNothingWasCopied()
    {
        secrets.reset();
        QCOMPARE(clipboard->text(), QStringLiteral("before"));
    }
};

KEYDESK_TEST(SecretClipboardTest)
#include "secretclipboard.moc"
