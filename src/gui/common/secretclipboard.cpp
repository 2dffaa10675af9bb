// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/secretclipboard.h>
#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMimeData>
#include <QRandomGenerator>

namespace {

QString hintType()
{
    return QStringLiteral("x-kde-passwordManagerHint");
}

/// Keeps the text in locked memory and hands it out when another program asks.
class SecretOnOffer final : public QMimeData {
public:
    explicit SecretOnOffer(Secret text)
        : m_text(std::move(text))
    {
    }
    QStringList formats() const override
    {
        return {QStringLiteral("text/plain"), QStringLiteral("text/plain;charset=utf-8"), hintType()};
    }

protected:
    QVariant retrieveData(const QString &type, QMetaType preferred) const override
    {
        if (type == hintType()) {
            return QByteArrayLiteral("secret");
        }
        if (!type.startsWith(QLatin1String("text/plain"))) {
            return {};
        }
        return m_text.reveal([&](QByteArrayView bytes) {
            return preferred.id() == QMetaType::QByteArray ? QVariant(bytes.toByteArray())
                                                           : QVariant(QString::fromUtf8(bytes));
        });
    }

private:
    Secret m_text;
};

QByteArray markOf(QByteArrayView bytes, const QByteArray &salt)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(salt);
    hash.addData(bytes);
    return hash.result();
}

} // namespace

SecretClipboard::SecretClipboard(QObject *parent)
    : QObject(parent)
    , m_second(new QTimer(this))
{
    quint32 random[4];
    QRandomGenerator::system()->fillRange(random);
    m_salt = QByteArray(reinterpret_cast<const char *>(random), sizeof(random));
    m_second->setInterval(1000);
    connect(m_second, &QTimer::timeout, this, &SecretClipboard::tick);
}

SecretClipboard::~SecretClipboard()
{
    clear();
}

void SecretClipboard::copy(Secret text, const QString &what)
{
    m_mark = text.reveal([&](QByteArrayView bytes) { return markOf(bytes, m_salt); });
    m_what = what;
    m_secondsLeft = Seconds;
    auto *offer = new SecretOnOffer(std::move(text));
    m_offer = offer;
    QGuiApplication::clipboard()->setMimeData(offer);
    m_second->start();
    Q_EMIT changed();
}

void SecretClipboard::clear()
{
    if (m_secondsLeft == 0) {
        return;
    }
    if (isStillOurs()) {
        QGuiApplication::clipboard()->clear();
    }
    forget();
}

void SecretClipboard::tick()
{
    // What this program offers is told by the offer itself, so that the secret is not read once a second.
    const bool isOurs = QGuiApplication::clipboard()->ownsClipboard() ? !m_offer.isNull() : isStillOurs();
    if (!isOurs) {
        forget(); // the person has copied something else, here or elsewhere
    } else if (m_secondsLeft == 1) {
        clear();
    } else {
        --m_secondsLeft;
        Q_EMIT changed();
    }
}

bool SecretClipboard::isStillOurs() const
{
    QByteArray now = QGuiApplication::clipboard()->text().toUtf8();
    const bool ours = markOf(now, m_salt) == m_mark;
    wipe(now);
    return ours;
}

void SecretClipboard::forget()
{
    m_second->stop();
    m_secondsLeft = 0;
    m_what.clear();
    m_mark.clear();
    Q_EMIT changed();
}
