// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/fieldmessage.h>
#include <gui/common/typedtwice.h>
#include <QLineEdit>

namespace {

constexpr int ShortPassphraseLength = 12; ///< in characters

Secret typedIn(const QLineEdit &field)
{
    QByteArray typed = field.text().toUtf8();
    return Secret::takeFrom(typed);
}

} // namespace

TypedTwice::TypedTwice(Field first, Field again, QObject *parent)
    : QObject(parent)
    , m_first(first)
    , m_again(again)
{
    m_first.message->setField(m_first.edit);
    m_again.message->setField(m_again.edit);
    connect(m_first.edit, &QLineEdit::textChanged, this, &TypedTwice::judge);
    connect(m_again.edit, &QLineEdit::textChanged, m_again.message, &FieldMessage::clear);
}

void TypedTwice::judge()
{
    const auto length = m_first.edit->text().size();
    if (length > 0 && length < ShortPassphraseLength) {
        m_first.message->say(
            Tone::Warn, tr("Short: whoever gets the file may guess it. Six words picked at random are better."));
    } else {
        m_first.message->clear();
    }
}

std::optional<Secret> TypedTwice::read()
{
    m_again.message->clear();
    Secret passphrase = typedIn(*m_first.edit);
    if (passphrase.isEmpty()) {
        m_first.message->sayError({ErrorKind::PassphraseEmpty});
        m_first.edit->setFocus();
        return std::nullopt;
    }
    if (!(passphrase == typedIn(*m_again.edit))) {
        m_again.message->sayError({ErrorKind::PassphrasesDiffer});
        m_again.edit->setFocus();
        return std::nullopt;
    }
    return passphrase;
}
