// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

constexpr qsizetype MaxServerText = 200; ///< of an error or error_description, in UTF-16 code units

/// What a server says, fit to be shown: one line, without control and invisible characters, at most `limit` UTF-16 code
/// units long (design: protocol, point 17).
QString plainServerText(QStringView text, qsizetype limit = MaxServerText);
