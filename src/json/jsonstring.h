// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

/// The text of a valid JSON string that is given with its quotes; at most about `most` characters if that is not
/// negative. A surrogate without its other half becomes U+FFFD.
QString decodedJsonString(QByteArrayView lexeme, qsizetype most = -1);

/// `text` as a JSON string with quotes.
QString quotedJsonString(QStringView text);
