// SPDX-License-Identifier: GPL-3.0-or-later
#include <age/agebytes.h>
#include <age/agereader.h>
#include <age/armorwriter.h>

#include <QBuffer>
#include <support/await.h>
#include <support/cases.h>
#include <support/testmain.h>

namespace {

constexpr char Begin[] = "-----BEGIN AGE ENCRYPTED FILE-----\n";
constexpr char End[] = "-----END AGE ENCRYPTED FILE-----\n";

Result<QByteArray> read(const QByteArray &text)
{
    QBuffer device;
    device.setData(text);
    device.open(QIODevice::ReadOnly);
    AgeBytes bytes(device);
    return bytes.read(1'000'000);
}

QByteArray armored(const QByteArray &bytes)
{
    ArmorWriter writer;
    QByteArray text = writer.add(bytes.left(7)); // in two parts, for its state
    text += writer.add(bytes.mid(7));
    return text + writer.finish();
}

} // namespace

class ArmorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLengthComesBack()
    {
        for (int length = 1; length < 200; ++length) {
            const QByteArray bytes = QByteArray(length, char(length));
            const auto back = read(armored(bytes));
            QVERIFY_RESULT(back);
            QCOMPARE(*back, bytes);
        }
    }

    void linesHave64Columns()
    {
        const QByteArrayList lines = armored(QByteArray(97, 'x')).split('\n');
        QCOMPARE(lines.at(1).size(), 64);
        QCOMPARE(lines.at(2).size(), 64);
        QCOMPARE(lines.at(3).size(), 4);
        QCOMPARE(lines.last(), QByteArray()); // the text ends in a line break
    }

    void whatIsAllowed_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray body = "YWJj\n";
        QTest::newRow("plain") << QByteArray(Begin) + body + End;
        QTest::newRow("no line break at the end") << QByteArray(Begin) + body + QByteArray(End).chopped(1);
        QTest::newRow("CRLF") << QByteArray(QByteArray(Begin) + body + End).replace("\n", "\r\n");
        QTest::newRow("white space around") << " \t\r\n\n" + QByteArray(Begin) + body + End + "\n \t\r\n";
        QTest::newRow("1024 of white space around")
            << QByteArray(1024, '\n') + Begin + body + End + QByteArray(1024, ' ');
    }

    void whatIsAllowed()
    {
        QFETCH(QByteArray, text);
        const auto bytes = read(text);
        QVERIFY_RESULT(bytes);
        QCOMPARE(*bytes, QByteArray("abc"));
    }

    void whatIsNot_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<ErrorKind>("kind");
        const QByteArray full = QByteArray(64, 'A') + '\n';
        const auto row = [](const char *name, const QByteArray &body, ErrorKind kind = ErrorKind::AgeTextDamaged) {
            QTest::newRow(name) << Begin + body + End << kind;
        };
        row("an empty line first", "\nYWJj\n");
        row("an empty line last", "YWJj\n\n");
        row("a short line in the middle", "YWJj\n" + full);
        row("a long line", QByteArray(68, 'A') + '\n');
        row("white space at a line's end", "YWJj \n");
        row("white space at a line's start", " YWJj\n");
        row("white space before END", "YWJj\n ");
        row("no padding", "YWI\n");
        row("left-over bits", "YWJ=\n");
        row("a line after the padding", "YQ==\nYWJj\n");
        row("a foreign character", "YW_j\n");
        row("a PGP checksum", "YWJj\n=abcd\n");
        row("a PEM header", "Comment: x\n\nYWJj\n");
        QTest::newRow("no END") << Begin + full << ErrorKind::AgeFileCut;
        QTest::newRow("cut in a line") << Begin + full + "YWJ" << ErrorKind::AgeFileCut;
        QTest::newRow("cut in END") << Begin + full + "-----END AGE" << ErrorKind::AgeTextDamaged;
        QTest::newRow("something behind") << Begin + QByteArray("YWJj\n") + End + "x" << ErrorKind::AgeTextDamaged;
        QTest::newRow("too much white space behind")
            << Begin + QByteArray("YWJj\n") + End + QByteArray(1025, '\n') << ErrorKind::AgeTextDamaged;
        QTest::newRow("lost line breaks")
            << QByteArray(Begin + full + "YWJj\n" + End).replace('\n', ' ') << ErrorKind::AgeTextDamaged;
    }

    void whatIsNot()
    {
        QFETCH(QByteArray, text);
        QFETCH(ErrorKind, kind);
        QVERIFY_ERROR(read(text), kind);
    }

    void aFileWithCrlfOpens()
    {
        QBuffer device;
        device.setData(testCase("bk-armor-crlf.age"));
        device.open(QIODevice::ReadOnly);
        auto reader = AgeReader::open(device, Secret("demo-pass-1"));
        QVERIFY_RESULT(reader);
        const auto content = (*reader)->next();
        QVERIFY_RESULT(content);
        QVERIFY(!content->isEmpty());
        QVERIFY((*reader)->next()->isEmpty());
    }

    void aPastedFileLostItsLineBreaks()
    {
        QBuffer device;
        device.setData(testCase("bk-armor-pasted.age"));
        device.open(QIODevice::ReadOnly);
        QVERIFY_ERROR(AgeReader::open(device, Secret("demo-pass-1")), ErrorKind::AgeTextDamaged);
    }
};

KEYDESK_TEST(ArmorTest)
#include "armor.moc"
