// SPDX-License-Identifier: GPL-3.0-or-later
#include "backups.h"
#include <support/testmain.h>

/// The text of a backup: what is written is read, and nothing else is believed.
class BackupTest : public QObject {
    Q_OBJECT

    static QByteArray textOf(const Secret &document)
    {
        return document.reveal([](QByteArrayView text) { return text.toByteArray(); });
    }
    static QByteArray sample()
    {
        BackupText text(sampleTime(), {sampleSpace()});
        text.add(sampleKey(), {sampleKey().clientId, Secret("s3\"cret\\\n\xc3\xa4")}, nullptr);
        return textOf(text.finish());
    }

private Q_SLOTS:
    void whatIsWrittenIsRead()
    {
        BackupSpace other = sampleSpace();
        other.name = *SpaceName::parse(u"B\u00e4ta \"x\"");
        other.settings.clientAuthentication = ClientAuthentication::Basic;
        other.settings.route.proxy = *ProxyChoice::parse(u"http://proxy.example:3128");
        other.settings.route.authorityFile = QStringLiteral("/etc/own \u00e4.pem");
        other.isSandbox = true;
        BackupKey full = sampleKey();
        full.note = QStringLiteral("two\nlines\ttab");
        full.rotateBy = QDate(2027, 1, 31);
        full.removedAt = sampleTime().addDays(-1);
        full.previousSince = sampleTime().addDays(-2);
        BackupKey plain = sampleKey();
        plain.id = KeyId(QUuid::createUuid());
        plain.space = other.name;
        BackupText text(sampleTime(), {sampleSpace(), other});
        const KeySecret earlier{*ClientId::parse(u"before"), Secret("old")};
        text.add(full, {full.clientId, Secret("s3\"cret\\\n\xc3\xa4")}, &earlier);
        text.add(plain, {plain.clientId, Secret("two")}, nullptr);
        text.addMissing(QStringLiteral("Acme/lost"));
        const auto backup = Backup::parse(text.finish());
        QVERIFY_RESULT(backup);
        QCOMPARE(backup->createdAt(), sampleTime());
        QCOMPARE(backup->spaces(), (QList<BackupSpace>{sampleSpace(), other}));
        QCOMPARE(backup->keys(), (QList<BackupKey>{full, plain}));
        QCOMPARE(backup->missing(), QStringList{QStringLiteral("Acme/lost")});
        QVERIFY(backup->secret(0).secret == Secret("s3\"cret\\\n\xc3\xa4"));
        QCOMPARE(backup->secret(0).clientId, full.clientId);
        QVERIFY(backup->secret(1).secret == Secret("two"));
        const auto previous = backup->previous(0);
        QVERIFY(previous && previous->secret == Secret("old"));
        QCOMPARE(previous->clientId, *ClientId::parse(u"before"));
        QVERIFY(!backup->previous(1));
    }

    void anEmptyOneIsOne()
    {
        BackupText text(sampleTime(), {});
        const auto backup = Backup::parse(text.finish());
        QVERIFY_RESULT(backup);
        QVERIFY(backup->keys().isEmpty() && backup->spaces().isEmpty() && backup->missing().isEmpty());
    }

    void aPersonCanReadIt()
    {
        const QJsonObject document = QJsonDocument::fromJson(sample()).object();
        QCOMPARE(document[QStringLiteral("keydesk_backup")].toInt(), 1);
        const QJsonObject key = document[QStringLiteral("keys")].toArray().first().toObject();
        QCOMPARE(key[QStringLiteral("label")].toString(), QStringLiteral("Price"));
        QCOMPARE(key[QStringLiteral("client_secret")].toString(), QStringLiteral("s3\"cret\\\n\u00e4"));
    }

    void nothingElseIsBelieved_data()
    {
        QTest::addColumn<QByteArray>("what");
        QTest::addColumn<QByteArray>("by");
        QTest::addColumn<int>("kind");
        const auto wrong = [](const char *name, const char *what, const char *by) {
            QTest::newRow(name) << QByteArray(what) << QByteArray(by) << int(ErrorKind::NotABackup);
        };
        wrong("cut", "}\n", "\n");
        wrong("not ours", "keydesk_backup", "another");
        wrong("version 0", "backup\":1", "backup\":0");
        wrong("no number", "backup\":1", "backup\":\"1\"");
        wrong("no time", "\"created_at\":\"2026", "\"created_at\":\"x");
        wrong("no keys", "\"keys\":", "\"kays\":");
        wrong("keys are no list", "\"keys\":[", "\"keys\":{},\"k\":[");
        wrong("a space without a name", "\"name\"", "\"nome\"");
        wrong("a space that is not https", "https://", "http://");
        wrong("an unknown client authentication", "\"post\"", "\"digest\"");
        wrong("a key of no space", "\"space\":\"Acme\"", "\"space\":\"Beta\"");
        wrong("a key without a label", "\"label\":\"Price\"", "\"label\":\"\"");
        wrong("a key without an id", "\"id\":\"", "\"id\":\"x");
        wrong("a key without a secret", "\"client_secret\":", "\"secret\":");
        wrong("an earlier secret without its time", "\"note\":", "\"previous_client_secret\":\"x\",\"note\":");
        QTest::newRow("newer") << QByteArray("backup\":1") << QByteArray("backup\":2") << int(ErrorKind::BackupNewer);
    }

    void nothingElseIsBelieved()
    {
        QFETCH(QByteArray, what);
        QFETCH(QByteArray, by);
        QFETCH(int, kind);
        QByteArray text = sample();
        QVERIFY_RESULT(Backup::parse(Secret(text)));
        QVERIFY(text.contains(what));
        QVERIFY_ERROR(Backup::parse(Secret(text.replace(what, by))), static_cast<ErrorKind>(kind));
    }

    void aKeyThatIsThereTwiceIsNotBelieved()
    {
        BackupText text(sampleTime(), {sampleSpace()});
        text.add(sampleKey(), {sampleKey().clientId, Secret("a")}, nullptr);
        text.add(sampleKey(), {sampleKey().clientId, Secret("b")}, nullptr);
        QVERIFY_ERROR(Backup::parse(text.finish()), ErrorKind::NotABackup);
    }

    void unknownMembersOfLaterReleasesAreLeftAlone()
    {
        QByteArray text = sample();
        text.replace("\"note\":", "\"colour\":{\"a\":[1,2]},\"note\":");
        const auto backup = Backup::parse(Secret(text));
        QVERIFY_RESULT(backup);
        QCOMPARE(backup->keys().size(), 1);
    }

    void aLongBufferKeepsEveryByte()
    {
        SecretBuffer buffer;
        QByteArray expected;
        for (int i = 0; i < 30'000; ++i) {
            const QByteArray piece = QByteArray::number(i) + ' ';
            buffer.append(QByteArrayView(piece));
            expected += piece;
        }
        QCOMPARE(buffer.size(), expected.size());
        QCOMPARE(textOf(buffer.take()), expected);
        QCOMPARE(buffer.size(), 0);
    }
};

KEYDESK_TEST(BackupTest)
#include "backup.moc"
