// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <age/header.h>

/// Reads a header line by line and remembers the text as it stood. Lines are without their LF.
class HeaderLines {
public:
    explicit HeaderLines(AgeBytes &from)
        : m_from(from)
    {
    }

    /// Errors: AgeFileCut when no whole line is left, AgeFileDamaged past MaxSize, those of AgeBytes.
    Result<QByteArray> next();
    /// All lines so far, with their LF.
    const QByteArray &text() const { return m_text; }

private:
    AgeBytes &m_from;
    QByteArray m_text;
};

/// The words after `-> `; nothing unless they are visible ASCII with single spaces between.
std::optional<QByteArrayList> stanzaWords(QByteArrayView line);
/// The lines of a stanza's body: all full but the last, which may be empty.
Result<QByteArray> readStanzaBody(HeaderLines &lines);
QByteArray writeStanza(const AgeStanza &stanza);
