// SPDX-License-Identifier: GPL-3.0-or-later
#include <age/agereader.h>

#include <age/agebytes.h>
#include <age/payloadreader.h>

class AgeReader::State {
public:
    explicit State(QIODevice &device)
        : bytes(device)
    {
    }

    AgeBytes bytes;
    std::unique_ptr<PayloadReader> payload;
};

AgeReader::AgeReader(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

AgeReader::~AgeReader() = default;

Result<std::unique_ptr<AgeReader>> AgeReader::begin(
    std::unique_ptr<State> state, const AgeHeader &header, const Secret &fileKey)
{
    if (!header.isGenuine(fileKey)) {
        return failure(ErrorKind::AgeFileDamaged);
    }
    auto payload = PayloadReader::begin(state->bytes, fileKey);
    if (!payload) {
        return failureOf(payload);
    }
    state->payload = std::make_unique<PayloadReader>(*std::move(payload));
    return std::unique_ptr<AgeReader>(new AgeReader(std::move(state)));
}

Result<std::unique_ptr<AgeReader>> AgeReader::open(QIODevice &device, const Secret &passphrase, int maxWork)
{
    auto state = std::make_unique<State>(device);
    const auto header = AgeHeader::read(state->bytes);
    if (!header) {
        return failureOf(header);
    }
    const auto fileKey = unwrapWithPassphrase(*header, passphrase, maxWork);
    if (!fileKey) {
        return failureOf(fileKey);
    }
    return begin(std::move(state), *header, *fileKey);
}

Result<std::unique_ptr<AgeReader>> AgeReader::openAgain(QIODevice &device, const Secret &fileKey)
{
    auto state = std::make_unique<State>(device);
    const auto header = AgeHeader::read(state->bytes);
    if (!header) {
        return failureOf(header);
    }
    return begin(std::move(state), *header, fileKey);
}

Result<Secret> AgeReader::next()
{
    return m_state->payload->next();
}
