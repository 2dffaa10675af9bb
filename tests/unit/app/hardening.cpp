// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/hardening.h>
#include <QCoreApplication>
#include <QFileInfo>
#include <support/testmain.h>
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#include <sys/resource.h>
#endif

class HardeningTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// design: security, 'No dumps'.
    void noCoreIsWritten()
    {
        hardenProcess();
#ifdef Q_OS_LINUX
        rlimit limit{1, 1};
        QCOMPARE(getrlimit(RLIMIT_CORE, &limit), 0);
        QCOMPARE(limit.rlim_cur, rlim_t(0));
        QCOMPARE(limit.rlim_max, rlim_t(0));
#ifdef NDEBUG
        QCOMPARE(prctl(PR_GET_DUMPABLE), 0);
#endif
#endif
    }

    void whatQtReadsOfItselfStillWorks()
    {
        hardenProcess();
        QVERIFY(QFileInfo::exists(QCoreApplication::applicationFilePath()));
    }
};

KEYDESK_TEST(HardeningTest)
#include "hardening.moc"
