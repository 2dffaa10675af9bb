// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/startup/commandline.h>

CommandLine CommandLine::read(const QStringList &arguments)
{
    static const QStringList withValue{QStringLiteral("platform"), QStringLiteral("style"), QStringLiteral("display"),
        QStringLiteral("geometry"), QStringLiteral("qwindowgeometry"), QStringLiteral("stylesheet"),
        QStringLiteral("qwindowtitle"), QStringLiteral("session")};
    CommandLine line;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &word = arguments.at(i);
        QString name = word;
        name.remove(0, word.startsWith(QLatin1String("--")) ? 2 : 1);
        if (word == QLatin1String("--run-only")) {
            line.runOnly = true;
        } else if (word == QLatin1String("--version") || word == QLatin1String("-v")) {
            line.wanted = Wanted::Version;
            return line;
        } else if (word == QLatin1String("--help") || word == QLatin1String("-h")) {
            line.wanted = Wanted::Help;
            return line;
        } else if (word.startsWith(QLatin1Char('-')) && withValue.contains(name)) {
            ++i;
        } else if (word != QLatin1String("-reverse") && !withValue.contains(name.section(QLatin1Char('='), 0, 0))) {
            line.wanted = Wanted::Mistake;
            line.mistake = QStringLiteral("keydesk does not know '%1'. See keydesk --help.").arg(word);
            return line;
        }
    }
    return line;
}

QString CommandLine::help()
{
    return QStringLiteral("Usage: keydesk [--run-only]\n"
                          "\n"
                          "Keeps sellytics DATA API keys safe and puts them to use. Opens the window.\n"
                          "\n"
                          "  --run-only   keep secrets in memory for this run; no keychain is asked\n"
                          "  --version    print the version\n"
                          "  --help       print this\n"
                          "\n"
                          "KEYDESK_HOME puts the index, the settings and the caches below one folder.\n"
                          "Without a display, use keydesk-cli.\n"
                          "\n"
                          "Example: keydesk --run-only\n");
}
