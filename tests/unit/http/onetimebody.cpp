// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/onetimebody.h>
#include <support/testmain.h>

class OneTimeBodyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void givesItsBytesOnce()
    {
        OneTimeBody body(QByteArray("abcdef"));
        QVERIFY(body.isSequential());
        QCOMPARE(body.bytesAvailable(), 6);
        QCOMPARE(body.read(4), QByteArray("abcd"));
        QVERIFY(!body.atEnd());
        QCOMPARE(body.read(4), QByteArray("ef"));
        QVERIFY(body.atEnd());
        QVERIFY(!body.reset());
        QCOMPARE(body.read(4), QByteArray());
    }

    void readsASecretWhereItLies()
    {
        const auto secret = std::make_shared<const Secret>(QByteArrayView("s3cret"));
        OneTimeBody body(secret);
        QCOMPARE(body.bytesAvailable(), 6);
        QCOMPARE(body.readAll(), QByteArray("s3cret"));
    }

    void anEmptyOneIsAtItsEnd()
    {
        OneTimeBody body{QByteArray()};
        QVERIFY(body.atEnd());
        QCOMPARE(body.bytesAvailable(), 0);
        QVERIFY(body.readAll().isEmpty());
    }
};

KEYDESK_TEST(OneTimeBodyTest)
#include "onetimebody.moc"
