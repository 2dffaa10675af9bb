// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <age/passphrase.h>
#include <memory>

class QIODevice;

/// Opens a file that was encrypted to one passphrase as age-encryption.org/v1, binary or armored, while it is read. The
/// beginning is slow on purpose (passphrase.h): on a pool's thread, one after another.
class AgeReader {
public:
    /// `device` is open for reading and outlives the reader. Errors: NotAnAgeFile, AgeVersionUnknown,
    /// AgeRecipientUnknown, AgeWorkTooHigh (before any work), PassphraseWrong, AgeFileDamaged, AgeFileCut,
    /// AgeTextDamaged, FileUnreadable.
    static Result<std::unique_ptr<AgeReader>> open(QIODevice &device, const Secret &passphrase, int maxWork = MaxWork);
    /// The same for a file that was written just now, by its file key: fast. Errors: as open(), but not PassphraseWrong.
    static Result<std::unique_ptr<AgeReader>> openAgain(QIODevice &device, const Secret &fileKey);
    ~AgeReader();

    /// The next part, at most 64 KiB, or an empty one after the last: only then is the file known to be whole, so nothing
    /// may be believed before. Errors: AgeFileDamaged, AgeFileCut, AgeTextDamaged, FileUnreadable.
    Result<Secret> next();

private:
    class State;
    explicit AgeReader(std::unique_ptr<State> state);
    static Result<std::unique_ptr<AgeReader>> begin(
        std::unique_ptr<State> state, const AgeHeader &header, const Secret &fileKey);
    std::unique_ptr<State> m_state;
};
