// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/fieldmessage.h>
#include <gui/common/typedtwice.h>
#include <QLineEdit>
#include <support/testmain.h>

using namespace Qt::StringLiterals;

class TypedTwiceTest : public QObject {
    Q_OBJECT
    QLineEdit first;
    QLineEdit again;
    FieldMessage firstMessage;
    FieldMessage againMessage;
    TypedTwice typed{{&first, &firstMessage}, {&again, &againMessage}, nullptr};

private Q_SLOTS:
    void init()
    {
        first.clear();
        again.clear();
    }

    void whatIsTypedTwiceIsThePassphrase()
    {
        first.setText(u"sechs Wörter, zufällig"_s);
        again.setText(u"sechs Wörter, zufällig"_s);
        const auto passphrase = typed.read();
        QVERIFY(passphrase && *passphrase == Secret(QByteArrayView("sechs Wörter, zufällig")));
        QVERIFY(firstMessage.text().isEmpty() && againMessage.text().isEmpty());
    }

    void aShortOneIsWarnedOfAndTaken()
    {
        first.setText(u"elevenchars"_s);
        QVERIFY(!firstMessage.text().isEmpty() && !firstMessage.isProblem());
        again.setText(u"elevenchars"_s);
        QVERIFY(typed.read());
        first.setText(u"twelve chars"_s);
        QVERIFY(firstMessage.text().isEmpty());
    }

    void anEmptyOneIsRefusedAtItsField()
    {
        QVERIFY(!typed.read());
        QVERIFY(firstMessage.isProblem() && !againMessage.isProblem());
        QCOMPARE(first.accessibleDescription(), firstMessage.text());
        first.setText(u"x"_s);
        QVERIFY(!firstMessage.isProblem());
    }

    void anotherOneIsRefusedAtTheSecondField()
    {
        first.setText(u"one passphrase"_s);
        again.setText(u"another passphrase"_s);
        QVERIFY(!typed.read());
        QVERIFY(!firstMessage.isProblem() && againMessage.isProblem());
        again.setText(u"one passphrase"_s);
        QVERIFY(!againMessage.isProblem());
        QVERIFY(typed.read());
    }
};

KEYDESK_TEST(TypedTwiceTest)
#include "typedtwice.moc"
