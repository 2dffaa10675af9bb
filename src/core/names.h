// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <QString>

/// A person's name for a key: 1 to 255 characters, no control characters, no white space at the ends. Unique within its
/// space without regard to case.
class Label {
public:
    static constexpr qsizetype MaxLength = 255; ///< in UTF-16 code units
    /// Trims white space at the ends. Errors: LabelEmpty, LabelTooLong, LabelHasControlCharacter.
    static Result<Label> parse(QStringView text);
    const QString &text() const { return m_text; }
    /// What uniqueness is judged by: case-folded, in normalization form C.
    QString folded() const;
    friend bool operator==(const Label &, const Label &) = default;

private:
    explicit Label(QString text)
        : m_text(std::move(text))
    {
    }
    QString m_text;
};

/// The name of a space; the rules are a Label's.
class SpaceName {
public:
    static constexpr qsizetype MaxLength = 255; ///< in UTF-16 code units
    /// Trims white space at the ends. Errors: SpaceNameEmpty, SpaceNameTooLong, SpaceNameHasControlCharacter.
    static Result<SpaceName> parse(QStringView text);
    const QString &text() const { return m_text; }
    QString folded() const;
    friend bool operator==(const SpaceName &, const SpaceName &) = default;

private:
    explicit SpaceName(QString text)
        : m_text(std::move(text))
    {
    }
    QString m_text;
};

/// An OAuth2 client identifier (RFC 6749 section 2.2): 1 to 255 characters, no control characters.
class ClientId {
public:
    static constexpr qsizetype MaxLength = 255; ///< in UTF-16 code units
    /// Trims white space at the ends. Errors: ClientIdEmpty, ClientIdTooLong, ClientIdHasControlCharacter.
    static Result<ClientId> parse(QStringView text);
    const QString &text() const { return m_text; }
    friend bool operator==(const ClientId &, const ClientId &) = default;

private:
    explicit ClientId(QString text)
        : m_text(std::move(text))
    {
    }
    QString m_text;
};

/// What may be asked for (RFC 6749 section 3.3): scope-tokens separated by single spaces; may be empty.
class Scope {
public:
    static constexpr qsizetype MaxLength = 2000;
    Scope() = default;
    /// Errors: ScopeInvalid.
    static Result<Scope> parse(QStringView text);
    const QString &text() const { return m_text; }
    QStringList tokens() const { return m_text.split(QLatin1Char(' '), Qt::SkipEmptyParts); }
    bool isEmpty() const { return m_text.isEmpty(); }
    friend bool operator==(const Scope &, const Scope &) = default;

private:
    explicit Scope(QString text)
        : m_text(std::move(text))
    {
    }
    QString m_text;
};

/// True for C0, C1, DEL and the line and paragraph separators.
bool isControlCharacter(QChar character);
/// `text` without white space and invisible characters (zero-width, byte order mark, no-break space) at its ends.
QStringView trimmedVisibly(QStringView text);
