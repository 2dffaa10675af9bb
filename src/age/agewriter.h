// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <age/passphrase.h>
#include <memory>

class QIODevice;

enum class AgeForm {
    Binary,
    Armored, ///< text of 64 columns, for where bytes do not get through
};

/// Encrypts to one passphrase as age-encryption.org/v1, while it is written; any program of that format opens it. The
/// beginning is slow on purpose (passphrase.h): on a pool's thread, one after another.
class AgeWriter {
public:
    /// `device` is open for writing and outlives the writer. Errors: PassphraseEmpty, AgeWorkTooHigh, DiskFull,
    /// FileUnwritable.
    static Result<std::unique_ptr<AgeWriter>> begin(
        QIODevice &device, const Secret &passphrase, int work = DefaultWork, AgeForm form = AgeForm::Binary);
    ~AgeWriter();

    /// Errors: DiskFull, FileUnwritable.
    Result<void> write(QByteArrayView plain);
    /// Without it the file is cut short, and readers say so. Errors: DiskFull, FileUnwritable.
    Result<void> finish();
    /// For reading back what was written, without the slow beginning (AgeReader::openAgain). Of this file alone.
    const Secret &fileKey() const;

private:
    class State;
    explicit AgeWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};
