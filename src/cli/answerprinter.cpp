// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/answerprinter.h>

#include <app/wording.h>
#include <cli/output.h>
#include <cli/streams.h>
#include <oauth/plaintext.h>
#include <QFileInfo>
#include <QLocale>

namespace {

/// The charset that a text answer names, empty for UTF-8 and for what is no text.
QByteArray foreignCharset(const ApiAnswer &head)
{
    const QString type = QString::fromLatin1(head.header("Content-Type"));
    if (!type.startsWith(QLatin1String("text/"), Qt::CaseInsensitive)) {
        return {};
    }
    for (const QString &parameter : type.split(QLatin1Char(';')).mid(1)) {
        const QString trimmed = parameter.trimmed();
        if (trimmed.startsWith(QLatin1String("charset="), Qt::CaseInsensitive)) {
            QString name = trimmed.sliced(8);
            name.remove(QLatin1Char('"'));
            return name.compare(QLatin1String("utf-8"), Qt::CaseInsensitive) == 0 ? QByteArray() : name.toLatin1();
        }
    }
    return {};
}

bool isText(const QString &mediaType)
{
    return mediaType.isEmpty() || mediaType.startsWith(QLatin1String("text/"))
        || mediaType.endsWith(QLatin1String("json")) || mediaType.endsWith(QLatin1String("xml"))
        || mediaType.endsWith(QLatin1String("javascript"))
        || mediaType.endsWith(QLatin1String("x-www-form-urlencoded"));
}

QByteArray textOf(const ApiAnswer &head)
{
    QByteArray text = "HTTP " + QByteArray::number(head.status) + ' ' + head.reason.toUtf8() + '\n';
    for (const auto &[name, value] : head.headers) {
        text += name + ": " + value + '\n';
    }
    return text + '\n';
}

} // namespace

AnswerPrinter::AnswerPrinter(Options options)
    : m_options(std::move(options))
{
}

AnswerPrinter::~AnswerPrinter() = default;

Result<void> AnswerPrinter::open()
{
    if (m_options.file.isEmpty()) {
        return {};
    }
    // A device or pipe is written to directly: a file must never take its place.
    const QFileInfo target(m_options.file);
    if (target.exists() && !target.isFile() && !target.isDir()) {
        m_file = std::make_unique<QFile>(m_options.file);
    } else {
        m_file = std::make_unique<QSaveFile>(m_options.file);
    }
    if (!m_file->open(QIODevice::WriteOnly)) {
        return failure(ErrorKind::FileUnwritable, {m_options.file, m_file->errorString()});
    }
    return {};
}

void AnswerPrinter::takeHead(const ApiAnswer &head)
{
    m_guardsTerminal = isTerminal(Stream::Output);
    if (m_options.withHead) {
        const QByteArray text = textOf(head);
        m_outcome = writeOut(m_guardsTerminal ? harmlessForTerminal(text) : text);
    }
    if (m_file) {
        return;
    }
    if (const QByteArray charset = foreignCharset(head); !charset.isEmpty()) {
        m_decoder.emplace(charset.constData());
        if (!m_decoder->isValid()) {
            m_decoder.reset();
        }
    }
    m_isBinary = m_guardsTerminal && !isText(head.mediaType());
    if (m_isBinary) {
        note(QStringLiteral("The answer is no text (%1) and is not shown on a terminal; save it with -o FILE.")
                 .arg(head.mediaType()));
    }
}

void AnswerPrinter::takeBody(QByteArrayView piece)
{
    if (hasFailed() || m_isBinary) {
        return;
    }
    if (m_file) {
        if (m_file->write(piece.data(), piece.size()) != piece.size()) {
            const bool isFull = m_file->error() == QFileDevice::ResourceError;
            const QStringList words{m_options.file, m_file->errorString()};
            m_outcome = failure(isFull ? ErrorKind::DiskFull : ErrorKind::FileUnwritable, words);
        }
    } else if (m_decoder) {
        const QString text = m_decoder->decode(piece);
        write(text.toUtf8());
    } else {
        write(piece);
    }
}

void AnswerPrinter::write(QByteArrayView bytes)
{
    m_outcome = m_guardsTerminal ? writeOut(harmlessForTerminal(bytes)) : writeOut(bytes);
}

Result<void> AnswerPrinter::finish()
{
    if (hasFailed() || !m_file) {
        return m_outcome;
    }
    auto *saved = qobject_cast<QSaveFile *>(m_file.get());
    const bool good = saved ? saved->commit() : m_file->flush();
    if (!good) {
        return failure(ErrorKind::FileUnwritable, {m_options.file, m_file->errorString()});
    }
    return {};
}

QStringList remarksOn(const ApiAnswer &answer)
{
    QStringList remarks;
    if (!answer.tokenSent) {
        remarks.append(QStringLiteral("No token was sent: '%1' is not the host of the space.").arg(answer.url.host()));
    }
    if (answer.challenge) {
        const AnswerChallenge &challenge = *answer.challenge;
        QStringList said;
        for (const QString &part : {challenge.error, challenge.errorDescription}) {
            if (!part.isEmpty()) {
                said.append(part);
            }
        }
        QString sentence = challenge.error == QLatin1String("insufficient_scope")
            ? QStringLiteral("The key lacks a permission")
            : QStringLiteral("The API did not take the token");
        sentence += said.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(said.join(QLatin1String(": ")));
        sentence += challenge.scope.isEmpty() ? QString()
                                              : QStringLiteral("; it asks for the scope '%1'").arg(challenge.scope);
        remarks.append(sentence + QLatin1Char('.'));
    }
    if (answer.redirectTarget.isValid()) {
        remarks.append(QStringLiteral("The API sends on to %1; that was not followed.")
                           .arg(plainServerText(answer.redirectTarget.toDisplayString())));
    }
    if (answer.retryAfter) {
        remarks.append(
            QStringLiteral("The API asks to wait %1 s before the next request.").arg(answer.retryAfter->count()));
    } else if (answer.status == 429 || answer.status == 503) {
        remarks.append(QStringLiteral("The server gave no usable time to wait."));
    }
    return remarks;
}

QString waitWords(const Wait &wait)
{
    const QString seconds = QLocale::c().toString(static_cast<double>(wait.time.count()) / 1000.0, 'g', 3);
    const QString what
        = wait.failure ? wordingFor(*wait.failure).sentence : QStringLiteral("The API answered %1.").arg(wait.status);
    const QString why = wait.isAskedFor ? QStringLiteral("as it asks") : QStringLiteral("by chance");
    return QStringLiteral("%1 Sending again in %2 s, %3 (try %4 of %5); Ctrl+C ends it.")
        .arg(what, seconds, why)
        .arg(wait.next)
        .arg(Repeats::MaxTries);
}
