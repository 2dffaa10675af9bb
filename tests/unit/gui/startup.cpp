// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/startup/commandline.h>
#include <gui/startup/display.h>
#include <gui/startup/singleinstance.h>
#include <optional>
#include <QDir>
#include <QTemporaryDir>
#include <support/testmain.h>

namespace {

CommandLine read(const char *words)
{
    return CommandLine::read(QString::fromUtf8(words).split(QLatin1Char(' '), Qt::SkipEmptyParts));
}

} // namespace

class StartupTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatIsWanted()
    {
        QCOMPARE(read("").wanted, CommandLine::Wanted::Window);
        QVERIFY(!read("").runOnly);
        QVERIFY(read("--run-only").runOnly);
        QCOMPARE(read("--version").wanted, CommandLine::Wanted::Version);
        QCOMPARE(read("-h").wanted, CommandLine::Wanted::Help);
        QVERIFY(CommandLine::help().contains(QStringLiteral("keydesk --run-only")));
    }

    void passesOverWhatIsQts()
    {
        const CommandLine line = read("-platform offscreen -style=fusion --run-only");
        QCOMPARE(line.wanted, CommandLine::Wanted::Window);
        QVERIFY(line.runOnly);
    }

    void refusesWhatItDoesNotKnow()
    {
        QCOMPARE(read("--runonly").wanted, CommandLine::Wanted::Mistake);
        QVERIFY(read("--runonly").mistake.contains(QStringLiteral("--runonly")));
        QCOMPARE(read("file.http").wanted, CommandLine::Wanted::Mistake);
    }

    void aDisplayThatIsNotThereIsNoticed()
    {
        const QByteArray display = qgetenv("DISPLAY");
        const QByteArray wayland = qgetenv("WAYLAND_DISPLAY");
        const QByteArray platform = qgetenv("QT_QPA_PLATFORM");
        qunsetenv("DISPLAY");
        qunsetenv("WAYLAND_DISPLAY");
        qunsetenv("QT_QPA_PLATFORM");
        QVERIFY(!hasDisplay({}));
        qputenv("DISPLAY", ":4711");
        QVERIFY(!hasDisplay({}));
        qputenv("DISPLAY", "nonsense");
        QVERIFY(!hasDisplay({}));
        QVERIFY(hasDisplay({QStringLiteral("-platform"), QStringLiteral("offscreen")}));
        qputenv("QT_QPA_PLATFORM", "offscreen");
        QVERIFY(hasDisplay({}));
        qputenv("QT_QPA_PLATFORM", platform);
        qputenv("DISPLAY", display);
        qputenv("WAYLAND_DISPLAY", wayland);
    }

    void aSecondStartCallsTheFirst()
    {
        QTemporaryDir home;
        SingleInstance first(home.path());
        SingleInstance second(home.path());
        QVERIFY(first.claim());
        QVERIFY(!second.claim());
        QSignalSpy called(&first, &SingleInstance::called);
        std::optional<bool> heard;
        second.callTheOther([&heard](bool answer) { heard = answer; });
        QTRY_VERIFY(heard.has_value());
        QVERIFY(*heard);
        QCOMPARE(called.count(), 1);
    }

    void twoHomesDoNotMeet()
    {
        QTemporaryDir one;
        QTemporaryDir other;
        SingleInstance first(one.path());
        SingleInstance second(other.path());
        QVERIFY(first.claim());
        QVERIFY(second.claim());
    }

    void aHomeIsFreeAgainAfterTheEnd()
    {
        QTemporaryDir home;
        auto first = std::make_unique<SingleInstance>(home.path());
        QVERIFY(first->claim());
        first.reset();
        SingleInstance second(home.path());
        QVERIFY(second.claim());
    }

    void aLongPathStillFindsTheOther()
    {
        QTemporaryDir folder;
        const QString home = folder.path() + QLatin1Char('/') + QString(120, QLatin1Char('h'));
        QVERIFY(QDir().mkpath(home));
        SingleInstance first(home);
        SingleInstance second(home);
        QVERIFY(first.claim());
        QVERIFY(!second.claim());
        std::optional<bool> heard;
        second.callTheOther([&heard](bool answer) { heard = answer; });
        QTRY_VERIFY(heard.has_value());
        QVERIFY(*heard);
    }

    void nobodyThereIsSaid()
    {
        QTemporaryDir home;
        SingleInstance alone(home.path());
        std::optional<bool> heard;
        alone.callTheOther([&heard](bool answer) { heard = answer; });
        QTRY_VERIFY(heard.has_value());
        QVERIFY(!*heard);
    }
};

KEYDESK_TEST(StartupTest)
#include "startup.moc"
