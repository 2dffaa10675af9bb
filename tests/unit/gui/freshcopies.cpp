// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/freshcopies.h>
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QWidget>
#include <support/testmain.h>

class FreshCopiesTest : public QObject {
    Q_OBJECT
    QClipboard *clipboard = QGuiApplication::clipboard();
    std::unique_ptr<QWidget> window;
    QStringList heard;

    void listen()
    {
        heard.clear();
        auto *copies = new FreshCopies(*window);
        connect(copies, &FreshCopies::copied, this,
            [this](QStringView text, QStringView html) { heard.append(text.toString() + u'|' + html.toString()); });
    }
    static void activate(QWidget &widget)
    {
        widget.show();
        widget.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&widget));
        QCoreApplication::sendPostedEvents();
    }

private Q_SLOTS:
    void init()
    {
        clipboard->setText(QStringLiteral("before"));
        window = std::make_unique<QWidget>();
        activate(*window);
        listen();
    }
    void cleanup() { window.reset(); }

    void tellsWhatIsCopiedWhileItIsActive()
    {
        clipboard->setText(QStringLiteral("one"));
        QCOMPARE(heard, QStringList{QStringLiteral("one|")});
        auto *both = new QMimeData;
        both->setText(QStringLiteral("two"));
        both->setHtml(QStringLiteral("<b>two</b>"));
        clipboard->setMimeData(both);
        QCOMPARE(heard.last(), QStringLiteral("two|<b>two</b>"));
    }

    void leavesWhatWasThereBefore()
    {
        QWidget other;
        activate(other);
        activate(*window);
        QCOMPARE(heard, QStringList());
        clipboard->setText(QStringLiteral("before")); // the same again is not new
        QCOMPARE(heard, QStringList());
    }

    void takesNothingWhileAnotherWindowIsActive()
    {
        QWidget other;
        activate(other);
        clipboard->setText(QStringLiteral("elsewhere"));
        clipboard->setText(QStringLiteral("last"));
        QCOMPARE(heard, QStringList());
        activate(*window);
        QCOMPARE(heard, QStringList{QStringLiteral("last|")});
    }

    void endsWithItsWindow()
    {
        window.reset();
        clipboard->setText(QStringLiteral("late"));
        QCOMPARE(heard, QStringList());
    }

    void knowsWhereASecretIs_data()
    {
        QTest::addColumn<QString>("content");
        QTest::addColumn<bool>("held");
        QTest::newRow("bare") << QStringLiteral("a+b/c=d") << true;
        QTest::newRow("among other text") << QStringLiteral("the secret is a+b/c=d, keep it") << true;
        QTest::newRow("form") << QStringLiteral("client_id=x&client_secret=a%2Bb%2Fc%3Dd") << true;
        QTest::newRow("JSON") << QStringLiteral("{\"client_secret\":\"a+b\\/c=d\"}") << true;
        QTest::newRow("something else") << QStringLiteral("a+b/c=") << false;
        QTest::newRow("nothing") << QString() << false;
    }

    void knowsWhereASecretIs()
    {
        QFETCH(QString, content);
        QFETCH(bool, held);
        const Secret secret{QByteArrayView("a+b/c=d")};
        clipboard->setText(content);
        QCOMPARE(FreshCopies::clipboardHolds(secret), held);
        FreshCopies::clearClipboard(secret);
        QCOMPARE(clipboard->text(), held ? QString() : content);
    }
};

KEYDESK_TEST(FreshCopiesTest)
#include "freshcopies.moc"
