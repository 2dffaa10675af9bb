// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <keys/pastedkey.h>

/// A key that is put together from what is copied piece by piece, in whatever order. What comes with a name is certain;
/// what comes bare is put where it most likely belongs until more is known.
class CaughtKey {
public:
    enum class Source { None, Guessed, Certain };

    /// Takes over what was found; true when anything changed.
    bool take(PastedParts found);
    /// What the person typed or corrected is certain; an empty value is waited for again.
    void setClientId(const QString &text);
    void setClientSecret(Secret secret);
    void setLabel(const QString &text) { m_label = text; }
    /// The client id and the secret change places, on the person's word.
    void swap();
    /// Whether the guess may be wrong and swapping would help.
    bool canSwap() const { return m_idSource == Source::Guessed || m_secretSource == Source::Guessed; }
    bool isComplete() const { return m_idSource != Source::None && m_secretSource != Source::None; }

    const QString &clientId() const { return m_clientId; }
    const Secret &clientSecret() const { return m_clientSecret; }
    const QString &label() const { return m_label; }
    Source idSource() const { return m_idSource; }
    Source secretSource() const { return m_secretSource; }

private:
    bool takeClientId(const QString &clientId);
    bool takeClientSecret(Secret secret);
    bool takeLabel(const QString &label);
    bool takeBare(Secret value);
    bool takeFirst(Secret value);
    bool takeThird(Secret value);
    bool putId(const Secret &value, Source source);
    void putSecret(Secret value, Source source);

    QString m_clientId;
    Secret m_clientSecret;
    QString m_label;
    Source m_idSource = Source::None;
    Source m_secretSource = Source::None;
};
