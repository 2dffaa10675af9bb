// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QByteArray>
#include <QList>
#include <QPair>

namespace sandbox {

/// The pairs of an application/x-www-form-urlencoded text, which a URL's query also is; in order, repeated names kept.
class Form {
public:
    static Form parse(QByteArrayView text);

    const QList<QPair<QByteArray, QByteArray>> &pairs() const { return m_pairs; }
    bool has(QByteArrayView name) const;
    QByteArray value(QByteArrayView name) const; ///< the first of that name; empty when there is none
    bool hasRepeatedName() const;

private:
    QList<QPair<QByteArray, QByteArray>> m_pairs;
};

/// Undoes form-encoding: `+` and `%XX`. Nothing when a percent sign is not followed by two hexadecimal digits.
std::optional<QByteArray> formDecoded(QByteArrayView text);

} // namespace sandbox
