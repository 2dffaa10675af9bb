// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/use.h>

#include <array>

namespace {

// In the order of the enumeration.
constexpr std::array<QLatin1String, 6> PartWords{QLatin1String("explorer"), QLatin1String("window"),
    QLatin1String("command_line"), QLatin1String("run"), QLatin1String("export"), QLatin1String("proxy")};

} // namespace

QString usePartText(UsePart part)
{
    return PartWords.at(static_cast<std::size_t>(part));
}

std::optional<UsePart> parseUsePart(QStringView text)
{
    for (std::size_t i = 0; i < PartWords.size(); ++i) {
        if (text == PartWords.at(i)) {
            return static_cast<UsePart>(i);
        }
    }
    return std::nullopt;
}
