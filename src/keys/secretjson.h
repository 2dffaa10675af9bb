// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/flatjson.h>
#include <core/secret.h>
#include <optional>
#include <QString>

/// Writes one flat JSON object that holds a secret (RFC 8259), without leaving the secret in a buffer that is not wiped.
class SecretJsonWriter {
public:
    SecretJsonWriter();
    SecretJsonWriter(const SecretJsonWriter &) = delete;
    SecretJsonWriter &operator=(const SecretJsonWriter &) = delete;
    ~SecretJsonWriter();

    void add(QByteArrayView name, const QString &value);
    void add(QByteArrayView name, const Secret &utf8);
    void add(QByteArrayView name, qint64 value);
    void addFlag(QByteArrayView name, bool value);
    /// The object; the writer is empty afterwards.
    Secret finish();

private:
    void addName(QByteArrayView name);
    void appendText(QByteArrayView utf8);
    void append(QByteArrayView bytes);
    QByteArray m_buffer;
};

/// Reads such an object. Looks into the text it was given, which must outlive it.
class SecretJson {
public:
    /// Nothing when `utf8` is not one complete object.
    static std::optional<SecretJson> parse(QByteArrayView utf8);

    /// The member of that name as text, as a secret, as an integer; nothing when it is missing or of another type.
    std::optional<QString> text(QByteArrayView name) const;
    std::optional<Secret> secret(QByteArrayView name) const;
    std::optional<qint64> number(QByteArrayView name) const;
    /// False also when it is missing.
    bool flag(QByteArrayView name) const;
    /// The exact text of the member, whatever it is; nothing when it is missing.
    std::optional<QByteArrayView> lexeme(QByteArrayView name) const;

private:
    const JsonMember *find(QByteArrayView name) const;
    QList<JsonMember> m_members;
};
