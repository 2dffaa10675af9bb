// SPDX-License-Identifier: GPL-3.0-or-later
#include <age/agebytes.h>
#include <age/payloadwriter.h>

#include "sample.h"
#include <support/await.h>
#include <support/testmain.h>

namespace {

const QByteArray Full(PayloadChunkSize, 'f');

/// Everything that is given out, and how it ended.
struct Opened {
    QByteArray content;
    std::optional<ErrorKind> error;
};

Opened open(const QByteArray &payload)
{
    QBuffer device;
    device.setData(payload);
    device.open(QIODevice::ReadOnly);
    AgeBytes bytes(device);
    Opened opened;
    auto reader = PayloadReader::begin(bytes, Sample::fileKey());
    if (!reader) {
        return {{}, reader.error().kind};
    }
    while (true) {
        const auto part = reader->next();
        if (!part) {
            // A failure is for good.
            const auto again = reader->next();
            opened.error = again ? ErrorKind::Abandoned : part.error().kind;
            return opened;
        }
        if (part->isEmpty()) {
            return opened;
        }
        part->reveal([&](QByteArrayView plain) { opened.content.append(plain.data(), plain.size()); });
    }
}

QByteArray sealed(const QByteArray &content, qsizetype portion)
{
    QByteArray payload;
    auto writer = PayloadWriter::begin(Sample::fileKey(), [&payload](QByteArrayView bytes) -> Result<void> {
        payload.append(bytes.data(), bytes.size());
        return {};
    });
    for (qsizetype at = 0; at < content.size(); at += portion) {
        (void)writer->write(content.mid(at, portion));
    }
    (void)writer->finish();
    return payload;
}

} // namespace

class PayloadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lengthsAroundTheChunks_data()
    {
        QTest::addColumn<int>("length");
        const int chunk = PayloadChunkSize;
        for (const int length : {0, 1, 15, 16, chunk - 1, chunk, chunk + 1, 2 * chunk, 2 * chunk + 1, 3 * chunk}) {
            QTest::addRow("%d", length) << length;
        }
    }

    void lengthsAroundTheChunks()
    {
        QFETCH(int, length);
        const QByteArray content(length, 'c');
        const int chunks = length == 0 ? 1 : (length + int(PayloadChunkSize) - 1) / int(PayloadChunkSize);
        for (const qsizetype portion : {qsizetype(977), PayloadChunkSize, qsizetype(length + 1)}) {
            const QByteArray payload = sealed(content, portion);
            QCOMPARE(payload.size(), 16 + length + 16 * chunks);
            const Opened opened = open(payload);
            QVERIFY(!opened.error);
            QCOMPARE(opened.content, content);
        }
    }

    void theEnd_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QByteArray>("givenOut");
        QTest::addColumn<ErrorKind>("kind");
        using namespace Sample;
        const auto row = [](const char *name, const QByteArray &chunks, const QByteArray &givenOut, ErrorKind kind) {
            QTest::newRow(name) << nonce() + chunks << givenOut << kind;
        };
        QTest::newRow("nothing") << QByteArray() << QByteArray() << ErrorKind::AgeFileCut;
        QTest::newRow("half a nonce") << QByteArray(8, 'n') << QByteArray() << ErrorKind::AgeFileCut;
        row("no chunk", "", "", ErrorKind::AgeFileCut);
        row("cut between chunks", chunk(Full, 0, false), Full, ErrorKind::AgeFileCut);
        row("cut within a chunk", chunk(Full, 0, false) + chunk(Full, 1, false).chopped(1), Full,
            ErrorKind::AgeFileDamaged);
        row("cut within the last chunk", chunk("abc", 0, true).chopped(1), "", ErrorKind::AgeFileDamaged);
        row("less than a tag", "abc", "", ErrorKind::AgeFileDamaged);
        row("the last chunk is not marked", chunk("abc", 0, false), "", ErrorKind::AgeFileDamaged);
        row("an empty last chunk after others", chunk(Full, 0, false) + chunk("", 1, true), Full,
            ErrorKind::AgeFileDamaged);
        row("a short chunk before others", chunk("abc", 0, false) + chunk("def", 1, true), "",
            ErrorKind::AgeFileDamaged);
        row("two last chunks", chunk(Full, 0, true) + chunk("abc", 1, true), Full, ErrorKind::AgeFileDamaged);
        row("something behind a short last chunk", chunk("abc", 0, true) + "x", "", ErrorKind::AgeFileDamaged);
        row("something behind a full last chunk", chunk(Full, 0, true) + "x", Full, ErrorKind::AgeFileDamaged);
        row("chunks in another order", chunk(Full, 1, false) + chunk(Full, 0, false) + chunk("a", 2, true), "",
            ErrorKind::AgeFileDamaged);
        row("a chunk twice", chunk(Full, 0, false) + chunk(Full, 0, false) + chunk("a", 1, true), Full,
            ErrorKind::AgeFileDamaged);
        row("a chunk missing", chunk(Full, 0, false) + chunk("a", 2, true), Full, ErrorKind::AgeFileDamaged);
    }

    void theEnd()
    {
        QFETCH(QByteArray, payload);
        QFETCH(ErrorKind, kind);
        const Opened opened = open(payload);
        QTEST(opened.content, "givenOut");
        QVERIFY(opened.error);
        QCOMPARE(int(*opened.error), int(kind));
    }

    void theCounterTakesItsBytes()
    {
        // 256 chunks: the second byte of the counter is in use.
        QByteArray payload = Sample::nonce();
        for (quint64 i = 0; i < 257; ++i) {
            payload += Sample::chunk(Full, i, i == 256);
        }
        const Opened opened = open(payload);
        QVERIFY(!opened.error);
        QCOMPARE(opened.content.size(), 257 * PayloadChunkSize);
    }

    void aDiskThatIsFull()
    {
        int taken = 0;
        auto writer = PayloadWriter::begin(Sample::fileKey(), [&taken](QByteArrayView) -> Result<void> {
            return ++taken > 1 ? failure(ErrorKind::DiskFull) : Result<void>();
        });
        QVERIFY_RESULT(writer);
        QVERIFY_RESULT(writer->write(Full));
        QVERIFY_ERROR(writer->write("x"), ErrorKind::DiskFull);
    }
};

KEYDESK_TEST(PayloadTest)
#include "payload.moc"
