// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/names.h>

#include <algorithm>

namespace {

struct NameRules {
    ErrorKind empty;
    ErrorKind tooLong;
    ErrorKind controlCharacter;
    qsizetype maxLength;
};

Result<QString> parseName(QStringView text, const NameRules &rules)
{
    const QStringView trimmed = trimmedVisibly(text);
    if (trimmed.isEmpty()) {
        return failure(rules.empty);
    }
    if (trimmed.size() > rules.maxLength) {
        return failure(rules.tooLong, {QString::number(trimmed.size())});
    }
    const auto control = std::find_if(trimmed.begin(), trimmed.end(), isControlCharacter);
    if (control != trimmed.end()) {
        const auto position = (control - trimmed.begin()) + (trimmed.data() - text.data()) + 1;
        return failure(rules.controlCharacter, {QString::number(position)});
    }
    return trimmed.toString();
}

QString fold(const QString &text)
{
    return text.normalized(QString::NormalizationForm_C).toCaseFolded();
}

} // namespace

bool isControlCharacter(QChar character)
{
    return character.category() == QChar::Other_Control || character == QChar::LineSeparator
        || character == QChar::ParagraphSeparator;
}

QStringView trimmedVisibly(QStringView text)
{
    const auto goes
        = [](QChar character) { return character.isSpace() || character.category() == QChar::Other_Format; };
    while (!text.isEmpty() && goes(text.front())) {
        text = text.sliced(1);
    }
    while (!text.isEmpty() && goes(text.back())) {
        text.chop(1);
    }
    return text;
}

Result<Label> Label::parse(QStringView text)
{
    return parseName(
        text, {ErrorKind::LabelEmpty, ErrorKind::LabelTooLong, ErrorKind::LabelHasControlCharacter, MaxLength})
        .map([](QString name) { return Label(std::move(name)); });
}

QString Label::folded() const
{
    return fold(m_text);
}

Result<SpaceName> SpaceName::parse(QStringView text)
{
    return parseName(text,
        {ErrorKind::SpaceNameEmpty, ErrorKind::SpaceNameTooLong, ErrorKind::SpaceNameHasControlCharacter, MaxLength})
        .map([](QString name) { return SpaceName(std::move(name)); });
}

QString SpaceName::folded() const
{
    return fold(m_text);
}

Result<ClientId> ClientId::parse(QStringView text)
{
    return parseName(
        text, {ErrorKind::ClientIdEmpty, ErrorKind::ClientIdTooLong, ErrorKind::ClientIdHasControlCharacter, MaxLength})
        .map([](QString name) { return ClientId(std::move(name)); });
}

Result<Scope> Scope::parse(QStringView text)
{
    const QString simplified = text.toString().simplified();
    // RFC 6749 section 3.3: scope-token = 1*( %x21 / %x23-5B / %x5D-7E )
    const auto allowed = [](QChar character) {
        const char16_t code = character.unicode();
        return code >= 0x20 && code <= 0x7e && code != u'"' && code != u'\\';
    };
    if (simplified.size() > MaxLength || !std::all_of(simplified.begin(), simplified.end(), allowed)) {
        return failure(ErrorKind::ScopeInvalid, {simplified.left(80)});
    }
    return Scope(simplified);
}
