// SPDX-License-Identifier: GPL-3.0-or-later
#include <age/agereader.h>
#include <age/agewriter.h>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <support/await.h>
#include <support/testmain.h>

/// Against the age program itself.
class ProgramTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    QByteArray read(const char *name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no such file");
    }

    void write(const char *name, const QByteArray &content) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    /// What the program said, if it failed.
    QByteArray runAge(const QStringList &arguments, const QString &passphrase) const
    {
        QProcess age;
        age.setProcessChannelMode(QProcess::MergedChannels);
        age.start(QStringLiteral(KEYDESK_SOURCE_DIR "/tests/support/age-with-passphrase"),
            QStringList{passphrase, QStringLiteral("age")} + arguments);
        const bool ended = age.waitForFinished(60'000);
        return ended && age.exitStatus() == QProcess::NormalExit && age.exitCode() == 0 ? QByteArray() : age.readAll();
    }

    const QString m_passphrase = QStringLiteral("six words and \u00e4 n\u00fcmber 7");
    const QByteArray m_content = QByteArray("{\"a\": 1}\n").repeated(20'000); // three chunks

private Q_SLOTS:
    void initTestCase() { write("plain", m_content); }

    void itOpensOurs_data()
    {
        QTest::addColumn<AgeForm>("form");
        QTest::newRow("binary") << AgeForm::Binary;
        QTest::newRow("armored") << AgeForm::Armored;
    }

    void itOpensOurs()
    {
        QFETCH(AgeForm, form);
        QFile file(path("ours.age"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        auto writer = AgeWriter::begin(file, Secret(m_passphrase.toUtf8()), 10, form);
        QVERIFY_RESULT(writer);
        QVERIFY_RESULT((*writer)->write(m_content));
        QVERIFY_RESULT((*writer)->finish());
        file.close();
        const QStringList decrypt{QStringLiteral("-d"), QStringLiteral("-o"), path("back"), path("ours.age")};
        QCOMPARE(runAge(decrypt, m_passphrase), QByteArray());
        QVERIFY(read("back") == m_content);
        QVERIFY(runAge(decrypt, QStringLiteral("another")).contains("incorrect passphrase"));
    }

    void weOpenIts_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("binary") << QStringList{QStringLiteral("-p")};
        QTest::newRow("armored") << QStringList{QStringLiteral("-p"), QStringLiteral("-a")};
    }

    void weOpenIts()
    {
        QFETCH(QStringList, options);
        const QStringList files{QStringLiteral("-o"), path("theirs.age"), path("plain")};
        QCOMPARE(runAge(options + files, m_passphrase), QByteArray());
        QFile file(path("theirs.age"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto reader = AgeReader::open(file, Secret(m_passphrase.toUtf8()));
        QVERIFY_RESULT(reader);
        QByteArray content;
        auto part = (*reader)->next();
        for (; part && !part->isEmpty(); part = (*reader)->next()) {
            part->reveal([&](QByteArrayView plain) { content.append(plain.data(), plain.size()); });
        }
        QVERIFY_RESULT(part);
        QVERIFY(content == m_content);
    }

    void weOpenNoneOfItsForAKey()
    {
        QProcess keygen;
        keygen.start(QStringLiteral("age-keygen"), {QStringLiteral("-o"), path("key")});
        QVERIFY(keygen.waitForFinished(60'000));
        QProcess age;
        age.start(QStringLiteral("age"),
            {QStringLiteral("-e"), QStringLiteral("-i"), path("key"), QStringLiteral("-o"), path("tokey.age"),
                path("plain")});
        QVERIFY(age.waitForFinished(60'000));
        QFile file(path("tokey.age"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY_ERROR(AgeReader::open(file, Secret("open")), ErrorKind::AgeRecipientUnknown);
    }
};

KEYDESK_TEST(ProgramTest)
#include "program.moc"
