// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/clientsecret.h>

#include <core/names.h>
#include <QStringDecoder>

namespace {

/// Wipes the decoded text when the function that needed it ends.
struct Decoded {
    QString text;
    explicit Decoded(QString decoded)
        : text(std::move(decoded))
    {
    }
    Decoded(const Decoded &) = delete;
    Decoded &operator=(const Decoded &) = delete;
    ~Decoded() { wipe(text); }
};

} // namespace

Result<TrimmedSecret> parseClientSecret(QByteArrayView utf8)
{
    QStringDecoder decoder(QStringConverter::Utf8);
    const Decoded decoded(decoder.decode(utf8));
    if (decoder.hasError()) {
        return failure(ErrorKind::SecretNotUtf8);
    }
    const QStringView whole = decoded.text;
    const QStringView kept = trimmedVisibly(whole);
    if (kept.isEmpty()) {
        return failure(ErrorKind::SecretEmpty);
    }
    const qsizetype start = kept.data() - whole.data();
    for (qsizetype i = 0; i < kept.size(); ++i) {
        if (isControlCharacter(kept[i]) || kept[i].category() == QChar::Other_Format) {
            return failure(ErrorKind::SecretHasControlCharacter, {QString::number(start + i + 1)});
        }
    }
    TrimmedSecret result;
    const auto note = [&result](QStringView trimmed) {
        for (const QChar character : trimmed) {
            (character.isSpace() ? result.trimmedWhiteSpace : result.trimmedInvisible) = true;
        }
    };
    note(whole.first(start));
    note(whole.sliced(start + kept.size()));

    QByteArray bytes = kept.toUtf8();
    if (bytes.size() > MaxClientSecretBytes) {
        const auto size = QString::number(bytes.size());
        wipe(bytes);
        return failure(ErrorKind::SecretTooLong, {size});
    }
    result.secret = Secret::takeFrom(bytes);
    return result;
}
