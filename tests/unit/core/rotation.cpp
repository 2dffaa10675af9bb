// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/rotation.h>
#include <support/testmain.h>

class RotationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void howNearItIs_data()
    {
        QTest::addColumn<QDate>("rotateBy");
        QTest::addColumn<int>("state");
        QTest::newRow("never said") << QDate() << int(RotationState::NotPlanned);
        QTest::newRow("long ago") << QDate(2025, 1, 1) << int(RotationState::Due);
        QTest::newRow("today") << QDate(2026, 11, 25) << int(RotationState::Due);
        QTest::newRow("tomorrow") << QDate(2026, 11, 26) << int(RotationState::Soon);
        QTest::newRow("in 14 days") << QDate(2026, 12, 9) << int(RotationState::Soon);
        QTest::newRow("in 15 days") << QDate(2026, 12, 10) << int(RotationState::Later);
    }

    void howNearItIs()
    {
        QFETCH(QDate, rotateBy);
        QFETCH(int, state);
        QCOMPARE(int(rotationState(rotateBy, QDate(2026, 11, 25))), state);
    }
};

KEYDESK_TEST(RotationTest)
#include "rotation.moc"
