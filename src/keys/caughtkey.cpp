// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/caughtkey.h>

#include <algorithm>
#include <core/names.h>

namespace {

constexpr qsizetype LongestBareLabel = 80; ///< UTF-16 code units; more is a sentence from elsewhere

Secret asSecret(const QString &text)
{
    QByteArray utf8 = text.toUtf8();
    return Secret::takeFrom(utf8);
}

QString plainText(const Secret &value)
{
    return value.reveal([](QByteArrayView utf8) { return QString::fromUtf8(utf8); });
}

bool hasInnerSpace(const Secret &value)
{
    return value.reveal([](QByteArrayView utf8) { return utf8.contains(' '); });
}

/// The label that the value would make, or nothing.
QString labelOf(const Secret &value)
{
    const QString text = plainText(value);
    const auto label = Label::parse(text);
    return label && text.size() <= LongestBareLabel ? label->text() : QString();
}

} // namespace

bool CaughtKey::take(PastedParts found)
{
    bool changed = false;
    if (!found.clientId.isEmpty()) {
        changed |= takeClientId(found.clientId);
    }
    if (!found.clientSecret.isEmpty()) {
        changed |= takeClientSecret(std::move(found.clientSecret));
    }
    if (!found.label.isEmpty()) {
        changed |= takeLabel(found.label);
    }
    if (found.bare.size() == 1) {
        changed |= takeBare(std::move(found.bare[0]));
    } else if (found.bare.size() == 2) {
        const bool secretFirst
            = likenessOf(found.bare[0]) == Likeness::Random && likenessOf(found.bare[1]) == Likeness::Words;
        if (putId(found.bare[secretFirst ? 1 : 0], Source::Guessed)) {
            putSecret(std::move(found.bare[secretFirst ? 0 : 1]), Source::Guessed);
            changed = true;
        }
    }
    return changed;
}

bool CaughtKey::takeClientId(const QString &clientId)
{
    if (clientId == m_clientId && m_idSource == Source::Certain) {
        return false;
    }
    const Secret value = asSecret(clientId);
    if (m_secretSource == Source::Guessed && m_clientSecret == value) {
        putSecret({}, Source::None);
    } else if (m_idSource == Source::Guessed && m_secretSource == Source::None && clientId != m_clientId) {
        putSecret(asSecret(m_clientId), Source::Guessed); // so that was the other part
    }
    return putId(value, Source::Certain);
}

bool CaughtKey::takeClientSecret(Secret secret)
{
    if (m_secretSource == Source::Certain && m_clientSecret == secret) {
        return false;
    }
    if (m_idSource == Source::Guessed && asSecret(m_clientId) == secret) {
        setClientId({});
    } else if (m_secretSource == Source::Guessed && m_idSource == Source::None && !(m_clientSecret == secret)) {
        putId(m_clientSecret, Source::Guessed);
    }
    putSecret(std::move(secret), Source::Certain);
    return true;
}

bool CaughtKey::takeLabel(const QString &label)
{
    if (label == m_label) {
        return false;
    }
    m_label = label;
    return true;
}

bool CaughtKey::takeBare(Secret value)
{
    if (value == m_clientSecret || value == asSecret(m_clientId)) {
        return false;
    }
    if (hasInnerSpace(value)) {
        const QString label = m_label.isEmpty() ? labelOf(value) : QString();
        return !label.isEmpty() && takeLabel(label);
    }
    const Likeness likeness = likenessOf(value);
    if (m_idSource == Source::None && m_secretSource == Source::None) {
        return takeFirst(std::move(value));
    }
    if (isComplete()) {
        return takeThird(std::move(value));
    }
    if (m_idSource == Source::None) {
        if (m_secretSource == Source::Guessed && likeness > likenessOf(m_clientSecret)) {
            putId(m_clientSecret, Source::Guessed);
            putSecret(std::move(value), Source::Guessed);
            return true;
        }
        return putId(value, Source::Guessed);
    }
    Secret id = asSecret(m_clientId);
    if (m_idSource == Source::Guessed && likeness < likenessOf(id) && putId(value, Source::Guessed)) {
        putSecret(std::move(id), Source::Guessed);
        return true;
    }
    putSecret(std::move(value), Source::Guessed);
    return true;
}

bool CaughtKey::takeFirst(Secret value)
{
    if (likenessOf(value) != Likeness::Random && putId(value, Source::Guessed)) {
        return true;
    }
    putSecret(std::move(value), Source::Guessed);
    return true;
}

/// Both parts are there already: a word may be the label, anything else corrects a guess.
bool CaughtKey::takeThird(Secret value)
{
    const Likeness likeness = likenessOf(value);
    if (likeness == Likeness::Words && m_label.isEmpty()) {
        return takeLabel(labelOf(value));
    }
    if (likeness == Likeness::Random && m_secretSource == Source::Guessed) {
        putSecret(std::move(value), Source::Guessed);
        return true;
    }
    return m_idSource == Source::Guessed && likeness != Likeness::Random && putId(value, Source::Guessed);
}

bool CaughtKey::putId(const Secret &value, Source source)
{
    const auto clientId = ClientId::parse(plainText(value));
    if (!clientId) {
        return false;
    }
    wipe(m_clientId); // what was guessed to be the id may be the secret
    m_clientId = clientId->text();
    m_idSource = source;
    return true;
}

void CaughtKey::putSecret(Secret value, Source source)
{
    m_clientSecret = std::move(value);
    m_secretSource = source;
}

void CaughtKey::setClientId(const QString &text)
{
    wipe(m_clientId);
    m_clientId = text;
    m_idSource = text.isEmpty() ? Source::None : Source::Certain;
}

void CaughtKey::setClientSecret(Secret secret)
{
    const bool isEmpty = secret.isEmpty();
    putSecret(std::move(secret), isEmpty ? Source::None : Source::Certain);
}

void CaughtKey::swap()
{
    Secret id = asSecret(m_clientId);
    wipe(m_clientId);
    m_clientId = plainText(m_clientSecret);
    m_idSource = m_clientId.isEmpty() ? Source::None : Source::Certain;
    setClientSecret(std::move(id));
}
