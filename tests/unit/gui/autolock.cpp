// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/frame/autolock.h>
#include <QElapsedTimer>
#include <QLineEdit>
#include <support/testmain.h>

using namespace std::chrono_literals;

class AutoLockTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void locksWhenNobodyTouchesIt()
    {
        AutoLock lock;
        QSignalSpy wanted(&lock, &AutoLock::lockWanted);
        lock.setIdleTime(20ms);
        QVERIFY(wanted.wait());
        // Once: it counts anew when the person is back.
        QVERIFY(!wanted.wait(100));
        QLineEdit field;
        QTest::keyClick(&field, Qt::Key_A);
        QVERIFY(wanted.wait());
        QCOMPARE(wanted.count(), 2);
    }

    void whoeverTypesOrMovesIsNotIdle_data()
    {
        QTest::addColumn<QEvent::Type>("touch");
        QTest::newRow("key") << QEvent::KeyPress;
        QTest::newRow("button") << QEvent::MouseButtonPress;
        QTest::newRow("move") << QEvent::MouseMove;
    }
    void whoeverTypesOrMovesIsNotIdle()
    {
        QFETCH(const QEvent::Type, touch);
        AutoLock lock;
        QSignalSpy wanted(&lock, &AutoLock::lockWanted);
        QLineEdit field;
        field.setMouseTracking(true);
        lock.setIdleTime(400ms);
        QVERIFY(!wanted.wait(200));
        if (touch == QEvent::KeyPress) {
            QTest::keyClick(&field, Qt::Key_A);
        } else if (touch == QEvent::MouseButtonPress) {
            QTest::mouseClick(&field, Qt::LeftButton);
        } else {
            QTest::mouseMove(&field, QPoint(1, 1));
            QMouseEvent move(QEvent::MouseMove, QPointF(2, 2), QPointF(2, 2), Qt::NoButton, Qt::NoButton, {});
            QCoreApplication::sendEvent(&field, &move);
        }
        QElapsedTimer since;
        since.start();
        QVERIFY(wanted.wait());
        QVERIFY2(since.elapsed() >= 350, qPrintable(QString::number(since.elapsed()))); // anew from the touch
    }

    void zeroIsNever()
    {
        AutoLock lock;
        QSignalSpy wanted(&lock, &AutoLock::lockWanted);
        lock.setIdleTime(20ms);
        lock.setIdleTime(0ms);
        QLineEdit field;
        QTest::keyClick(&field, Qt::Key_A);
        QVERIFY(!wanted.wait(100));
    }

    void withoutABusThereIsNoScreenToListenTo()
    {
        AutoLock lock;
        lock.setWithScreen(true);
        lock.setWithScreen(true);
        lock.setWithScreen(false);
    }
};

KEYDESK_TEST(AutoLockTest)
#include "autolock.moc"
