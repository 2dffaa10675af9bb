// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <keys/caughtkey.h>
#include <support/testmain.h>

namespace {

const QString Random = QStringLiteral("qT7vR2mX9kLp4WzB8nYc3HsD6fJg1AeU");
const QString Uuid = QStringLiteral("2f1c9f0e-7d1b-4f6a-9a55-0b1c2d3e4f50");

QString secretIn(const CaughtKey &key)
{
    return key.clientSecret().reveal([](QByteArrayView utf8) { return QString::fromUtf8(utf8); });
}

CaughtKey caughtFrom(const QStringList &copies)
{
    CaughtKey key;
    for (const QString &copy : copies) {
        key.take(partsInPasted(copy));
    }
    return key;
}

} // namespace

class CaughtKeyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Three copies in each of their orders make the same key.
    void anyOrderDoes_data()
    {
        QTest::addColumn<QStringList>("copies");
        QTest::addColumn<QString>("id");
        QTest::newRow("named lines") << QStringList{QStringLiteral("Client ID: my-id"),
            QStringLiteral("Client secret: %1").arg(Random), QStringLiteral("Label: Price monitor")}
                                     << QStringLiteral("my-id");
        QTest::newRow("JSON, env, table") << QStringList{QStringLiteral("{\"client_id\":\"my-id\"}"),
            QStringLiteral("CLIENT_SECRET=%1").arg(Random), QStringLiteral("Name\tPrice monitor")}
                                          << QStringLiteral("my-id");
        QTest::newRow("bare") << QStringList{QStringLiteral("my-id"), Random, QStringLiteral("Price monitor")}
                              << QStringLiteral("my-id");
        QTest::newRow("bare with a UUID") << QStringList{Uuid, Random, QStringLiteral("Price monitor")} << Uuid;
        QTest::newRow("named id, bare secret") << QStringList{QStringLiteral("Client ID: %1").arg(Random + u'X'),
            Random, QStringLiteral("Label: Price monitor")}
                                               << Random + u'X';
        QTest::newRow("bare id, named secret") << QStringList{QStringLiteral("my-id"),
            QStringLiteral("<p>Client secret: %1</p>").arg(Random), QStringLiteral("Price monitor")}
                                               << QStringLiteral("my-id");
    }

    void anyOrderDoes()
    {
        QFETCH(QStringList, copies);
        QFETCH(QString, id);
        std::sort(copies.begin(), copies.end());
        do {
            const CaughtKey key = caughtFrom(copies);
            QVERIFY2(key.isComplete(), qPrintable(copies.join(u'|')));
            QCOMPARE(key.clientId(), id);
            QCOMPARE(secretIn(key), Random);
            QCOMPARE(key.label(), QStringLiteral("Price monitor"));
        } while (std::next_permutation(copies.begin(), copies.end()));
    }

    void oneCopyMayHoldAll()
    {
        const CaughtKey key = caughtFrom({QStringLiteral("label=Price\nclient_id=my-id\nclient_secret=s3cret")});
        QVERIFY(key.isComplete());
        QVERIFY(!key.canSwap());
        QCOMPARE(key.label(), QStringLiteral("Price"));
    }

    void aGuessCanBeSwapped()
    {
        CaughtKey key = caughtFrom({QStringLiteral("not-an-id\nnot-a-secret")});
        QVERIFY(key.isComplete());
        QVERIFY(key.canSwap());
        key.swap();
        QCOMPARE(key.clientId(), QStringLiteral("not-a-secret"));
        QCOMPARE(secretIn(key), QStringLiteral("not-an-id"));
        QVERIFY(!key.canSwap()); // the person has said so
    }

    void aGuessAloneCanBeSwapped()
    {
        CaughtKey key = caughtFrom({Uuid});
        QCOMPARE(key.clientId(), Uuid);
        QVERIFY(key.canSwap());
        key.swap();
        QCOMPARE(key.clientId(), QString());
        QCOMPARE(secretIn(key), Uuid);
        QCOMPARE(key.idSource(), CaughtKey::Source::None);
        key.take(partsInPasted(u"my-id"));
        QCOMPARE(key.clientId(), QStringLiteral("my-id"));
        QVERIFY(key.isComplete());
    }

    void aNameSettlesAGuess()
    {
        CaughtKey key = caughtFrom({Uuid, QStringLiteral("client_id=my-id")});
        QCOMPARE(key.clientId(), QStringLiteral("my-id"));
        QCOMPARE(secretIn(key), Uuid);
        // What was taken for the secret turns out to be the id.
        key = caughtFrom({Random, QStringLiteral("client_id=%1").arg(Random)});
        QCOMPARE(key.clientId(), Random);
        QCOMPARE(key.secretSource(), CaughtKey::Source::None);
        key = caughtFrom({Uuid, QStringLiteral("client_secret=%1").arg(Uuid)});
        QCOMPARE(key.idSource(), CaughtKey::Source::None);
        QCOMPARE(secretIn(key), Uuid);
    }

    void theSameAgainChangesNothing()
    {
        CaughtKey key = caughtFrom({QStringLiteral("my-id"), Random, QStringLiteral("Price monitor")});
        for (const QString &copy : {QStringLiteral("my-id"), Random, QStringLiteral("Price monitor")}) {
            QVERIFY2(!key.take(partsInPasted(copy)), qPrintable(copy));
        }
        key = caughtFrom({QStringLiteral("client_id=my-id\nclient_secret=s3cret")});
        QVERIFY(!key.take(partsInPasted(u"client_id=my-id\nclient_secret=s3cret")));
    }

    void whatIsCertainIsLeftAlone()
    {
        CaughtKey key = caughtFrom({QStringLiteral("label=Price\nclient_id=my-id\nclient_secret=s3cret")});
        for (const QString &copy : {Random, Uuid, QStringLiteral("something"), QStringLiteral("https://example.com"),
                 QStringLiteral("a whole sentence about the weather")}) {
            QVERIFY2(!key.take(partsInPasted(copy)), qPrintable(copy));
        }
        QVERIFY(key.take(partsInPasted(u"client_secret=another"))); // a name says what it is
        QCOMPARE(secretIn(key), QStringLiteral("another"));
    }

    void aThirdBareValueCorrectsTheGuess()
    {
        CaughtKey key
            = caughtFrom({QStringLiteral("label=Price"), QStringLiteral("some-word"), QStringLiteral("other-word")});
        QCOMPARE(secretIn(key), QStringLiteral("other-word"));
        QVERIFY(key.take(partsInPasted(Random)));
        QCOMPARE(secretIn(key), Random);
        QVERIFY(key.take(partsInPasted(Uuid)));
        QCOMPARE(key.clientId(), Uuid);
    }

    void whatIsTypedIsCertain()
    {
        CaughtKey key = caughtFrom({QStringLiteral("my-id")});
        key.setClientId(QStringLiteral("typed-id"));
        QVERIFY(!key.canSwap());
        key.take(partsInPasted(u"s3cret"));
        QCOMPARE(key.clientId(), QStringLiteral("typed-id"));
        QCOMPARE(secretIn(key), QStringLiteral("s3cret"));
        key.setClientSecret({});
        QVERIFY(!key.isComplete());
        key.take(partsInPasted(Random));
        QCOMPARE(secretIn(key), Random);
        key.setLabel(QStringLiteral("Typed"));
        QVERIFY(!key.take(partsInPasted(u"Price monitor")));
        QCOMPARE(key.label(), QStringLiteral("Typed"));
    }

    void aSentenceIsNoLabel()
    {
        CaughtKey key;
        QVERIFY(!key.take(partsInPasted(QString(30, u'a') + u' ' + QString(60, u'b'))));
        QVERIFY(!key.take({}));
    }
};

KEYDESK_TEST(CaughtKeyTest)
#include "caughtkey.moc"
