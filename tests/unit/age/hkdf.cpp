// SPDX-License-Identifier: GPL-3.0-or-later
#include <age/hkdf.h>

#include <support/testmain.h>

class HkdfTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// RFC 5869, appendix A.1 and A.3; of the output the first block.
    void knownAnswers_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("salt");
        QTest::addColumn<QByteArray>("purpose");
        QTest::addColumn<QByteArray>("block");
        QTest::newRow("A.1") << QByteArray(22, '\x0b') << QByteArray::fromHex("000102030405060708090a0b0c")
                             << QByteArray::fromHex("f0f1f2f3f4f5f6f7f8f9")
                             << QByteArray("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf");
        QTest::newRow("A.3, nothing but the key")
            << QByteArray(22, '\x0b') << QByteArray() << QByteArray()
            << QByteArray("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
    }

    void knownAnswers()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, salt);
        QFETCH(QByteArray, purpose);
        const Secret block = hkdfSha256(Secret(key), salt, purpose);
        QTEST(block.reveal([](QByteArrayView bytes) { return bytes.toByteArray().toHex(); }), "block");
    }

    /// RFC 4231, test case 2.
    void hmacKnownAnswer()
    {
        QCOMPARE(hmacSha256(Secret("Jefe"), "what do ya want for nothing?").toHex(),
            QByteArray("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    }
};

KEYDESK_TEST(HkdfTest)
#include "hkdf.moc"
