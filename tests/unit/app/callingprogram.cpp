// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/callingprogram.h>
#include <cstdio>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <support/testmain.h>

/// Who has started a program: this one starts itself once more from scripts and shells of its own.
class CallingProgramTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_here = QDir(m_folder.path()).canonicalPath();

    /// What itKnowsItsCaller() says that was started so, in m_here.
    QString seenFrom(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.setWorkingDirectory(m_here);
        process.start(program, arguments);
        process.waitForFinished();
        const QString said = QString::fromUtf8(process.readAllStandardOutput());
        return said.section(QLatin1Char('<'), 1).section(QLatin1Char('>'), 0, 0);
    }
    QString seenFromScript(const QString &name)
    {
        const QString path = m_folder.filePath(name);
        QFile script(path);
        if (script.open(QFile::WriteOnly)) {
            // With a command after it, so that the shell does not become it.
            script.write("#!/bin/sh\n\"$1\" callingprogram itKnowsItsCaller\ntrue\n");
            script.close();
            script.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
        }
        return seenFrom(path, {QCoreApplication::applicationFilePath(), QStringLiteral("s3cret-argument")});
    }

private Q_SLOTS:
    void itKnowsItsCaller()
    {
        const Caller caller = callingProgram();
        QVERIFY(!caller.program.isEmpty());
        QCOMPARE(caller.folder, QDir::currentPath());
        std::printf("<%s|%s>\n", qPrintable(caller.program), qPrintable(caller.folder));
    }

    void aScriptGoesByItsOwnName()
    {
        QCOMPARE(seenFromScript(QStringLiteral("nightly.sh")), QStringLiteral("nightly.sh|") + m_here);
    }

    void aLongScriptsNameIsCutAsTheSystemCutsIt()
    {
        QCOMPARE(
            seenFromScript(QStringLiteral("nightly-price-report.sh")), QStringLiteral("nightly-price-r|") + m_here);
    }

    void aLongProgramsNameIsWhole()
    {
        const QString shell = m_folder.filePath(QStringLiteral("shell-of-a-long-name"));
        QVERIFY(QFile::copy(QFileInfo(QStringLiteral("/bin/sh")).canonicalFilePath(), shell));
        const QString seen = seenFrom(shell,
            {QStringLiteral("-c"), QStringLiteral("\"$0\" callingprogram itKnowsItsCaller; true"),
                QCoreApplication::applicationFilePath(), QStringLiteral("s3cret-argument")});
        QCOMPARE(seen, QStringLiteral("shell-of-a-long-name|") + m_here);
    }

    void whatCouldSteerATerminalIsTakenOut()
    {
        QCOMPARE(seenFromScript(QStringLiteral("red\x1b[31m.sh")), QStringLiteral("red?[31m.sh|") + m_here);
    }
};

KEYDESK_TEST(CallingProgramTest)
#include "callingprogram.moc"
