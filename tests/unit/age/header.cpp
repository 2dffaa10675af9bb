// SPDX-License-Identifier: GPL-3.0-or-later
#include <age/agebytes.h>
#include <age/header.h>

#include "sample.h"
#include <support/await.h>
#include <support/testmain.h>

namespace {

Result<AgeHeader> parse(const QByteArray &text)
{
    QBuffer device;
    device.setData(text);
    device.open(QIODevice::ReadOnly);
    AgeBytes bytes(device);
    return AgeHeader::read(bytes);
}

} // namespace

class HeaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenComesBack()
    {
        for (const int length : {0, 1, 32, 47, 48, 49, 96, 1000}) {
            const QList<AgeStanza> stanzas{
                {{"one", "and", "~!%"}, QByteArray(length, 'b')}, {{"two"}, QByteArray(3, '\0')}};
            const AgeHeader made = AgeHeader::make(stanzas, Sample::fileKey());
            const auto back = parse(made.text() + "payload");
            QVERIFY_RESULT(back);
            QVERIFY(back->stanzas() == stanzas);
            QCOMPARE(back->text(), made.text());
            QVERIFY(back->isGenuine(Sample::fileKey()));
            QVERIFY(!back->isGenuine(Secret("YELLOW SUBMARINF")));
        }
    }

    void aChangedWordIsNotGenuine()
    {
        QByteArray text = Sample::header("-> one two\nYWJj\n");
        QVERIFY(parse(text)->isGenuine(Sample::fileKey()));
        text.replace("one", "ono");
        QVERIFY(!parse(text)->isGenuine(Sample::fileKey()));
    }

    void strictness_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<ErrorKind>("kind");
        const QByteArray good = Sample::header("-> one two\nYWJj\n");
        const auto stanza = [](const char *name, const QByteArray &lines, ErrorKind kind = ErrorKind::AgeFileDamaged) {
            QTest::newRow(name) << Sample::header(lines) << kind;
        };
        QTest::newRow("empty") << QByteArray() << ErrorKind::NotAnAgeFile;
        QTest::newRow("another file") << QByteArray("%PDF-1.7\n") << ErrorKind::NotAnAgeFile;
        QTest::newRow("one long line") << QByteArray(2'000'000, 'x') << ErrorKind::NotAnAgeFile;
        QTest::newRow("another version") << QByteArray(good).replace("/v1", "/v2") << ErrorKind::AgeVersionUnknown;
        QTest::newRow("CRLF") << QByteArray(good).replace("\n", "\r\n") << ErrorKind::AgeVersionUnknown;
        stanza("no stanza", "");
        stanza("no arrow", "- one\nYWJj\n");
        stanza("no words", "-> \nYWJj\n");
        stanza("no space", "->one\nYWJj\n");
        stanza("two spaces", "-> one  two\nYWJj\n");
        stanza("a space behind", "-> one two \nYWJj\n");
        stanza("a control character", "-> one\x7f\nYWJj\n");
        stanza("not ASCII", "-> \xc3\xa9\nYWJj\n");
        stanza("CR in a line", "-> one\r\nYWJj\n");
        stanza("a long line", "-> one\n" + QByteArray(68, 'A') + "\n");
        stanza("no body", "-> one\n");
        stanza("no last line", "-> one\n" + QByteArray(64, 'A') + "\n");
        stanza("two short lines", "-> one\nYWJj\nYWJj\n");
        stanza("padding", "-> one\nYWI=\n");
        stanza("left-over bits", "-> one\nYWJ\n");
        stanza("a foreign character", "-> one\nYW_j\n");
        QTest::newRow("no code") << good.left(good.indexOf("---")) << ErrorKind::AgeFileCut;
        QTest::newRow("half a code") << good.left(good.indexOf("---") + 20) << ErrorKind::AgeFileCut;
        QTest::newRow("short code") << good.left(good.indexOf("---") + 20) + "\n" << ErrorKind::AgeFileDamaged;
        QTest::newRow("a space behind the code") << good.chopped(1) + " \n" << ErrorKind::AgeFileDamaged;
        QTest::newRow("no space before the code")
            << QByteArray(good).replace("--- ", "---") << ErrorKind::AgeFileDamaged;
        QTest::newRow("stanzas without an end")
            << "age-encryption.org/v1\n" + QByteArray("-> one\n\n").repeated(200'000) << ErrorKind::AgeFileDamaged;
    }

    void strictness()
    {
        QFETCH(QByteArray, text);
        QFETCH(ErrorKind, kind);
        QVERIFY_ERROR(parse(text), kind);
    }

    void anEmptyLastLineAfterAFullOne()
    {
        const auto header = parse(Sample::header("-> one\n" + QByteArray(64, 'A') + "\n\n"));
        QVERIFY_RESULT(header);
        QCOMPARE(header->stanzas().first().body, QByteArray(48, '\0'));
    }

    void theBeginningOfTheFirstLineAlone() { QVERIFY_ERROR(parse("age-encryp"), ErrorKind::NotAnAgeFile); }
};

KEYDESK_TEST(HeaderTest)
#include "header.moc"
