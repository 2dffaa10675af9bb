// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/pastedkey.h>

#include <core/clientsecret.h>
#include <core/names.h>
#include <keys/namedvalue.h>

namespace {

/// Everything but letters and digits goes: `CLIENT_ID`, `clientId`, `Client ID` and `client-id` are one name.
QString plainName(QStringView name)
{
    QString plain;
    for (const QChar character : name) {
        if (character.isLetterOrNumber()) {
            plain.append(character.toLower());
        }
    }
    return plain;
}

/// What a name stands for, and how sure that is: a prefix as in SELLYTICS_CLIENT_ID is as good as none.
enum class Part { None, ClientId, Id, ClientSecret, Secret, Label };

Part partNamed(QStringView name)
{
    const QString plain = plainName(name);
    if (plain.endsWith(QLatin1String("clientid"))) {
        return Part::ClientId;
    }
    if (plain.endsWith(QLatin1String("clientsecret"))) {
        return Part::ClientSecret;
    }
    if (plain == QLatin1String("id") || plain == QLatin1String("client")) {
        return Part::Id;
    }
    if (plain == QLatin1String("secret")) {
        return Part::Secret;
    }
    if (plain == QLatin1String("label") || plain == QLatin1String("name") || plain == QLatin1String("clientname")) {
        return Part::Label;
    }
    return Part::None;
}

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

std::optional<PastedKey> keyOf(const Secret &id, const Secret &secret, const QString &label)
{
    const auto clientId = ClientId::parse(textOf(id));
    auto clientSecret = secret.reveal([](QByteArrayView utf8) { return parseClientSecret(utf8); });
    if (!clientId || !clientSecret) {
        return std::nullopt;
    }
    return PastedKey{clientId->text(), std::move(clientSecret->secret), label};
}

std::optional<PastedKey> fromNames(const std::vector<NamedValue> &values)
{
    Candidate clientId;
    Candidate id;
    Candidate clientSecret;
    Candidate secret;
    Candidate label;
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
    // The full names win over the short ones, which may belong to something else of the same text.
    const Candidate &idInForce = clientId.isEmpty() ? id : clientId;
    const Candidate &secretInForce = clientSecret.isEmpty() ? secret : clientSecret;
    if (idInForce.isEmpty() || secretInForce.isEmpty() || idInForce.isAmbiguous() || secretInForce.isAmbiguous()) {
        return std::nullopt;
    }
    const auto name = Label::parse(textOf(label.value()));
    return keyOf(idInForce.value(), secretInForce.value(), name && !label.isAmbiguous() ? name->text() : QString());
}

bool holdsSpace(QStringView line)
{
    return std::any_of(line.begin(), line.end(), [](QChar character) { return character.isSpace(); });
}

/// The id on a line of its own, the secret on the next, nothing else.
std::optional<PastedKey> fromBareLines(QStringView text)
{
    QList<QStringView> lines;
    for (const QStringView line : text.split(QLatin1Char('\n'))) {
        if (const QStringView trimmed = trimmedVisibly(line); !trimmed.isEmpty()) {
            lines.append(trimmed);
        }
    }
    if (lines.size() != 2 || holdsSpace(lines[0]) || holdsSpace(lines[1])) {
        return std::nullopt;
    }
    // An assignment is no client id, and the first line of a PEM block or a JSON text is none either.
    constexpr QStringView Foreign = u"=<>{}[]\"'#";
    for (const QChar character : Foreign) {
        if (lines[0].contains(character)) {
            return std::nullopt;
        }
    }
    const auto secretOf = [](QStringView line) {
        QByteArray utf8 = line.toUtf8();
        return Secret::takeFrom(utf8);
    };
    // A line that names one of the two parts is no bare line.
    const auto named = namedValuesOfLines(text);
    for (const NamedValue &value : named) {
        if (partNamed(value.name) != Part::None) {
            return std::nullopt;
        }
    }
    return keyOf(secretOf(lines[0]), secretOf(lines[1]), {});
}

} // namespace

std::optional<PastedKey> recognisePastedKey(QStringView text)
{
    const QStringView trimmed = trimmedVisibly(text);
    if (trimmed.size() > MaxPastedText) {
        return std::nullopt;
    }
    if (trimmed.startsWith(QLatin1Char('{'))) {
        if (auto key = fromNames(namedValuesOfJson(trimmed))) {
            return key;
        }
    }
    if (auto key = fromNames(namedValuesOfForm(trimmed))) {
        return key;
    }
    if (auto key = fromNames(namedValuesOfLines(trimmed))) {
        return key;
    }
    return fromBareLines(trimmed);
}
