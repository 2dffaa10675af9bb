// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <QtEndian>
#include <sandbox/sampleimage.h>

namespace sandbox {
namespace {

constexpr std::array<quint32, 256> crcTable() // ISO 15948 annex D
{
    std::array<quint32, 256> table{};
    for (quint32 n = 0; n < table.size(); ++n) {
        quint32 c = n;
        for (int bit = 0; bit < 8; ++bit) {
            c = c & 1 ? 0xedb88320U ^ (c >> 1) : c >> 1;
        }
        table[n] = c;
    }
    return table;
}

quint32 crcOf(const QByteArray &bytes)
{
    static constexpr auto Table = crcTable();
    quint32 c = 0xffffffffU;
    for (const char byte : bytes) {
        c = Table[(c ^ static_cast<unsigned char>(byte)) & 0xff] ^ (c >> 8);
    }
    return c ^ 0xffffffffU;
}

QByteArray bigEndian(quint32 value)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray chunk(const char *type, const QByteArray &content)
{
    const QByteArray checked = type + content;
    return bigEndian(static_cast<quint32>(content.size())) + checked + bigEndian(crcOf(checked));
}

} // namespace

QByteArray sampleImage()
{
    constexpr char EightBitColour[] = {8, 2, 0, 0, 0}; // depth, RGB, and the only methods there are
    const QByteArray header
        = bigEndian(SampleImageSide) + bigEndian(SampleImageSide) + QByteArray(EightBitColour, sizeof EightBitColour);
    QByteArray pixels;
    for (int y = 0; y < SampleImageSide; ++y) {
        pixels += '\0'; // each row unfiltered
        for (int x = 0; x < SampleImageSide; ++x) {
            pixels += static_cast<char>(x * 255 / SampleImageSide);
            pixels += static_cast<char>(y * 255 / SampleImageSide);
            pixels += static_cast<char>(160);
        }
    }
    const QByteArray deflated = qCompress(pixels).mid(4); // without Qt's length in front it is a zlib stream
    return QByteArray("\x89PNG\r\n\x1a\n", 8) + chunk("IHDR", header) + chunk("IDAT", deflated) + chunk("IEND", {});
}

} // namespace sandbox
