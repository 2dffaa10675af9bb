// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstring>
#include <json/scanfault.h>
#include <QCoreApplication>

namespace {

QString tr(const char *sentence)
{
    return QCoreApplication::translate("JsonText", sentence);
}

QString sentenceFor(ScanFault fault)
{
    switch (fault) {
    case ScanFault::Empty:
        return tr("There is no value.");
    case ScanFault::NotUtf8:
        return tr("This byte is not UTF-8.");
    case ScanFault::TooLarge:
        return tr("The text is larger than 4 GiB.");
    case ScanFault::TooDeep:
        return tr("Nested deeper than %1 levels.").arg(JsonText::MaxDepth);
    case ScanFault::ValueMissing:
        return tr("A value is missing here.");
    case ScanFault::ValueMissingAfterComma:
        return tr("A value is missing after the comma.");
    case ScanFault::NameMissing:
        return tr("A name in double quotes is missing here.");
    case ScanFault::NameMissingAfterComma:
        return tr("A name in double quotes is missing after the comma.");
    case ScanFault::ColonMissing:
        return tr("A colon is missing after the name.");
    case ScanFault::CommaOrBraceMissing:
        return tr("A comma or } is missing here.");
    case ScanFault::CommaOrBracketMissing:
        return tr("A comma or ] is missing here.");
    case ScanFault::EndsInObject:
        return tr("The text ends within an object.");
    case ScanFault::EndsInArray:
        return tr("The text ends within an array.");
    case ScanFault::EndsInString:
        return tr("The text ends within a string.");
    case ScanFault::MoreAfterEnd:
        return tr("There is more text after the end of the value.");
    case ScanFault::ControlInString:
        return tr("A line break or control character inside a string must be escaped.");
    case ScanFault::BadEscape:
        return tr("There is no such escape in JSON.");
    case ScanFault::BadUnicodeEscape:
        return tr("Four hexadecimal digits must follow \\u.");
    case ScanFault::LeadingZero:
        return tr("A number cannot begin with 0 and another digit.");
    case ScanFault::DigitMissing:
        return tr("A digit is missing in the number.");
    case ScanFault::PlusSign:
        return tr("A number cannot begin with +.");
    case ScanFault::UnknownWord:
        return tr("Only true, false and null stand without quotes.");
    case ScanFault::SingleQuotes:
        return tr("Strings stand in double quotes.");
    case ScanFault::Comment:
        return tr("JSON has no comments.");
    }
    return {};
}

// The length of the UTF-8 sequence at `at`; 0 when it is none.
int sequenceLength(const unsigned char *at, qsizetype left)
{
    const unsigned char lead = at[0];
    const int length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length > left) {
        return 0;
    }
    for (int i = 1; i < length; ++i) {
        if ((at[i] & 0xc0) != 0x80) {
            return 0;
        }
    }
    const bool overlong = (lead == 0xe0 && at[1] < 0xa0) || (lead == 0xf0 && at[1] < 0x90);
    const bool surrogate = lead == 0xed && at[1] > 0x9f;
    const bool tooLarge = lead == 0xf4 && at[1] > 0x8f;
    return overlong || surrogate || tooLarge ? 0 : length;
}

} // namespace

JsonText::Fault describeFault(QByteArrayView document, ScanFault fault, qsizetype offset)
{
    JsonText::Fault described;
    described.offset = offset;
    described.reason = sentenceFor(fault);
    const QByteArrayView before = document.first(std::min(offset, document.size()));
    described.line = 1 + std::count(before.begin(), before.end(), '\n');
    for (const char byte : before.sliced(before.lastIndexOf('\n') + 1)) {
        const auto unsignedByte = static_cast<unsigned char>(byte);
        const bool continues = (unsignedByte & 0xc0) == 0x80;
        described.column += continues ? 0 : unsignedByte >= 0xf0 ? 2 : 1;
    }
    return described;
}

std::optional<qsizetype> firstInvalidUtf8(QByteArrayView bytes)
{
    const auto *at = reinterpret_cast<const unsigned char *>(bytes.data());
    qsizetype i = 0;
    while (i < bytes.size()) {
        quint64 eight = 0;
        if (bytes.size() - i >= 8) { // most text is ASCII: eight bytes at a time
            std::memcpy(&eight, at + i, sizeof eight);
            if ((eight & 0x8080808080808080U) == 0) {
                i += 8;
                continue;
            }
        }
        const int length = sequenceLength(at + i, bytes.size() - i);
        if (length == 0) {
            return i;
        }
        i += length;
    }
    return std::nullopt;
}
