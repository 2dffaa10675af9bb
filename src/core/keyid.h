// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QHash>
#include <QUuid>

/// The identity of a thing that lives in the index, as a UUID without braces. Kind keeps a key's id from a space's.
template <class Kind> class Id {
public:
    static std::optional<Id> parse(QStringView text)
    {
        const QUuid uuid = QUuid::fromString(text);
        if (uuid.isNull()) {
            return std::nullopt;
        }
        return Id(uuid);
    }
    explicit Id(const QUuid &uuid)
        : m_uuid(uuid)
    {
    }
    QString text() const { return m_uuid.toString(QUuid::WithoutBraces); }
    friend bool operator==(const Id &, const Id &) = default;
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.m_uuid, seed); }

private:
    QUuid m_uuid;
};

using KeyId = Id<struct KeyIdKind>;
using SpaceId = Id<struct SpaceIdKind>;

/// Where new ids come from; passed in, so that a test can foresee them.
class IdSource {
public:
    virtual ~IdSource() = default;
    virtual QUuid next() = 0;
};

/// Random version 4 UUIDs.
class RandomIdSource final : public IdSource {
public:
    QUuid next() override { return QUuid::createUuid(); }
};
