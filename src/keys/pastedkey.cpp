// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/pastedkey.h>
std::optional<PastedKey> recognisePastedKey(QStringView text)
{
    Q_UNUSED(text);
    return std::nullopt;
}
