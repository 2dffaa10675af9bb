// SPDX-License-Identifier: GPL-3.0-or-later
#include <secrets/vaultfile.h>

#include <age/agereader.h>
#include <age/agewriter.h>
#include <cstring>
#include <QBuffer>
#include <vector>

namespace {

/// All of the plain text in one piece.
Result<Secret> readToEnd(AgeReader &reader)
{
    std::vector<Secret> parts;
    qsizetype size = 0;
    while (true) {
        auto part = reader.next();
        if (!part) {
            return failureOf(part);
        }
        if (part->isEmpty()) {
            break;
        }
        size += part->size();
        parts.push_back(*std::move(part));
    }
    return Secret::filled(size, [&](char *into) {
        for (const Secret &part : parts) {
            part.reveal([&](QByteArrayView bytes) {
                std::memcpy(into, bytes.data(), static_cast<std::size_t>(bytes.size()));
                into += bytes.size();
            });
        }
    });
}

tl::unexpected<Error> meaningForVault(const Error &error, const QString &path)
{
    switch (error.kind) {
    case ErrorKind::PassphraseWrong:
        return failure(ErrorKind::VaultPassphraseWrong, {path});
    case ErrorKind::NotAnAgeFile:
    case ErrorKind::AgeFileCut:
    case ErrorKind::AgeFileDamaged:
    case ErrorKind::AgeTextDamaged:
    case ErrorKind::VaultDamaged:
        return failure(ErrorKind::VaultDamaged, {path});
    case ErrorKind::VaultNewer:
        return failure(ErrorKind::VaultNewer, {path});
    case ErrorKind::NoSuchFile:
        return failure(ErrorKind::VaultMissing, {path});
    default:
        return tl::unexpected(error);
    }
}

Result<void> encrypt(QBuffer &into, const Secret &text, AgeWriter &writer)
{
    if (const auto written = text.reveal([&](QByteArrayView bytes) { return writer.write(bytes); }); !written) {
        return written;
    }
    if (const auto finished = writer.finish(); !finished) {
        return finished;
    }
    into.close();
    return {};
}

} // namespace

Result<OpenedVault> openVault(const QString &path, const Secret &passphrase)
{
    auto whole = readWholeFile(path, MaxVaultSize);
    if (!whole) {
        return meaningForVault(whole.error(), path);
    }
    QBuffer file(&whole->content);
    file.open(QIODevice::ReadOnly);
    const auto reader = AgeReader::open(file, passphrase);
    if (!reader) {
        return meaningForVault(reader.error(), path);
    }
    const auto text = readToEnd(**reader);
    if (!text) {
        return meaningForVault(text.error(), path);
    }
    auto document = VaultDocument::parse(*text);
    if (!document) {
        return meaningForVault(document.error(), path);
    }
    return OpenedVault{std::make_shared<const VaultDocument>(*std::move(document)), whole->stamp};
}

Result<FileStamp> saveVault(
    const QString &path, const VaultDocument &document, const Secret &passphrase, int work, VaultProof proof)
{
    QBuffer file;
    file.open(QIODevice::WriteOnly);
    const auto writer = AgeWriter::begin(file, passphrase, work);
    if (!writer) {
        return failureOf(writer);
    }
    if (const auto encrypted = encrypt(file, document.text(), **writer); !encrypted) {
        return failureOf(encrypted);
    }
    file.open(QIODevice::ReadOnly);
    const auto reader = proof == VaultProof::ByPassphrase ? AgeReader::open(file, passphrase)
                                                          : AgeReader::openAgain(file, (*writer)->fileKey());
    const auto back = reader ? readToEnd(**reader) : failureOf(reader);
    if (!back || !(*back == document.text())) {
        return failure(ErrorKind::KeychainWroteWrong);
    }
    return replaceWholeFile(path, file.data());
}
