// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <api/repeats.h>
#include <core/result.h>
#include <memory>
#include <QFile>
#include <QSaveFile>
#include <QStringDecoder>

/// Takes an answer piece by piece to where the person wants it. A file gets the bytes as received: they are written beside
/// it and take its place only when all is there. Standard output gets text as UTF-8, whatever its charset was.
class AnswerPrinter {
public:
    struct Options {
        bool withHead = false; ///< status and headers first, on standard output
        QString file = {}; ///< empty: standard output
    };
    explicit AnswerPrinter(Options options);
    ~AnswerPrinter();

    /// Before anything is sent, so that a request is not made for nothing. Errors: FileUnwritable.
    Result<void> open();
    void takeHead(const ApiAnswer &head);
    void takeBody(QByteArrayView piece);
    /// The whole answer has come. Errors: FileUnwritable, DiskFull, Cancelled (nobody reads standard output any more),
    /// also those that came up while writing.
    Result<void> finish();
    /// Nothing more can be written; the request may as well stop.
    bool hasFailed() const { return !m_outcome; }

private:
    void write(QByteArrayView bytes);

    Options m_options;
    std::unique_ptr<QFileDevice> m_file;
    std::optional<QStringDecoder> m_decoder; ///< for text that is not UTF-8
    bool m_guardsTerminal = false;
    bool m_isBinary = false;
    Result<void> m_outcome;
};

/// What the person should know beside status and body, a sentence each: a challenge, a redirect, how long to wait, that no
/// token was sent.
QStringList remarksOn(const ApiAnswer &answer);
/// What came and how long it is until the request goes out again.
QString waitWords(const Wait &wait);
