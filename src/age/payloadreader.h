// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <core/secret.h>

class AgeBytes;

/// What the payload of an age file is cut into (C2SP age.md, 'Payload').
constexpr qsizetype PayloadChunkSize = 64 * 1024;
constexpr qsizetype PayloadTagSize = 16;
constexpr qsizetype PayloadNonceSize = 16;
constexpr qsizetype PayloadCounterSize = 12; ///< eleven bytes that count, and one that marks the last chunk

/// Opens the payload chunk by chunk; each is whole and in its place before it is given out. Any thread.
class PayloadReader {
public:
    /// Errors: AgeFileCut, those of AgeBytes.
    static Result<PayloadReader> begin(AgeBytes &from, const Secret &fileKey);

    /// At most PayloadChunkSize bytes, or none once the last chunk has been given out: only then is the file known to be
    /// complete. Errors: AgeFileDamaged, AgeFileCut, those of AgeBytes; the same again after a failure.
    Result<Secret> next();

private:
    PayloadReader(AgeBytes &from, Secret key)
        : m_from(&from)
        , m_key(std::move(key))
    {
    }
    Result<Secret> open();
    Result<Secret> end();
    std::optional<Secret> opened(const QByteArray &sealed, bool isLast) const;

    AgeBytes *m_from;
    Secret m_key;
    quint64 m_count = 0;
    bool m_isLastOut = false;
    std::optional<Error> m_error;
};
