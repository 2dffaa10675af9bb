// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <sandbox/products.h>

namespace sandbox {
namespace {

constexpr qsizetype PieceSize = 64 * 1024;
constexpr quint64 PastDoubles = 9'007'199'254'740'993; // 2^53 + 1, the first whole number a double cannot hold

struct Kind {
    const char *noun;
    const char *category;
};
constexpr std::array<Kind, 10> Kinds{{
    {"Kaffeemühle", "Küche"},
    {"Espressokocher ☕ für 6 Tassen", "Küche"},
    {"Kopfhörer, kabellos", "Elektronik"},
    {"Wanderrucksack 35 l", "Sport & Freizeit"},
    {"Schreibtischlampe “Łódź”", "Beleuchtung"},
    {"Crème-Brûlée-Brenner", "Küche"},
    {"Yoga-Matte 183 × 61 cm", "Sport & Freizeit"},
    {"Teekanne 急須 0,4 l", "Küche"},
    {"Fahrradschloss \\\"Größe L\\\"", "Sport & Freizeit"},
    {"Bluetooth-Lautsprecher 🔊", "Elektronik"},
}};
constexpr std::array<const char *, 8> Brands{
    "Müller & Söhne", "Nordlicht", "Åkerlund", "Café Añejo", "Hándwerk", "Zürich Home", "Blåbær", "木の香"};
constexpr std::array<const char *, 6> Colours{"schwarz", "weiß", "grün", "türkis", "natur", "rosé"};

// splitmix64: spreads neighbouring numbers over the whole range, without state.
quint64 spread(quint64 value)
{
    value += 0x9e3779b97f4a7c15;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
    value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
    return value ^ (value >> 31);
}

// 'B0' and eight characters, as Amazon's numbers look.
void appendAsin(QByteArray &to, quint64 seed)
{
    constexpr char Digits[] = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    to += "B0";
    for (int i = 0; i < 8; ++i) {
        to += Digits[seed % (sizeof Digits - 1)];
        seed /= sizeof Digits - 1;
    }
}

void appendPadded(QByteArray &to, quint64 number, int width)
{
    const QByteArray digits = QByteArray::number(number);
    to.append(width - digits.size(), '0');
    to += digits;
}

void appendTimestamp(QByteArray &to, quint64 seed)
{
    to += "2026-";
    appendPadded(to, 1 + seed % 12, 2);
    to += '-';
    appendPadded(to, 1 + (seed >> 8) % 28, 2);
    to += 'T';
    appendPadded(to, (seed >> 16) % 24, 2);
    to += ':';
    appendPadded(to, (seed >> 24) % 60, 2);
    to += ':';
    appendPadded(to, (seed >> 32) % 60, 2);
    to += 'Z';
}

void appendProduct(QByteArray &to, quint32 number)
{
    const quint64 seed = spread(number);
    const quint64 second = spread(seed);
    const Kind &kind = Kinds[seed % Kinds.size()];
    to += R"({"asin":")";
    appendAsin(to, second);
    to += R"(","title":")";
    to += kind.noun;
    to += ", ";
    to += Colours[(seed >> 16) % Colours.size()];
    to += R"(","brand":")";
    to += Brands[(seed >> 24) % Brands.size()];
    to += R"(","category":")";
    to += kind.category;
    to += R"(","price":)";
    to += QByteArray::number(1 + (seed >> 32) % 400);
    to += '.';
    appendPadded(to, (second >> 40) % 100, 2);
    to += R"(,"currency":"EUR","salesRank":)";
    to += QByteArray::number(1 + second % 900'000);
    to += R"(,"rating":)";
    to += QByteArray::number(1 + (second >> 8) % 4);
    to += '.';
    to += static_cast<char>('0' + (second >> 12) % 10);
    to += R"(,"reviews":)";
    to += QByteArray::number((second >> 20) % 20'000);
    to += R"(,"inStock":)";
    to += seed % 7 == 0 ? "false" : "true";
    to += R"(,"catalogId":)";
    to += QByteArray::number(PastDoubles + quint64(number) * 2);
    to += R"(,"parentAsin":)";
    to += seed % 3 == 0 ? R"("B0PARENT01")" : "null";
    to += R"(,"updatedAt":")";
    appendTimestamp(to, second);
    to += R"("})";
}

} // namespace

QByteArray sampleProduct(quint32 number)
{
    QByteArray product;
    appendProduct(product, number);
    return product;
}

Pieces sampleProducts(quint32 count)
{
    return [count, next = quint32(0), stage = 0]() mutable -> std::optional<Piece> {
        QByteArray bytes;
        bytes.reserve(PieceSize + 1024);
        if (stage == 0) {
            stage = 1;
            bytes += R"({"marketplace":"DE","count":)" + QByteArray::number(count) + R"(,"products":[)";
        }
        while (next < count && bytes.size() < PieceSize) {
            bytes += next == 0 ? "\n" : ",\n";
            appendProduct(bytes, next++);
        }
        if (next == count && stage == 1) {
            stage = 2;
            bytes += "\n]}\n";
        }
        return bytes.isEmpty() ? std::nullopt : std::optional(Piece{bytes});
    };
}

} // namespace sandbox
