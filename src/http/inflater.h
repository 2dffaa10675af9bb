// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <QByteArray>

/// Undoes the content codings `gzip` and `deflate` (RFC 9110 section 8.4.1) piece by piece. Ours and not Qt's, because
/// Qt 6.4 refuses whatever shrinks more than 40 : 1, which honest JSON does, and counts only after it has decoded.
class Inflater {
public:
    /// DEFLATE reaches 1032 : 1 on zeros, and so do tables whose rows are nearly the same; most stay below 100 : 1.
    static constexpr qint64 MaxRatio = 200;
    /// What may come out before the ratio is looked at, in bytes: an honest answer of 100 MB, which fits wherever it goes.
    static constexpr qint64 FreeOutput = 128LL * 1024 * 1024;
    static constexpr qsizetype PieceSize = 64 * 1024; ///< of output, in bytes

    enum class Outcome {
        Good,
        Damaged,
        ExpandsTooFar, ///< beyond MaxRatio
        Stopped, ///< the receiver wants no more
    };

    /// Null for a coding other than gzip, x-gzip and deflate.
    static std::unique_ptr<Inflater> of(QByteArrayView contentEncoding);
    ~Inflater();

    /// Decodes `input` into `take`, which says whether it wants more.
    Outcome feed(QByteArrayView input, const std::function<bool(QByteArrayView piece)> &take);
    /// True if the coded stream came to its end, or nothing was fed at all.
    bool isComplete() const;

private:
    struct Stream;
    explicit Inflater(bool isDeflate);
    bool begin(char first);
    std::unique_ptr<Stream> m_stream;
};
