// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/challenge.h>

#include <http/headers.h>

namespace {

/// Walks over a header value; every step either moves on or says no.
class Reader {
public:
    explicit Reader(QByteArrayView text)
        : m_text(text)
    {
    }
    bool atEnd() const { return m_at >= m_text.size(); }
    bool isAt(char wanted) const { return !atEnd() && m_text[m_at] == wanted; }
    bool take(char wanted)
    {
        const bool is = isAt(wanted);
        m_at += is ? 1 : 0;
        return is;
    }
    bool skipSpace()
    {
        const qsizetype before = m_at;
        while (isAt(' ') || isAt('\t')) {
            ++m_at;
        }
        return m_at > before;
    }
    QByteArray token()
    {
        const qsizetype start = m_at;
        while (!atEnd() && isHttpToken(m_text.sliced(m_at, 1))) {
            ++m_at;
        }
        return m_text.sliced(start, m_at - start).toByteArray();
    }
    /// RFC 9110 section 11.2; only where a comma or the end follows, else it is a parameter.
    QByteArray token68()
    {
        const qsizetype start = m_at;
        while (!atEnd() && (isHttpToken(m_text.sliced(m_at, 1)) || m_text[m_at] == '/')) {
            ++m_at;
        }
        const bool isEmpty = m_at == start;
        while (isAt('=')) {
            ++m_at;
        }
        const qsizetype end = m_at;
        skipSpace();
        if (isEmpty || (!atEnd() && !isAt(','))) {
            m_at = start;
            return {};
        }
        return m_text.sliced(start, end - start).toByteArray();
    }
    /// A quoted string, unescaped; an unfinished one ends with the text.
    QByteArray quoted()
    {
        QByteArray value;
        ++m_at;
        while (!atEnd() && !take('"')) {
            if (isAt('\\') && m_at + 1 < m_text.size()) {
                ++m_at;
            }
            value.append(m_text[m_at++]);
        }
        return value;
    }
    void skipElement()
    {
        while (!atEnd() && !isAt(',')) {
            if (isAt('"')) {
                quoted();
            } else {
                ++m_at;
            }
        }
    }
    qsizetype position() const { return m_at; }
    void returnTo(qsizetype position) { m_at = position; }

private:
    QByteArrayView m_text;
    qsizetype m_at = 0;
};

/// `name = value`; nothing, and nothing consumed, if it is not one.
std::optional<QPair<QByteArray, QByteArray>> parameter(Reader &reader)
{
    const qsizetype start = reader.position();
    const QByteArray name = reader.token().toLower();
    reader.skipSpace();
    if (name.isEmpty() || !reader.take('=')) {
        reader.returnTo(start);
        return std::nullopt;
    }
    reader.skipSpace();
    const QByteArray value = reader.isAt('"') ? reader.quoted() : reader.token();
    return QPair<QByteArray, QByteArray>(name, value);
}

void parseOne(QByteArrayView text, QList<Challenge> &challenges)
{
    Reader reader(text);
    while (!reader.atEnd()) {
        reader.skipSpace();
        if (reader.take(',')) {
            continue;
        }
        if (const auto more = challenges.isEmpty() ? std::nullopt : parameter(reader)) {
            challenges.last().parameters.append(*more);
        } else if (const QByteArray scheme = reader.token().toLower(); !scheme.isEmpty()) {
            challenges.append(Challenge{scheme});
            if (!reader.skipSpace()) {
                reader.skipElement();
                continue;
            }
            challenges.last().token68 = reader.token68();
            if (const auto first = parameter(reader)) {
                challenges.last().parameters.append(*first);
            }
        }
        reader.skipElement();
    }
}

} // namespace

QByteArray Challenge::parameter(QByteArrayView name) const
{
    for (const auto &[parameterName, value] : parameters) {
        if (parameterName == name) {
            return value;
        }
    }
    return {};
}

QList<Challenge> parseChallenges(const QList<QByteArray> &values)
{
    QList<Challenge> challenges;
    for (const QByteArray &value : values) {
        QList<Challenge> ofThis; // a parameter never belongs to a challenge of an earlier header
        parseOne(value, ofThis);
        challenges.append(ofThis);
    }
    return challenges;
}

std::optional<Challenge> bearerChallenge(const QList<QByteArray> &values)
{
    for (Challenge &challenge : parseChallenges(values)) {
        if (challenge.scheme == "bearer") {
            return std::move(challenge);
        }
    }
    return std::nullopt;
}
