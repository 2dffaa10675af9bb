// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the test class of the file named first; the rest of the arguments goes to QtTest.
#include <cstdio>
#include <map>
#include <QFileInfo>
#include <QStandardPaths>
#include <support/testmain.h>
#ifdef KEYDESK_TEST_WIDGETS
#include <QApplication>
using TestApplication = QApplication;
#else
#include <QCoreApplication>
using TestApplication = QCoreApplication;
#endif

namespace {

std::map<QString, std::function<std::unique_ptr<QObject>()>> &tests()
{
    static std::map<QString, std::function<std::unique_ptr<QObject>()>> all;
    return all;
}

} // namespace

bool registerTest(const char *file, std::function<std::unique_ptr<QObject>()> make)
{
    return tests().emplace(QFileInfo(QString::fromUtf8(file)).completeBaseName(), std::move(make)).second;
}

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    TestApplication application(argc, argv);
    QStringList arguments = TestApplication::arguments();
    const auto wanted = arguments.size() > 1 ? tests().find(arguments.takeAt(1)) : tests().end();
    if (wanted == tests().end()) {
        std::fprintf(stderr, "usage: PROGRAM TEST [QtTest arguments]; tests:\n");
        for (const auto &test : tests()) {
            std::fprintf(stderr, "  %s\n", qPrintable(test.first));
        }
        return 2;
    }
    return QTest::qExec(wanted->second().get(), arguments);
}
