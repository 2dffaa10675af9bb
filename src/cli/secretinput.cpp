// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/secretinput.h>

#include <cli/streams.h>
#include <keys/pastedkey.h>

namespace {

constexpr qint64 MaxInputBytes = 64 * 1024; // a secret has at most 1024 bytes; the rest is what was pasted around it

QString nameOfInvisible(QChar character)
{
    switch (character.unicode()) {
    case 0x00ad:
        return QStringLiteral("SOFT HYPHEN");
    case 0x200b:
        return QStringLiteral("ZERO WIDTH SPACE");
    case 0x200c:
        return QStringLiteral("ZERO WIDTH NON-JOINER");
    case 0x200d:
        return QStringLiteral("ZERO WIDTH JOINER");
    case 0x200e:
        return QStringLiteral("LEFT-TO-RIGHT MARK");
    case 0x200f:
        return QStringLiteral("RIGHT-TO-LEFT MARK");
    case 0x2060:
        return QStringLiteral("WORD JOINER");
    case 0xfeff:
        return QStringLiteral("BYTE ORDER MARK");
    default:
        return QStringLiteral("U+%1").arg(character.unicode(), 4, 16, QLatin1Char('0')).toUpper();
    }
}

} // namespace

QStringList remarksOnTrimming(QByteArrayView utf8)
{
    QString text = QString::fromUtf8(utf8);
    if (text.endsWith(QLatin1Char('\n'))) {
        text.chop(text.endsWith(QLatin1String("\r\n")) ? 2 : 1);
    }
    const QStringView kept = trimmedVisibly(text);
    const qsizetype start = kept.isEmpty() ? text.size() : kept.data() - text.constData();
    QStringList remarks;
    bool hasSpace = false;
    QStringList invisible;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (i == start) {
            i += kept.size();
            if (i == text.size()) {
                break;
            }
        }
        if (text[i].isSpace()) {
            hasSpace = true;
        } else if (const QString name = nameOfInvisible(text[i]); !invisible.contains(name)) {
            invisible.append(name);
        }
    }
    wipe(text);
    if (hasSpace) {
        remarks.append(QStringLiteral("White space around the secret was left out."));
    }
    if (!invisible.isEmpty()) {
        remarks.append(QStringLiteral("Invisible characters around the secret were left out: %1.")
                           .arg(invisible.join(QLatin1String(", "))));
    }
    return remarks;
}

namespace {

/// What the input says to be the secret: beside an id, or by its full name. Nothing when the whole is the secret.
Result<std::optional<SecretInput>> namedInput(QStringView text)
{
    if (auto key = recognisePastedKey(text)) {
        const auto clientId = ClientId::parse(key->clientId);
        if (!clientId) {
            return failureOf(clientId);
        }
        return SecretInput{*clientId, std::move(key->clientSecret), key->label};
    }
    PastedParts parts = partsInPasted(text);
    if (!parts.hasFullNames || (parts.clientId.isEmpty() && parts.clientSecret.isEmpty())) {
        return std::nullopt;
    }
    if (parts.clientSecret.isEmpty()) {
        return failure(ErrorKind::Usage,
            {QStringLiteral("The input holds a client ID and no client secret."),
                QStringLiteral("Give both, or the secret alone.")});
    }
    return SecretInput{{}, std::move(parts.clientSecret), parts.label,
        {QStringLiteral("The secret was taken from what stands behind its name in the input.")}};
}

} // namespace

Result<SecretInput> secretInputFrom(QByteArray input)
{
    QString text = QString::fromUtf8(input);
    auto named = namedInput(text);
    wipe(text);
    if (!named) {
        wipe(input);
        return failureOf(named);
    }
    if (std::optional<SecretInput> &found = *named; found) {
        wipe(input);
        return std::move(*found);
    }
    SecretInput result;
    auto secret = parseClientSecret(input);
    if (secret) {
        result.remarks = remarksOnTrimming(input);
    }
    wipe(input);
    if (!secret) {
        return failureOf(secret);
    }
    result.secret = std::move(secret->secret);
    return result;
}

Result<SecretInput> readSecretInput(const QString &question)
{
    if (isTerminal(Stream::Input)) {
        const auto typed = askHidden(question);
        if (!typed) {
            return failureOf(typed);
        }
        return secretInputFrom(typed->reveal([](QByteArrayView bytes) { return bytes.toByteArray(); }));
    }
    auto input = readAllInput(MaxInputBytes);
    if (!input) {
        return input.error().kind == ErrorKind::AnswerTooLarge
            ? failure(ErrorKind::SecretTooLong, {QStringLiteral("more than %1").arg(MaxInputBytes)})
            : failureOf(input);
    }
    return secretInputFrom(std::move(*input));
}
