// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/process.h>

#include <QProcess>
#include <support/await.h>
#include <support/testmain.h>

class ProcessTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thisOneLives()
    {
        QCOMPARE(ownProcess().split(QLatin1Char('|')).size(), 4);
        QVERIFY(!ownProcess().contains(QLatin1String("||")));
        QVERIFY(processMayLive(ownProcess()));
    }

    void onesThatHaveEndedDoNot()
    {
        QStringList parts = ownProcess().split(QLatin1Char('|'));
        parts[3] = QStringLiteral("1"); // its number was used again
        QVERIFY(!processMayLive(parts.join(QLatin1Char('|'))));
        parts = ownProcess().split(QLatin1Char('|'));
        parts[2] = QStringLiteral("4194305"); // above the largest there can be
        QVERIFY(!processMayLive(parts.join(QLatin1Char('|'))));
        parts = ownProcess().split(QLatin1Char('|'));
        parts[0] = QStringLiteral("another boot");
        QVERIFY(!processMayLive(parts.join(QLatin1Char('|'))));
        QVERIFY(!processMayLive(QString()));
    }

    void anotherContainersCannotBeTold()
    {
        QStringList parts = ownProcess().split(QLatin1Char('|'));
        parts[1] = QStringLiteral("pid:[1]");
        parts[3] = QStringLiteral("1");
        QVERIFY(processMayLive(parts.join(QLatin1Char('|'))));
    }
};

KEYDESK_TEST(ProcessTest)
#include "process.moc"
