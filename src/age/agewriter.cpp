// SPDX-License-Identifier: GPL-3.0-or-later
#include <age/agewriter.h>

#include <age/armorwriter.h>
#include <age/payloadwriter.h>
#include <QFileDevice>
#include <sodium.h>

class AgeWriter::State {
public:
    State(QIODevice &device, AgeForm form)
        : m_device(device)
        , m_isArmored(form == AgeForm::Armored)
    {
    }

    Result<void> put(QByteArrayView bytes) { return m_isArmored ? write(m_armor.add(bytes)) : write(bytes); }
    Result<void> end() { return m_isArmored ? write(m_armor.finish()) : Result<void>(); }

    Secret fileKey;
    std::unique_ptr<PayloadWriter> payload;

private:
    Result<void> write(QByteArrayView bytes)
    {
        if (m_device.write(bytes.data(), bytes.size()) == bytes.size()) {
            return {};
        }
        const auto *const file = qobject_cast<QFileDevice *>(&m_device);
        const QString name = file ? file->fileName() : QString();
        if (file && file->error() == QFileDevice::ResourceError) {
            return failure(ErrorKind::DiskFull, {name});
        }
        return failure(ErrorKind::FileUnwritable, {name, m_device.errorString()});
    }

    QIODevice &m_device;
    bool m_isArmored;
    ArmorWriter m_armor;
};

AgeWriter::AgeWriter(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

AgeWriter::~AgeWriter() = default;

Result<std::unique_ptr<AgeWriter>> AgeWriter::begin(QIODevice &device, const Secret &passphrase, int work, AgeForm form)
{
    Secret fileKey
        = Secret::filled(FileKeySize, [](char *into) { randombytes_buf(into, static_cast<std::size_t>(FileKeySize)); });
    auto stanza = wrapWithPassphrase(fileKey, passphrase, work);
    if (!stanza) {
        return failureOf(stanza);
    }
    auto state = std::make_unique<State>(device, form);
    const AgeHeader header = AgeHeader::make({*std::move(stanza)}, fileKey);
    if (const auto written = state->put(header.text()); !written) {
        return failureOf(written);
    }
    auto payload
        = PayloadWriter::begin(fileKey, [own = state.get()](QByteArrayView sealed) { return own->put(sealed); });
    if (!payload) {
        return failureOf(payload);
    }
    state->payload = std::make_unique<PayloadWriter>(*std::move(payload));
    state->fileKey = std::move(fileKey);
    return std::unique_ptr<AgeWriter>(new AgeWriter(std::move(state)));
}

Result<void> AgeWriter::write(QByteArrayView plain)
{
    return m_state->payload->write(plain);
}

Result<void> AgeWriter::finish()
{
    const auto sealed = m_state->payload->finish();
    return sealed ? m_state->end() : sealed;
}

const Secret &AgeWriter::fileKey() const
{
    return m_state->fileKey;
}
