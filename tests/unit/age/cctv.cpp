// SPDX-License-Identifier: GPL-3.0-or-later
#include <age/agebytes.h>
#include <age/agereader.h>
#include <age/payloadreader.h>

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QtEndian>
#include <support/await.h>
#include <support/testmain.h>

namespace {

/// One file of C2SP/CCTV age/testdata: lines of `name: value`, an empty line, an age file.
struct Vector {
    QHash<QByteArray, QByteArray> says;
    QByteArrayList passphrases;
    QByteArray file;
};

Vector readVector(const QString &path)
{
    QFile device(path);
    device.open(QIODevice::ReadOnly);
    Vector vector;
    for (QByteArray line = device.readLine().trimmed(); !line.isEmpty(); line = device.readLine().trimmed()) {
        const qsizetype colon = line.indexOf(": ");
        const QByteArray name = line.left(colon);
        const QByteArray value = line.mid(colon + 2);
        if (name == "passphrase") {
            vector.passphrases.append(value);
        }
        vector.says.insert(name, value);
    }
    vector.file = device.readAll();
    if (vector.says.value("compressed") == "zlib") {
        const quint32 size = 64 * 1024 * 1024; // a hint that only has to be large enough
        QByteArray framed(4, '\0');
        qToBigEndian(size, framed.data());
        vector.file = qUncompress(framed + vector.file);
    }
    return vector;
}

struct Outcome {
    QByteArray content;
    std::optional<ErrorKind> error;
    bool isOfPayload = false;
};

void readPayload(auto &reader, Outcome &outcome)
{
    while (true) {
        const auto part = reader.next();
        if (!part) {
            outcome.error = part.error().kind;
            outcome.isOfPayload = true;
            return;
        }
        if (part->isEmpty()) {
            return;
        }
        part->reveal([&](QByteArrayView plain) { outcome.content.append(plain.data(), plain.size()); });
    }
}

Outcome openWithPassphrase(QIODevice &device, const QByteArray &passphrase)
{
    Outcome outcome;
    auto reader = AgeReader::open(device, Secret(passphrase));
    if (!reader) {
        outcome.error = reader.error().kind;
        return outcome;
    }
    readPayload(**reader, outcome);
    return outcome;
}

/// The same for a file that was encrypted to a key, of which the vector tells the file key.
Outcome openWithFileKey(QIODevice &device, const Secret &fileKey)
{
    Outcome outcome;
    AgeBytes bytes(device);
    const auto header = AgeHeader::read(bytes);
    if (!header) {
        outcome.error = header.error().kind;
        return outcome;
    }
    if (!header->isGenuine(fileKey)) {
        outcome.error = ErrorKind::AgeFileDamaged;
        return outcome;
    }
    auto payload = PayloadReader::begin(bytes, fileKey);
    if (!payload) {
        outcome.error = payload.error().kind; // the nonce counts as a part of the header there
        return outcome;
    }
    readPayload(*payload, outcome);
    return outcome;
}

} // namespace

/// Every vector of cctv/testdata.
class CctvTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void vectors_data()
    {
        QTest::addColumn<QString>("path");
        for (const QFileInfo &file : QDir(QStringLiteral(KEYDESK_AGE_VECTORS)).entryInfoList(QDir::Files)) {
            QTest::newRow(qPrintable(file.fileName())) << file.absoluteFilePath();
        }
    }

    void vectors()
    {
        QFETCH(QString, path);
        const Vector vector = readVector(path);
        QBuffer device;
        device.setData(vector.file);
        device.open(QIODevice::ReadOnly);
        const QByteArray expect = vector.says.value("expect");
        const Outcome outcome = vector.passphrases.isEmpty()
            ? openWithFileKey(device, Secret(QByteArray::fromHex(vector.says.value("file key"))))
            : openWithPassphrase(device, vector.passphrases.first());
        const ErrorKind error = outcome.error.value_or(ErrorKind::Abandoned);
        if (vector.passphrases.isEmpty() && expect == "no match") {
            return; // about an identity that does not fit
        }
        if (expect == "success") {
            QVERIFY2(!outcome.error, qPrintable(QString::number(int(error))));
        } else if (expect == "no match") {
            QVERIFY(error == ErrorKind::PassphraseWrong || error == ErrorKind::AgeRecipientUnknown);
        } else if (expect == "HMAC failure") {
            QCOMPARE(int(error), int(ErrorKind::AgeFileDamaged));
        } else if (expect == "payload failure") {
            QVERIFY(outcome.isOfPayload);
        } else if (expect == "armor failure") {
            QVERIFY(error == ErrorKind::AgeTextDamaged || error == ErrorKind::AgeFileCut
                || error == ErrorKind::NotAnAgeFile);
        } else {
            QCOMPARE(expect, QByteArray("header failure"));
            QVERIFY(outcome.error && !outcome.isOfPayload && error != ErrorKind::PassphraseWrong);
        }
        if (vector.says.contains("payload")) {
            const auto hash = QCryptographicHash::hash(outcome.content, QCryptographicHash::Sha256).toHex();
            QCOMPARE(hash, vector.says.value("payload"));
        }
    }
};

KEYDESK_TEST(CctvTest)
#include "cctv.moc"
