// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <age/payloadreader.h>
#include <functional>

/// Seals what is written chunk by chunk and hands each on. Holds at most one chunk of what it was given, in locked
/// memory. Any thread.
class PayloadWriter {
public:
    using Take = std::function<Result<void>(QByteArrayView sealed)>;

    /// Hands on the nonce. Errors: those of `take`, as all.
    static Result<PayloadWriter> begin(const Secret &fileKey, Take take);

    Result<void> write(QByteArrayView plain);
    /// Seals what is left as the last chunk; nothing may follow.
    Result<void> finish();

private:
    PayloadWriter(Secret key, Take take);
    Result<void> seal(bool isLast);

    struct Wipe {
        void operator()(char *bytes) const;
    };
    Secret m_key;
    Take m_take;
    std::unique_ptr<char, Wipe> m_plain; ///< PayloadChunkSize bytes
    qsizetype m_size = 0; ///< of what is in there
    quint64 m_count = 0;
};
