// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/paths.h>
#include <app/settings.h>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <support/await.h>
#include <support/testmain.h>

class SettingsTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_file;

private Q_SLOTS:
    void init()
    {
        m_file = m_folder.filePath(QStringLiteral("settings.ini"));
        QFile::remove(m_file);
    }

    void nobodyAskingMeansNoFile()
    {
        {
            Settings settings(m_file);
            (void)settings.sync();
            QCOMPARE(settings.lastPage(), QString());
            QVERIFY(settings.keepsUses());
            settings.setKeepsUses(true); // as it is
        }
        QVERIFY(!QFileInfo::exists(m_file));
    }

    void theListOfUsesIsOnUntilItIsTurnedOff()
    {
        {
            Settings settings(m_file);
            settings.setKeepsUses(false);
        }
        Settings settings(m_file);
        QVERIFY(!settings.keepsUses());
        settings.setKeepsUses(true);
        QVERIFY(settings.keepsUses());
    }

    void whatAnotherProgramSetIsSeenAfterASync()
    {
        Settings window(m_file);
        window.setLastPage(QStringLiteral("keys"));
        QVERIFY_RESULT(window.sync());
        QVERIFY(window.keepsUses());
        {
            Settings terminal(m_file);
            terminal.setKeepsUses(false);
        }
        QVERIFY_RESULT(window.sync());
        QVERIFY(!window.keepsUses());
    }

    void aFreshOneHasTheDefaults()
    {
        const Settings settings(m_file);
        QCOMPARE(settings.theme(), Settings::Theme::System);
        QVERIFY(settings.windowGeometry().isEmpty());
        QVERIFY(settings.lastPage().isEmpty());
        QVERIFY(settings.openTabs().isEmpty());
        QCOMPARE(settings.value(QStringLiteral("a/b"), 3).toInt(), 3);
    }

    void whatWasSetIsThereAtTheNextStart()
    {
        {
            Settings settings(m_file);
            settings.setTheme(Settings::Theme::Dark);
            settings.setWindowGeometry("\x01\x00geometry");
            settings.setSplitterState(QStringLiteral("keys"), "split");
            settings.setLastPage(QStringLiteral("explorer"));
            settings.setOpenTabs({QStringLiteral("GET /a, b"), QStringLiteral("two")});
            settings.setValue(QStringLiteral("clipboard/seconds"), 45);
        }
        const Settings settings(m_file);
        QCOMPARE(settings.theme(), Settings::Theme::Dark);
        QCOMPARE(settings.windowGeometry(), QByteArray("\x01\x00geometry"));
        QCOMPARE(settings.splitterState(QStringLiteral("keys")), QByteArray("split"));
        QVERIFY(settings.splitterState(QStringLiteral("explorer")).isEmpty());
        QCOMPARE(settings.lastPage(), QStringLiteral("explorer"));
        QCOMPARE(settings.openTabs(), QStringList({QStringLiteral("GET /a, b"), QStringLiteral("two")}));
        QCOMPARE(settings.value(QStringLiteral("clipboard/seconds")).toInt(), 45);
    }

    void aThemeCanBeGivenBackToTheSystem()
    {
        Settings settings(m_file);
        settings.setTheme(Settings::Theme::Light);
        QCOMPARE(settings.theme(), Settings::Theme::Light);
        settings.setTheme(Settings::Theme::System);
        QCOMPARE(settings.theme(), Settings::Theme::System);
    }

    void theFileIsForItsOwnerAlone()
    {
        Settings settings(m_file);
        settings.setLastPage(QStringLiteral("keys"));
        (void)settings.sync();
        QVERIFY(QFileInfo::exists(m_file));
        QVERIFY(isPrivate(m_file));
    }

    void aFileThatCannotBeWrittenIsNoObstacle()
    {
        const QString folder = m_folder.filePath(QStringLiteral("in-the-way"));
        QVERIFY(QDir().mkpath(folder));
        Settings settings(folder);
        settings.setLastPage(QStringLiteral("keys"));
        QVERIFY_ERROR(settings.sync(), ErrorKind::FileUnwritable);
        QCOMPARE(settings.lastPage(), QStringLiteral("keys")); // as long as the program runs
        QVERIFY(QFileInfo(folder).isDir());
    }

    void whatIsRemovedIsGone()
    {
        Settings settings(m_file);
        settings.setValue(QStringLiteral("a/b"), 1);
        settings.remove(QStringLiteral("a/b"));
        QVERIFY(!settings.value(QStringLiteral("a/b")).isValid());
        (void)settings.sync();
        QVERIFY(!Settings(m_file).value(QStringLiteral("a/b")).isValid());
    }

    void aDamagedFileCountsAsEmpty()
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\xff\xfe[window\n=\0theme");
        file.close();
        QCOMPARE(Settings(m_file).theme(), Settings::Theme::System);
    }
};

KEYDESK_TEST(SettingsTest)
#include "settings.moc"
