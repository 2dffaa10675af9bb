// SPDX-License-Identifier: GPL-3.0-or-later
// An age file, to a passphrase of next to no work and to a file key that is known.
#include <age/agereader.h>
#include <fuzz/fuzzer.h>
#include <QBuffer>

namespace {

void readToTheEnd(Result<std::unique_ptr<AgeReader>> reader, qsizetype size)
{
    qsizetype got = 0;
    while (reader) {
        const auto part = (*reader)->next();
        if (!part || part->isEmpty()) {
            break;
        }
        got += part->size();
        MUST(got <= size);
    }
}

} // namespace

void tryInput(const QByteArray &input)
{
    constexpr int LittleWork = 4;
    QBuffer device;
    device.setData(input);
    MUST(device.open(QIODevice::ReadOnly));
    static const Secret passphrase{QByteArrayView("demo-pass-1")};
    readToTheEnd(AgeReader::open(device, passphrase, LittleWork), input.size());
    device.seek(0);
    static const Secret fileKey{QByteArrayView("YELLOW SUBMARINE")};
    readToTheEnd(AgeReader::openAgain(device, fileKey), input.size());
}
