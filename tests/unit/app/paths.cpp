// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/paths.h>
#include <QFileInfo>
#include <QTemporaryDir>
#include <support/await.h>
#include <support/testmain.h>

class PathsTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

private Q_SLOTS:
    void cleanup() { qunsetenv("KEYDESK_HOME"); }

    void aHomeHoldsEverything()
    {
        const QString home = m_folder.filePath(QStringLiteral("a/home"));
        qputenv("KEYDESK_HOME", home.toUtf8());
        const Paths paths = Paths::ofThisPerson();
        for (const QString &path : {paths.home, paths.database, paths.settings, paths.caches}) {
            QVERIFY2(path.startsWith(home), qPrintable(path));
        }
    }

    void withoutAHomeThePlatformDecides()
    {
        const Paths paths = Paths::ofThisPerson();
        QVERIFY(QFileInfo(paths.database).isAbsolute());
        QVERIFY(paths.home != QFileInfo(paths.settings).absolutePath());
    }

    void aRelativeHomeIsMadeAbsolute() { QVERIFY(QFileInfo(Paths::below(QStringLiteral("x")).database).isAbsolute()); }

    void newFoldersAreForTheirOwnerAlone()
    {
        const Paths paths = Paths::below(m_folder.filePath(QStringLiteral("new/home")));
        QVERIFY_RESULT(paths.make());
        QVERIFY(isPrivate(paths.home));
        QVERIFY(isPrivate(paths.caches));
        QVERIFY_RESULT(paths.make()); // twice is fine
    }

    void aFolderThatIsThereIsLeftAsItIs()
    {
        const QString open = m_folder.filePath(QStringLiteral("open"));
        QVERIFY(QDir().mkpath(open));
        QVERIFY(QFile::setPermissions(open, QFileDevice::Permissions(0x7755)));
        QVERIFY_RESULT(Paths::below(open).make());
        QVERIFY(!isPrivate(open));
    }

    void aFileInTheWayIsSaid()
    {
        QFile file(m_folder.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY_ERROR(Paths::below(file.fileName() + QLatin1String("/home")).make(), ErrorKind::FileUnwritable);
        QVERIFY_ERROR(Paths::below(file.fileName()).make(), ErrorKind::FileUnwritable);
    }
};

KEYDESK_TEST(PathsTest)
#include "paths.moc"
