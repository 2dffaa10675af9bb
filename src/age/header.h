// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <core/secret.h>
#include <QByteArrayList>

class AgeBytes;

/// One recipient's part of a header: `-> TYPE ARGUMENT…` and a body.
struct AgeStanza {
    QByteArrayList words; ///< the type, then its arguments; never empty, each of visible ASCII
    QByteArray body;
    friend bool operator==(const AgeStanza &, const AgeStanza &) = default;
};

/// The text before the payload of an age file (C2SP age.md, 'Header'): who can open it, and a code over all of that.
class AgeHeader {
public:
    static constexpr qsizetype MaxSize = 1024 * 1024; ///< bytes; some 5,000 recipients

    /// Reads up to the payload. Strict: one spelling of each header only.
    /// Errors: NotAnAgeFile, AgeVersionUnknown, AgeFileDamaged, AgeFileCut, those of AgeBytes.
    static Result<AgeHeader> read(AgeBytes &from);
    /// A header for a new file.
    static AgeHeader make(QList<AgeStanza> stanzas, const Secret &fileKey);

    const QList<AgeStanza> &stanzas() const { return m_stanzas; }
    /// Whether it is as it was when the owner of `fileKey` wrote it.
    bool isGenuine(const Secret &fileKey) const;
    QByteArray text() const;

private:
    QList<AgeStanza> m_stanzas;
    QByteArray m_covered; ///< the text that the code is over: all up to and with the dashes
    QByteArray m_code;
};
