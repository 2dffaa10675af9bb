// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <core/secret.h>
#include <map>
#include <memory>
#include <optional>
#include <QStringList>
#include <vector>

/// What a vault file holds once it is decrypted: one JSON object, so that a person can read it without us,
///
///     {"keydesk_vault":1,"entries":{
///     "io.github.keydesk/key/v1/ID":"BASE64",
///     …}}
///
/// as one piece of locked memory, because thousands of small ones are more than a system grants. Any thread.
class VaultDocument {
public:
    VaultDocument(); ///< without entries

    /// Takes any JSON of that meaning. Errors: VaultDamaged, VaultNewer; without the path.
    static Result<VaultDocument> parse(const Secret &text);
    const Secret &text() const { return m_text; }

    /// An entry's bytes; as they stand when they are no base64, which its reader finds out.
    std::optional<Secret> value(const QString &name) const;
    QStringList names() const;

    /// The same with entries set, or taken out where `value` is null.
    struct Change {
        QString name;
        std::shared_ptr<const Secret> value;
    };
    VaultDocument with(const std::vector<Change> &changes) const;
    VaultDocument with(const QString &name, const Secret *value) const; ///< of one

private:
    struct Place {
        qsizetype at;
        qsizetype size;
    };
    struct Entry {
        QString name;
        QByteArrayView base64;
    };
    static VaultDocument composed(const std::vector<Entry> &entries);

    Secret m_text;
    std::map<QString, Place> m_places; ///< of each entry's base64 in the text
};
