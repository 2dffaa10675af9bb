// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/pastedkey.h>

#include <core/clientsecret.h>
#include <core/names.h>
#include <keys/namedvalue.h>
#include <keys/partname.h>
#include <keys/textofhtml.h>
#include <QRegularExpression>

namespace {

/// What was found under the names of one part; two that differ are none.
class Candidate {
public:
    void offer(const Secret &value)
    {
        if (m_value.isEmpty()) {
            m_value = value.duplicate();
        } else if (!(m_value == value)) {
            m_isAmbiguous = true;
        }
    }
    bool isEmpty() const { return m_value.isEmpty(); }
    bool isAmbiguous() const { return m_isAmbiguous; }
    const Secret &value() const { return m_value; }

private:
    Secret m_value;
    bool m_isAmbiguous = false;
};

QString textOf(const Secret &value)
{
    return value.reveal([](QByteArrayView utf8) { return QString::fromUtf8(utf8); });
}

QString clientIdOf(const Secret &value)
{
    const auto clientId = ClientId::parse(textOf(value));
    return clientId ? clientId->text() : QString();
}

Secret clientSecretOf(const Secret &value)
{
    auto secret = value.reveal([](QByteArrayView utf8) { return parseClientSecret(utf8); });
    return secret ? std::move(secret->secret) : Secret();
}

/// What was found under each of the names.
struct Candidates {
    explicit Candidates(const std::vector<NamedValue> &values)
    {
        for (const NamedValue &value : values) {
            switch (partNamed(value.name)) {
            case Part::ClientId:
                clientId.offer(value.value);
                break;
            case Part::Id:
                id.offer(value.value);
                break;
            case Part::ClientSecret:
                clientSecret.offer(value.value);
                break;
            case Part::Secret:
                secret.offer(value.value);
                break;
            case Part::Label:
                label.offer(value.value);
                break;
            case Part::None:
                break;
            }
        }
    }
    Candidate clientId;
    Candidate id;
    Candidate clientSecret;
    Candidate secret;
    Candidate label;
};

PastedParts fromNames(const std::vector<NamedValue> &values)
{
    const Candidates found(values);
    // The full names win over the short ones, which may belong to something else of the same text.
    const Candidate &id = found.clientId.isEmpty() ? found.id : found.clientId;
    const Candidate &secret = found.clientSecret.isEmpty() ? found.secret : found.clientSecret;
    PastedParts parts;
    parts.hasFullNames
        = (id.isEmpty() || &id == &found.clientId) && (secret.isEmpty() || &secret == &found.clientSecret);
    if (id.isAmbiguous() || secret.isAmbiguous()) {
        return parts; // several keys: which of them is meant is not known
    }
    if (!id.isEmpty()) {
        parts.clientId = clientIdOf(id.value());
    }
    if (!secret.isEmpty()) {
        parts.clientSecret = clientSecretOf(secret.value());
    }
    const auto label = Label::parse(textOf(found.label.value()));
    if (label && !found.label.isAmbiguous()) {
        parts.label = label->text();
    }
    return parts;
}

bool holdsSpace(QStringView line)
{
    return std::any_of(line.begin(), line.end(), [](QChar character) { return character.isSpace(); });
}

/// An assignment is no value, and neither is an address, or a line of a PEM block or a JSON text.
bool canBeBare(QStringView line)
{
    constexpr QStringView Foreign = u"<>{}[]\"'#";
    const bool holdsForeign = std::any_of(Foreign.begin(), Foreign.end(), [line](QChar c) { return line.contains(c); });
    return !holdsForeign && !line.contains(QLatin1String("://")) && !isPartName(line)
        && std::none_of(line.begin(), line.end(), isControlCharacter);
}

/// The id and the secret on lines or in cells of their own, or one of the two, and nothing else.
std::vector<Secret> bareValues(QStringView text)
{
    static const QRegularExpression between(QStringLiteral("[\\n\\t]"));
    QList<QStringView> lines;
    for (const QStringView line : text.split(between)) {
        if (const QStringView trimmed = trimmedVisibly(line); !trimmed.isEmpty()) {
            lines.append(trimmed);
        }
    }
    if (lines.isEmpty() || lines.size() > 2 || !canBeBare(lines[0])) {
        return {};
    }
    static const QRegularExpression assignment(QStringLiteral("=[^=]"));
    const bool mayAssign = lines.size() == 1 ? lines[0].contains(assignment) : lines[0].contains(QLatin1Char('='));
    if (mayAssign || (lines.size() == 2 && (holdsSpace(lines[0]) || holdsSpace(lines[1])))) {
        return {};
    }
    // A line that names one of the two parts is no bare line.
    const auto named = namedValuesOfLines(text);
    if (std::any_of(
            named.begin(), named.end(), [](const NamedValue &one) { return partNamed(one.name) != Part::None; })) {
        return {};
    }
    std::vector<Secret> values;
    for (const QStringView line : lines) {
        QByteArray utf8 = line.toUtf8();
        Secret value = clientSecretOf(Secret::takeFrom(utf8));
        if (value.isEmpty()) {
            return {};
        }
        values.push_back(std::move(value));
    }
    return values;
}

bool isComplete(const PastedParts &parts)
{
    return !parts.clientId.isEmpty() && !parts.clientSecret.isEmpty();
}

/// How many parts, with both of id and secret above any other.
int worth(const PastedParts &parts)
{
    return (isComplete(parts) ? 4 : 0) + (parts.clientId.isEmpty() ? 0 : 1) + (parts.clientSecret.isEmpty() ? 0 : 1)
        + (parts.label.isEmpty() ? 0 : 1);
}

PastedParts partsInPlainText(QStringView trimmed)
{
    PastedParts best;
    const auto consider = [&best](PastedParts parts) {
        if (worth(parts) > worth(best)) {
            best = std::move(parts);
        }
    };
    if (trimmed.startsWith(QLatin1Char('{'))) {
        consider(fromNames(namedValuesOfJson(trimmed)));
    }
    for (const auto read : {namedValuesOfForm, namedValuesOfLines, namedValuesOfTable}) {
        if (!isComplete(best)) {
            consider(fromNames(read(trimmed)));
        }
    }
    if (worth(best) == 0) {
        best.bare = bareValues(trimmed);
    }
    return best;
}

} // namespace

