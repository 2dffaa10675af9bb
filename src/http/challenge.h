// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QByteArray>
#include <QList>
#include <QPair>

/// One challenge of a WWW-Authenticate header (RFC 9110 section 11.6.1).
struct Challenge {
    QByteArray scheme; ///< lower case
    QByteArray token68 = {};
    QList<QPair<QByteArray, QByteArray>> parameters = {}; ///< names in lower case, values unquoted
    QByteArray parameter(QByteArrayView name) const; ///< the first of that name, empty if there is none
    friend bool operator==(const Challenge &, const Challenge &) = default;
};

/// All challenges of the header's values: several headers, comma lists, empty elements, quoted strings with escapes, any
/// scheme in any case. What cannot be read is skipped up to the next comma.
QList<Challenge> parseChallenges(const QList<QByteArray> &values);

/// The first Bearer challenge (RFC 6750 section 3).
std::optional<Challenge> bearerChallenge(const QList<QByteArray> &values);
