// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/interruption.h>
#include <app/paths.h>
#include <app/startup.h>
#include <cstdio>
#include <gui/common/icons.h>
#include <gui/common/outlinedmarks.h>
#include <gui/startup/commandline.h>
#include <gui/startup/display.h>
#include <gui/startup/session.h>
#include <gui/startup/singleinstance.h>
#include <QApplication>
#include <stop_token>

namespace {

QStringList argumentsOf(int argc, char **argv)
{
    QStringList words;
    for (int i = 1; i < argc; ++i) {
        words.append(QString::fromLocal8Bit(argv[i]));
    }
    return words;
}

int runWindow(int argc, char **argv, const CommandLine &line)
{
    QApplication application(argc, argv);
    OutlinedMarks::install();
    QApplication::setWindowIcon(applicationIcon());
    QApplication::setQuitOnLastWindowClosed(false);
    const Paths paths = Paths::ofThisPerson();
    const auto made = paths.make(); // if not, the index says so where the person can read it
    Q_UNUSED(made)

    SingleInstance instance(paths.home);
    Session session(line.runOnly);
    const Interruption interruption; // the session of the desktop ends, or a terminal does
    const std::stop_callback quit(interruption.token(), [&session] { session.quit(); });
    QObject::connect(&instance, &SingleInstance::called, &session, &Session::raiseWindow);
    if (instance.claim()) {
        session.start();
    } else {
        instance.callTheOther([](bool heard) {
            std::fputs(heard ? "Keydesk is open already; its window was brought to the front.\n"
                             : "Keydesk is open already, but its window does not answer. End it and start again.\n",
                stderr);
            QCoreApplication::exit(heard ? 0 : 1);
        });
    }
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    startUp();
    const QStringList arguments = argumentsOf(argc, argv);
    const CommandLine line = CommandLine::read(arguments);
    switch (line.wanted) {
    case CommandLine::Wanted::Version:
        std::puts("keydesk " KEYDESK_VERSION);
        return 0;
    case CommandLine::Wanted::Help:
        std::fputs(qPrintable(CommandLine::help()), stdout);
        return 0;
    case CommandLine::Wanted::Mistake:
        std::fprintf(stderr, "%s\n", qPrintable(line.mistake));
        return 2;
    case CommandLine::Wanted::Window:
        break;
    }
    if (!hasDisplay(arguments)) {
        std::fputs("keydesk: there is no display to open a window on. Use keydesk-cli in a terminal: "
                   "keydesk-cli --help shows how, keydesk-cli demo shows the whole job.\n",
            stderr);
        return 1;
    }
    return runWindow(argc, argv, line);
}
