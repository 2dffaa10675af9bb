// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <api/apianswer.h>
#include <json/jsontext.h>
#include <memory>
#include <optional>
#include <QImage>

/// The beginning of a text, as much of it as a text view takes without freezing.
struct ShownText {
    static constexpr qsizetype MaxCharacters = 2 * 1024 * 1024;
    static constexpr qsizetype MaxLine = 64 * 1024; ///< a longer line ends what is shown
    QString text = {};
    bool isPart = false;
    static ShownText of(QString text);
};

/// What an answer's body turned out to be, ready for the views. Made by contentsOf() on a pool.
struct AnswerContents {
    static constexpr qint64 MaxTree = 128LL * 1024 * 1024; ///< bytes of JSON that are made a tree of
    static constexpr qint64 MaxFormatted = 32LL * 1024 * 1024; ///< bytes of JSON that are formatted for reading
    static constexpr qint64 MaxImagePixels = 64LL * 1000 * 1000;
    static constexpr qsizetype HexHeadBytes = 4096;

    enum class Kind { Empty, Json, Text, Image, Binary };
    Kind kind = Kind::Empty;
    std::shared_ptr<const JsonText> json = {}; ///< null if the body is not JSON or too large for a tree
    std::optional<JsonText::Fault> fault = {}; ///< the media type says JSON, and it is not
    ShownText received = {}; ///< for Json and Text: as it came
    ShownText formatted = {}; ///< for Json that was understood; empty text otherwise
    QImage image = {};
    QString hexHead = {}; ///< for Image and Binary
};

/// Any thread; takes a while for a large body.
AnswerContents contentsOf(const ApiAnswer &answer);

/// `00000000  50 4b 03 04 …  |PK..|` for up to `limit` bytes.
QString hexDump(QByteArrayView bytes, qsizetype limit);
/// A name for saving the body: the last part of the path with an ending for its media type.
QString fileNameFor(const ApiAnswer &answer);
