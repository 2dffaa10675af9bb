// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/secretjson.h>

#include <algorithm>

namespace {

constexpr qsizetype FirstCapacity = 4096; ///< more than an entry needs

} // namespace

SecretJsonWriter::SecretJsonWriter()
{
    m_buffer.reserve(FirstCapacity);
    m_buffer.append('{');
}

SecretJsonWriter::~SecretJsonWriter()
{
    wipe(m_buffer);
}

void SecretJsonWriter::append(QByteArrayView bytes)
{
    if (m_buffer.size() + bytes.size() > m_buffer.capacity()) {
        // By hand: a reallocation would leave the old bytes behind.
        QByteArray larger;
        larger.reserve(2 * (m_buffer.size() + bytes.size()));
        larger.append(m_buffer.constData(), m_buffer.size());
        wipe(m_buffer);
        m_buffer = std::move(larger);
    }
    m_buffer.append(bytes.data(), bytes.size());
}

void SecretJsonWriter::appendText(QByteArrayView utf8)
{
    append("\"");
    for (const char &byte : utf8) {
        if (byte == '"' || byte == '\\') {
            append("\\");
        }
        if (static_cast<unsigned char>(byte) < 0x20) {
            append("\\u00" + QByteArray::number(byte, 16).rightJustified(2, '0'));
        } else {
            append(QByteArrayView(&byte, 1));
        }
    }
    append("\"");
}

void SecretJsonWriter::addName(QByteArrayView name)
{
    if (m_buffer.size() > 1) {
        append(",");
    }
    appendText(name);
    append(":");
}

void SecretJsonWriter::add(QByteArrayView name, const QString &value)
{
    addName(name);
    appendText(value.toUtf8());
}

void SecretJsonWriter::add(QByteArrayView name, const Secret &utf8)
{
    addName(name);
    utf8.reveal([this](QByteArrayView bytes) { appendText(bytes); });
}

void SecretJsonWriter::add(QByteArrayView name, qint64 value)
{
    addName(name);
    append(QByteArray::number(value));
}

void SecretJsonWriter::addFlag(QByteArrayView name, bool value)
{
    addName(name);
    append(value ? "true" : "false");
}

Secret SecretJsonWriter::finish()
{
    append("}");
    return Secret::takeFrom(m_buffer);
}

std::optional<SecretJson> SecretJson::parse(QByteArrayView utf8)
{
    auto members = jsonMembers(utf8);
    if (!members) {
        return std::nullopt;
    }
    SecretJson parsed;
    parsed.m_members = std::move(*members);
    return parsed;
}

const JsonMember *SecretJson::find(QByteArrayView name) const
{
    const auto found = std::find_if(
        m_members.begin(), m_members.end(), [name](const JsonMember &member) { return member.name == name; });
    return found == m_members.end() ? nullptr : &*found;
}

std::optional<Secret> SecretJson::secret(QByteArrayView name) const
{
    const JsonMember *const member = find(name);
    if (!member || !member->isString()) {
        return std::nullopt;
    }
    QByteArray decoded = decodedJsonString(member->lexeme);
    return Secret::takeFrom(decoded);
}

std::optional<QString> SecretJson::text(QByteArrayView name) const
{
    const JsonMember *const member = find(name);
    if (!member || !member->isString()) {
        return std::nullopt;
    }
    QByteArray decoded = decodedJsonString(member->lexeme);
    const auto text = QString::fromUtf8(decoded);
    wipe(decoded);
    return text;
}

std::optional<qint64> SecretJson::number(QByteArrayView name) const
{
    const JsonMember *const member = find(name);
    bool isNumber = false;
    const qint64 value = member && member->isNumber() ? member->lexeme.toByteArray().toLongLong(&isNumber) : 0;
    return isNumber ? std::optional(value) : std::nullopt;
}

bool SecretJson::flag(QByteArrayView name) const
{
    const JsonMember *const member = find(name);
    return member && member->lexeme == "true";
}

std::optional<QByteArrayView> SecretJson::lexeme(QByteArrayView name) const
{
    const JsonMember *const member = find(name);
    return member ? std::optional(member->lexeme) : std::nullopt;
}
