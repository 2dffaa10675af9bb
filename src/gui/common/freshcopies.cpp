// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/freshcopies.h>
#include <keys/pastedkey.h>
#include <QClipboard>
#include <QCryptographicHash>
#include <QEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QRandomGenerator>
#include <QWidget>

namespace {

QString textOn(QClipboard::Mode mode)
{
    const QMimeData *content = QGuiApplication::clipboard()->mimeData(mode);
    return content && content->hasText() ? content->text() : QString();
}

QString htmlOn(QClipboard::Mode mode)
{
    const QMimeData *content = QGuiApplication::clipboard()->mimeData(mode);
    return content && content->hasHtml() ? content->html() : QString();
}

bool textHolds(QString text, const Secret &secret)
{
    const PastedParts parts = partsInPasted(text);
    QString plain = secret.reveal([](QByteArrayView utf8) { return QString::fromUtf8(utf8); });
    const bool holds = parts.clientSecret == secret || (!plain.isEmpty() && text.contains(plain));
    wipe(plain);
    wipe(text);
    return holds;
}

bool modeHolds(QClipboard::Mode mode, const Secret &secret)
{
    return textHolds(textOn(mode), secret) || textHolds(htmlOn(mode), secret);
}

QList<QClipboard::Mode> modes()
{
    QList<QClipboard::Mode> all{QClipboard::Clipboard};
    if (QGuiApplication::clipboard()->supportsSelection()) {
        all.append(QClipboard::Selection);
    }
    return all;
}

} // namespace

FreshCopies::FreshCopies(QWidget &window)
    : QObject(&window)
    , m_window(window)
{
    quint32 random[4];
    QRandomGenerator::system()->fillRange(random);
    m_salt = QByteArray(reinterpret_cast<const char *>(random), sizeof(random));
    m_mark = markOf(textOn(QClipboard::Clipboard), htmlOn(QClipboard::Clipboard));
    window.installEventFilter(this);
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &FreshCopies::look);
}

bool FreshCopies::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::WindowActivate) {
        QMetaObject::invokeMethod(this, &FreshCopies::look, Qt::QueuedConnection); // once it counts as active
    }
    return QObject::eventFilter(watched, event);
}

void FreshCopies::look()
{
    if (!m_window.isActiveWindow() || QGuiApplication::clipboard()->ownsClipboard()) {
        return;
    }
    QString text = textOn(QClipboard::Clipboard);
    QString html = htmlOn(QClipboard::Clipboard);
    const QByteArray mark = markOf(text, html);
    if (std::exchange(m_mark, mark) != mark) {
        Q_EMIT copied(text, html);
    }
    wipe(text);
    wipe(html);
}

QByteArray FreshCopies::markOf(const QString &text, const QString &html) const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(m_salt);
    for (const QString *part : {&text, &html}) {
        hash.addData(
            QByteArrayView(reinterpret_cast<const char *>(part->constData()), part->size() * qsizetype(sizeof(QChar))));
        hash.addData(QByteArrayView("\0\0", 2));
    }
    return hash.result();
}

bool FreshCopies::clipboardHolds(const Secret &secret)
{
    const auto all = modes();
    return std::any_of(all.begin(), all.end(), [&secret](QClipboard::Mode mode) { return modeHolds(mode, secret); });
}

void FreshCopies::clearClipboard(const Secret &secret)
{
    for (const QClipboard::Mode mode : modes()) {
        if (modeHolds(mode, secret)) {
            QGuiApplication::clipboard()->clear(mode);
        }
    }
}
