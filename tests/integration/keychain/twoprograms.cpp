// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/keyentry.h>
#include <keys/manifest.h>
#include <QProcess>
#include <QTemporaryDir>
#include <storage/keytable.h>
#include <support/await.h>
#include <support/homedesk.h>
#include <support/testmain.h>

/// Two programs write to one home and one keychain at once.
class TwoProgramsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsLostAndNothingOrphaned()
    {
        constexpr int Count = 12;
        QTemporaryDir home;
        const QString index = home.filePath(QStringLiteral("index.sqlite"));
        std::vector<std::unique_ptr<QProcess>> programs;
        for (const char *prefix : {"window ", "terminal "}) {
            auto program = std::make_unique<QProcess>();
            program->setProcessChannelMode(QProcess::ForwardedErrorChannel);
            program->start(
                QStringLiteral(KEYDESK_WORKER), {index, QString::fromLatin1(prefix), QString::number(Count)});
            programs.push_back(std::move(program));
        }
        for (const auto &program : programs) {
            QTRY_COMPARE_WITH_TIMEOUT(program->state(), QProcess::NotRunning, 120'000);
            QCOMPARE(program->exitStatus(), QProcess::NormalExit);
            QCOMPARE(program->exitCode(), 0);
        }

        auto database = await(Database::open(index));
        QVERIFY_RESULT(database);
        HomeDesk desk(std::move(*database));
        QVERIFY_RESULT(await(desk.database->verify()));
        const auto keys = await(desk.book.keys(KeyBook::Which::All));
        QVERIFY_RESULT(keys);
        QCOMPARE(keys->size(), Count); // half of each
        QCOMPARE(await(desk.book.spaces())->size(), 1);
        for (const ApiKey &key : *keys) {
            const auto secret = await(desk.book.secret(key.id));
            QVERIFY_RESULT(secret);
            const QString name = key.label.text().chopped(8); // ' renamed'
            QVERIFY2(*secret == Secret(name.toUtf8()), qPrintable(name));
        }

        const auto entries
            = [](QSqlDatabase &connection) { return KeyTable(connection).entries(QStringLiteral("secret-service")); };
        auto expected = await(desk.database->run(entries));
        QVERIFY_RESULT(expected);
        Manifest manifest(desk.store);
        auto listed = await(manifest.read());
        QVERIFY_RESULT(listed);
        QVERIFY(listed->has_value());
        expected->sort();
        (*listed)->sort();
        QCOMPARE(**listed, *expected);
    }
};

KEYDESK_TEST(TwoProgramsTest)
#include "twoprograms.moc"