PastedParts partsInPasted(QStringView text)
{
    const QStringView trimmed = trimmedVisibly(text);
    if (trimmed.size() > MaxPastedText) {
        return {};
    }
    if (!looksLikeHtml(trimmed)) {
        return partsInPlainText(trimmed);
    }
    QString shown = textOfHtml(trimmed);
    PastedParts parts = partsInPlainText(trimmedVisibly(shown));
    wipe(shown);
    return parts;
}

std::optional<PastedKey> recognisePastedKey(QStringView text)
{
    PastedParts parts = partsInPasted(text);
    if (isComplete(parts)) {
        return PastedKey{parts.clientId, std::move(parts.clientSecret), parts.label};
    }
    if (parts.bare.size() != 2) {
        return std::nullopt;
    }
    const bool secretFirst
        = likenessOf(parts.bare[0]) == Likeness::Random && likenessOf(parts.bare[1]) == Likeness::Words;
    const QString clientId = clientIdOf(parts.bare[secretFirst ? 1 : 0]);
    if (clientId.isEmpty()) {
        return std::nullopt;
    }
    return PastedKey{clientId, std::move(parts.bare[secretFirst ? 0 : 1]), {}};
}

Likeness likenessOf(const Secret &bare)
{
    constexpr qsizetype ShortestRandom = 16;
    QString text = textOf(bare);
    static const QRegularExpression uuid(QStringLiteral("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"));
    const auto holds = [&text](auto isOne) { return std::any_of(text.cbegin(), text.cend(), isOne); };
    const bool isMixed = holds([](QChar c) { return c.isDigit(); }) && holds([](QChar c) { return c.isLetter(); });
    const bool isSpelled = holds([](QChar c) { return c == QLatin1Char('-') || c == QLatin1Char('.') || c.isSpace(); });
    Likeness likeness = Likeness::Words;
    if (uuid.match(text).hasMatch()) {
        likeness = Likeness::Unclear;
    } else if (text.size() >= ShortestRandom && isMixed) {
        likeness = isSpelled ? Likeness::Unclear : Likeness::Random;
    }
    wipe(text);
    return likeness;
}
