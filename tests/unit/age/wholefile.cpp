// SPDX-License-Identifier: GPL-3.0-or-later
#include <age/agereader.h>
#include <age/agewriter.h>

#include <QBuffer>
#include <QFile>
#include <QTemporaryDir>
#include <support/await.h>
#include <support/cases.h>
#include <support/testmain.h>

namespace {

constexpr int LittleWork = 1;

QByteArray written(const QByteArray &content, AgeForm form)
{
    QBuffer device;
    device.open(QIODevice::WriteOnly);
    auto writer = AgeWriter::begin(device, Secret("open"), LittleWork, form);
    (void)(*writer)->write(content);
    (void)(*writer)->finish();
    return device.data();
}

Result<QByteArray> opened(const QByteArray &file, const QByteArray &passphrase = "open")
{
    QBuffer device;
    device.setData(file);
    device.open(QIODevice::ReadOnly);
    auto reader = AgeReader::open(device, Secret(passphrase));
    if (!reader) {
        return failureOf(reader);
    }
    QByteArray content;
    while (true) {
        const auto part = (*reader)->next();
        if (!part) {
            return failureOf(part);
        }
        if (part->isEmpty()) {
            return content;
        }
        part->reveal([&](QByteArrayView plain) { content.append(plain.data(), plain.size()); });
    }
}

/// Kilobytes of memory that this process has had at most.
qint64 peakMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    status.open(QIODevice::ReadOnly);
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf("VmHWM:") + 6;
    return text.mid(at, text.indexOf("kB", at) - at).trimmed().toLongLong();
}

} // namespace

class WholeFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothFormsComeBack()
    {
        for (const auto form : {AgeForm::Binary, AgeForm::Armored}) {
            const QByteArray content = QByteArray("some text\n").repeated(20'000);
            const QByteArray file = written(content, form);
            QVERIFY(!file.contains("some text"));
            const auto back = opened(file);
            QVERIFY_RESULT(back);
            QCOMPARE(*back, content);
            QVERIFY_ERROR(opened(file, "other"), ErrorKind::PassphraseWrong);
        }
    }

    void noChangedByteOpens()
    {
        const QByteArray file = written("content", AgeForm::Binary);
        for (qsizetype i = 0; i < file.size(); ++i) {
            QByteArray changed = file;
            changed[i] = char(changed.at(i) ^ 1);
            QVERIFY2(!opened(changed), qPrintable(QStringLiteral("byte %1").arg(i)));
        }
    }

    void noCutFileOpens()
    {
        for (const auto form : {AgeForm::Binary, AgeForm::Armored}) {
            // The line break at the very end of a text is no part of it.
            const QByteArray file = written("content", form).trimmed();
            for (qsizetype i = 0; i < file.size(); ++i) {
                QVERIFY2(!opened(file.first(i)), qPrintable(QStringLiteral("%1 bytes").arg(i)));
            }
        }
    }

    void aFileCutBetweenChunksIsCutShort()
    {
        QVERIFY_ERROR(opened(testCase("bk-cut.age"), "demo-pass-1"), ErrorKind::AgeFileCut);
    }

    void memoryStaysFlat()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("large.age")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        auto writer = AgeWriter::begin(file, Secret("open"), LittleWork);
        const QByteArray portion(1024 * 1024, 'p');
        QVERIFY_RESULT((*writer)->write(portion));
        const qint64 before = peakMemory();
        for (int i = 1; i < 64; ++i) {
            QVERIFY_RESULT((*writer)->write(portion));
        }
        QVERIFY_RESULT((*writer)->finish());
        file.close();
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto reader = AgeReader::open(file, Secret("open"));
        qint64 size = 0;
        for (auto part = (*reader)->next(); !part->isEmpty(); part = (*reader)->next()) {
            size += part->size();
        }
        QCOMPARE(size, 64 * 1024 * 1024);
#ifndef __SANITIZE_ADDRESS__ // which keeps what was freed
        QVERIFY2(peakMemory() - before < 4096, qPrintable(QString::number(peakMemory() - before)));
#else
        Q_UNUSED(before);
#endif
    }

    void aDeviceThatCannotBeWrittenTo()
    {
        QFile full(QStringLiteral("/dev/full"));
        QVERIFY(full.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        QVERIFY_ERROR(AgeWriter::begin(full, Secret("open"), LittleWork), ErrorKind::DiskFull);
    }
};

KEYDESK_TEST(WholeFileTest)
#include "wholefile.moc"
