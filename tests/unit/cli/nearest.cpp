// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/nearest.h>
#include <support/testmain.h>

class NearestTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasProbablyMeant_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("meant");
        QTest::newRow("a letter missing") << "tokn"
                                          << "token";
        QTest::newRow("a letter too many") << "tokeen"
                                           << "token";
        QTest::newRow("another letter") << "tokan"
                                        << "token";
        QTest::newRow("two swapped") << "tkoen"
                                     << "token";
        QTest::newRow("upper case") << "TOKEN"
                                    << "token";
        QTest::newRow("the nearer of two") << "keys lis"
                                           << "keys list";
        QTest::newRow("unlike all") << "frobnicate"
                                    << "";
        QTest::newRow("too short to guess") << "x"
                                            << "";
        QTest::newRow("endless") << QString(100000, QLatin1Char('t')) << "";
        QTest::newRow("empty") << ""
                               << "";
    }
    void whatWasProbablyMeant()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, meant);
        const QStringList known{QStringLiteral("token"), QStringLiteral("request"), QStringLiteral("keys list"),
            QStringLiteral("keys edit"), QStringLiteral("demo")};
        QCOMPARE(nearest(typed, known), meant);
    }
};

KEYDESK_TEST(NearestTest)
#include "nearest.moc"
