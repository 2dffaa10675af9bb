// SPDX-License-Identifier: GPL-3.0-or-later
#include "backups.h"
#include <QProcess>
#include <support/cases.h>
#include <support/testmain.h>

/// A backup as a file: whole, private, and opened by nobody without the passphrase.
class BackupFileTest : public QObject {
    Q_OBJECT
    static constexpr int LittleWork = 4;
    QTemporaryDir m_folder;

    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    static Secret document(int keys = 1)
    {
        BackupText text(sampleTime(), {sampleSpace()});
        for (int i = 0; i < keys; ++i) {
            BackupKey key = sampleKey();
            key.id = KeyId(QUuid::createUuid());
            text.add(key, {key.clientId, Secret("s3cret")}, nullptr);
        }
        return text.finish();
    }
    Result<void> save(const QString &to, Secret what, const char *passphrase = "open", AgeForm form = AgeForm::Binary)
    {
        return await(saveBackup(to, std::move(what), Secret(passphrase), form, {}, LittleWork));
    }
    static Result<std::shared_ptr<const Backup>> open(const QString &from, const char *passphrase = "open")
    {
        return await(openBackup(from, Secret(passphrase)));
    }
    static QByteArray read(const QString &from)
    {
        QFile file(from);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no such file");
    }
    static void write(const QString &to, const QByteArray &content)
    {
        QFile file(to);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

private Q_SLOTS:
    void bothFormsComeBack()
    {
        for (const auto form : {AgeForm::Binary, AgeForm::Armored}) {
            QVERIFY_RESULT(save(path("a.age"), document(500), "open", form));
            QCOMPARE(QFile::permissions(path("a.age")) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther),
                QFile::Permissions());
            QVERIFY(!read(path("a.age")).contains("s3cret"));
            QCOMPARE(read(path("a.age")).startsWith("-----BEGIN AGE"), form == AgeForm::Armored);
            const auto backup = open(path("a.age"));
            QVERIFY_RESULT(backup);
            QCOMPARE((*backup)->keys().size(), 500);
            QVERIFY((*backup)->secret(499).secret == Secret("s3cret"));
            QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("a.age")});
        }
    }

    void theAgeProgramOpensIt()
    {
        const Secret what = document();
        QVERIFY_RESULT(save(path("ours.age"), what.duplicate(), "six words \xc3\xa4"));
        QProcess age;
        age.start(QStringLiteral(KEYDESK_SOURCE_DIR "/tests/support/age-with-passphrase"),
            {QStringLiteral("six words \u00e4"), QStringLiteral("age"), QStringLiteral("-d"), QStringLiteral("-o"),
                path("plain"), path("ours.age")});
        QVERIFY(age.waitForFinished(60'000));
        QVERIFY2(age.exitCode() == 0, age.readAll().constData());
        QVERIFY(Secret(read(path("plain"))) == what);
    }

    void whatCannotBeWrittenLeavesTheOldOne()
    {
        QVERIFY_RESULT(save(path("old.age"), document()));
        const QByteArray before = read(path("old.age"));
        QVERIFY_ERROR(save(path("old.age"), document(), ""), ErrorKind::PassphraseEmpty);
        QVERIFY_ERROR(save(path("no/such/folder.age"), document()), ErrorKind::FileUnwritable);
        QVERIFY_ERROR(save(QStringLiteral("/proc/backup.age"), document()), ErrorKind::FileUnwritable);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_ERROR(await(saveBackup(
                          path("old.age"), document(), Secret("open"), AgeForm::Binary, stop.get_token(), LittleWork)),
            ErrorKind::Cancelled);
        QCOMPARE(read(path("old.age")), before);
        QVERIFY_RESULT(open(path("old.age")));
    }

    void whatIsNoBackupIsSaid()
    {
        QVERIFY_ERROR(open(path("none")), ErrorKind::NoSuchFile);
        QVERIFY_ERROR(open(m_folder.path()), ErrorKind::FileUnreadable);
        write(path("text"), "hello\n");
        QVERIFY_ERROR(open(path("text")), ErrorKind::NotAnAgeFile);
        QVERIFY_RESULT(save(path("else.age"), Secret("{\"hello\":1}")));
        QVERIFY_ERROR(open(path("else.age")), ErrorKind::NotABackup);
        QVERIFY_RESULT(save(path("newer.age"), Secret("{\"keydesk_backup\":7}")));
        const auto newer = open(path("newer.age"));
        QVERIFY_ERROR(newer, ErrorKind::BackupNewer);
        QCOMPARE(newer.error().arguments, (QStringList{QStringLiteral("7"), QStringLiteral("1")}));
    }

    void aDamagedOneIsSaid()
    {
        QVERIFY_RESULT(save(path("a.age"), document(1000)));
        const QByteArray whole = read(path("a.age"));
        QVERIFY(whole.size() > 3 * 64 * 1024);
        QVERIFY_ERROR(open(path("a.age"), "other"), ErrorKind::PassphraseWrong);
        write(path("cut.age"), whole.chopped(1));
        QVERIFY_ERROR(open(path("cut.age")), ErrorKind::AgeFileDamaged);
        QByteArray changed = whole;
        changed[changed.size() / 2] = static_cast<char>(changed.at(changed.size() / 2) ^ 1);
        write(path("changed.age"), changed);
        QVERIFY_ERROR(open(path("changed.age")), ErrorKind::AgeFileDamaged);
        QByteArray hungry = whole;
        QVERIFY(hungry.contains(" 4\n"));
        write(path("hungry.age"), hungry.replace(hungry.indexOf(" 4\n"), 3, " 23\n"));
        QVERIFY_ERROR(open(path("hungry.age")), ErrorKind::AgeWorkTooHigh);
    }

    void theCases_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("bk-armor-crlf.age") << int(ErrorKind::NotABackup);
        QTest::newRow("bk-armor-pasted.age") << int(ErrorKind::AgeTextDamaged);
        QTest::newRow("bk-cut.age") << int(ErrorKind::AgeFileCut);
    }

    void theCases()
    {
        QFETCH(int, kind);
        write(path("case.age"), testCase(QTest::currentDataTag()));
        QVERIFY_ERROR(open(path("case.age"), "demo-pass-1"), static_cast<ErrorKind>(kind));
    }
};

KEYDESK_TEST(BackupFileTest)
#include "backupfile.moc"
