// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/keyreference.h>

namespace {

QString escaped(QString name)
{
    name.replace(QLatin1String("\\"), QLatin1String("\\\\"));
    name.replace(QLatin1String("/"), QLatin1String("\\/"));
    return name;
}

} // namespace

Result<KeyReference> KeyReference::parse(QStringView text)
{
    if (const auto id = KeyId::parse(text)) {
        return KeyReference{*id, std::nullopt, std::nullopt};
    }
    QStringList parts(1);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool escapes = text[i] == QLatin1Char('\\') && i + 1 < text.size()
            && (text[i + 1] == QLatin1Char('/') || text[i + 1] == QLatin1Char('\\'));
        if (escapes) {
            parts.last().append(text[++i]);
        } else if (text[i] == QLatin1Char('/')) {
            parts.append(QString());
        } else {
            parts.last().append(text[i]);
        }
    }
    if (parts.size() != 2) {
        return failure(ErrorKind::ReferenceInvalid, {text.toString()});
    }
    const auto space = SpaceName::parse(parts[0]);
    if (!space) {
        return failureOf(space);
    }
    const auto label = Label::parse(parts[1]);
    if (!label) {
        return failureOf(label);
    }
    return KeyReference{std::nullopt, *space, *label};
}

QString KeyReference::write(const SpaceName &space, const Label &label)
{
    return escaped(space.text()) + QLatin1Char('/') + escaped(label.text());
}
