// SPDX-License-Identifier: GPL-3.0-or-later
#include <age/agereader.h>
#include <age/agewriter.h>

#include "sample.h"
#include <support/await.h>
#include <support/testmain.h>

namespace {

Result<Secret> firstChunk(const QByteArray &header, const QByteArray &passphrase)
{
    QBuffer device;
    device.setData(header + Sample::nonce() + Sample::chunk("content", 0, true));
    device.open(QIODevice::ReadOnly);
    auto reader = AgeReader::open(device, Secret(passphrase));
    return reader ? (*reader)->next() : Result<Secret>(failureOf(reader));
}

QByteArray withWork(const QByteArray &work)
{
    return Sample::header(Sample::stanza("open").replace(" 10\n", ' ' + work + '\n'));
}

} // namespace

class PassphraseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRightOneOpens()
    {
        const auto content = firstChunk(Sample::header(Sample::stanza("open")), "open");
        QVERIFY_RESULT(content);
        QVERIFY(*content == Secret("content"));
    }

    void aWrongOne()
    {
        QVERIFY_ERROR(firstChunk(Sample::header(Sample::stanza("open")), "Open"), ErrorKind::PassphraseWrong);
        QVERIFY_ERROR(firstChunk(Sample::header(Sample::stanza("open")), ""), ErrorKind::PassphraseWrong);
    }

    void workIsOneDecimalNumber_data()
    {
        QTest::addColumn<QByteArray>("work");
        QTest::addColumn<ErrorKind>("kind");
        for (const char *work : {"", "0", "010", "0x0a", "+10", "-10", "10x", "x10", "1e1", "\xd9\xa1"}) {
            QTest::newRow(work) << QByteArray(work) << ErrorKind::AgeFileDamaged;
        }
        for (const char *work : {"23", "63", "64", "99", "18446744073709551616"}) {
            QTest::newRow(work) << QByteArray(work) << ErrorKind::AgeWorkTooHigh;
        }
    }

    void workIsOneDecimalNumber()
    {
        QFETCH(QByteArray, work);
        QFETCH(ErrorKind, kind);
        const auto outcome = firstChunk(withWork(work), "open");
        QVERIFY_ERROR(outcome, kind);
        if (kind == ErrorKind::AgeWorkTooHigh) {
            QCOMPARE(outcome.error().arguments, (QStringList{QString::fromLatin1(work), QStringLiteral("22")}));
        }
    }

    void aLowerLimitHoldsToo()
    {
        QBuffer device;
        device.setData(Sample::header(Sample::stanza("open")));
        device.open(QIODevice::ReadOnly);
        QVERIFY_ERROR(AgeReader::open(device, Secret("open"), 9), ErrorKind::AgeWorkTooHigh);
    }

    void theStanzaIsAlone()
    {
        const QByteArray stanza = Sample::stanza("open");
        QVERIFY_ERROR(firstChunk(Sample::header(stanza + stanza), "open"), ErrorKind::AgeFileDamaged);
        QVERIFY_ERROR(firstChunk(Sample::header(stanza + "-> X25519 a\nYWJj\n"), "open"), ErrorKind::AgeFileDamaged);
        QVERIFY_ERROR(firstChunk(Sample::header("-> X25519 a\nYWJj\n" + stanza), "open"), ErrorKind::AgeFileDamaged);
    }

    void theStanzasParts()
    {
        const QByteArray stanza = Sample::stanza("open");
        const QByteArray salt = toUnpaddedBase64(QByteArray(16, 's'));
        const auto changed = [&stanza](const QByteArray &from, const QByteArray &to) {
            return Sample::header(QByteArray(stanza).replace(from, to));
        };
        QVERIFY_ERROR(firstChunk(changed(" 10\n", " 10 11\n"), "open"), ErrorKind::AgeFileDamaged);
        QVERIFY_ERROR(firstChunk(changed(' ' + salt, ""), "open"), ErrorKind::AgeFileDamaged);
        QVERIFY_ERROR(firstChunk(changed(salt, salt.chopped(1)), "open"), ErrorKind::AgeFileDamaged);
        QVERIFY_ERROR(firstChunk(changed(salt, salt + "AA"), "open"), ErrorKind::AgeFileDamaged);
        QVERIFY_ERROR(firstChunk(changed("\n", "\nAAAA"), "open"), ErrorKind::AgeFileDamaged);
    }

    void anotherRecipientIsNamed()
    {
        const auto outcome = firstChunk(Sample::header("-> X25519 abc\nYWJj\n-> other\n\n"), "open");
        QVERIFY_ERROR(outcome, ErrorKind::AgeRecipientUnknown);
        QCOMPARE(outcome.error().arguments, QStringList{QStringLiteral("X25519")});
        QVERIFY_ERROR(firstChunk(Sample::header("-> Scrypt abc\nYWJj\n"), "open"), ErrorKind::AgeRecipientUnknown);
    }

    void anEmptyOneIsNotWrittenWith()
    {
        QBuffer device;
        device.open(QIODevice::WriteOnly);
        QVERIFY_ERROR(AgeWriter::begin(device, Secret(), 1), ErrorKind::PassphraseEmpty);
        QCOMPARE(device.data(), QByteArray());
    }

    void eachFileHasItsOwnSaltAndKey()
    {
        const auto written = [] {
            QBuffer device;
            device.open(QIODevice::WriteOnly);
            auto writer = AgeWriter::begin(device, Secret("open"), 1);
            (void)(*writer)->finish();
            return device.data();
        };
        QVERIFY(written() != written());
    }
};

KEYDESK_TEST(PassphraseTest)
#include "passphrase.moc"
