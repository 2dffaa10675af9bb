// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/keytokens.h>

#include <limits>

namespace {

KeyTest outcomeOf(const Result<SharedToken> &granted, std::chrono::milliseconds took)
{
    KeyTest test;
    test.took = took;
    if (granted) {
        test.token = *granted;
        test.httpStatus = (*granted)->httpStatus;
    } else {
        test.refusal = granted.error();
        // Where an HTTP answer came, its status is the first argument; elsewhere that is a host or a limit.
        const int status = granted.error().arguments.value(0).toInt();
        test.httpStatus = status >= 100 && status <= 599 ? status : 0;
    }
    return test;
}

/// The caller's, not the key's.
bool isNoOutcome(const Result<SharedToken> &granted)
{
    return !granted && (granted.error().kind == ErrorKind::Cancelled || granted.error().kind == ErrorKind::Abandoned);
}

Task<Result<Secret>> handOver(std::shared_ptr<Secret> secret)
{
    co_return secret->duplicate();
}

} // namespace

Task<Result<KeyTest>> KeyTokens::test(KeyId id, std::stop_token stop)
{
    const auto key = co_await usable(id);
    if (!key) {
        co_return failureOf(key);
    }
    // Before the server is asked: that the keychain fails is no outcome of the test.
    auto read = co_await readSecret(*key, stop);
    if (!read) {
        co_return failureOf(read);
    }
    const auto secret = std::make_shared<Secret>(std::move(*read));
    const TokenBroker::ReadSecret give = [secret] { return handOver(secret); };
    const Grant grant = grantOf(*key);
    m_grants.insert(id, grant);
    const auto began = m_clock.monotonic();
    const auto granted = co_await m_broker.freshToken(grant, give, stop);
    if (isNoOutcome(granted)) {
        co_return failureOf(granted);
    }
    const KeyTest test = outcomeOf(granted, m_clock.monotonic() - began);
    (void)co_await note(*key, granted);
    co_return test;
}

Task<Result<KeyTest>> KeyTokens::testUnsaved(
    SpaceSettings settings, ClientId clientId, Secret secret, std::stop_token stop)
{
    // From the far end of the generations, so that neither the token nor the request is shared with a stored key.
    const Grant grant{settings.tokenEndpoint, clientId, settings.scope, settings.clientAuthentication,
        std::numeric_limits<quint64>::max() - m_unsavedTests++, settings.route};
    const auto shared = std::make_shared<Secret>(std::move(secret));
    const TokenBroker::ReadSecret give = [shared] { return handOver(shared); };
    const auto began = m_clock.monotonic();
    const auto granted = co_await m_broker.freshToken(grant, give, stop);
    if (isNoOutcome(granted)) {
        co_return failureOf(granted);
    }
    if (granted) {
        m_broker.reject(grant, **granted); // nobody will ask by this grant again
    }
    co_return outcomeOf(granted, m_clock.monotonic() - began);
}
