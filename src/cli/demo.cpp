// SPDX-License-Identifier: GPL-3.0-or-later
#include <api/apiclient.h>
#include <app/services.h>
#include <app/wording.h>
#include <cli/lookup.h>
#include <cli/output.h>
#include <cli/verbs.h>
#include <keys/keybook.h>
#include <sandbox/sandboxserver.h>

namespace {

/// The steps of the demonstration, numbered as they are shown. Each ends it at the first failure.
class Demonstration {
public:
    Demonstration(Services &services, std::stop_token stop)
        : m_services(services)
        , m_stop(std::move(stop))
    {
    }

    Task<Result<void>> run()
    {
        const auto started = co_await m_services.openSandbox();
        if (!started) {
            co_return failureOf(started);
        }
        const Space &space = *started;
        say(QStringLiteral("A practice server was started on this machine: %1").arg(space.settings.baseUrl.text()));
        say(QStringLiteral("A space was added, '%1', with its token endpoint and scope (%2).")
                .arg(space.name.text(), space.settings.scope.text()));

        const auto key = co_await practiceKey(space);
        if (!key) {
            co_return failureOf(key);
        }
        say(QStringLiteral(
            "A key was stored: %1 (client ID %2). Its secret is kept in memory for this run; with a keychain it "
            "would be there, and nowhere else.")
                .arg(referenceOf(*key), key->clientId.text()));
        if (const auto shown = co_await showTest(*key); !shown) {
            co_return shown;
        }
        if (const auto shown = co_await showToken(*key); !shown) {
            co_return shown;
        }
        ApiRequest read{QStringLiteral("GET"), QStringLiteral("/sandbox/products?count=2")};
        if (const auto shown = co_await showAnswer(*key, read); !shown) {
            co_return shown;
        }
        ApiRequest job{QStringLiteral("POST"), QStringLiteral("/jobs/v1")};
        job.body = {RequestBody::Kind::Json,
            R"({"callbackUrl": "https://example.com/done/{{jobID}}", "tasks": [{"type": "AMAZON_PRODUCT_DETAIL_TASK", "asin": "B000000001", "marketplace": "DE"}]})"};
        if (const auto shown = co_await showAnswer(*key, job); !shown) {
            co_return shown;
        }
        if (const auto shown = co_await showRefusal(space); !shown) {
            co_return shown;
        }
        say(QStringLiteral(
            "Done. Everything of this demonstration is gone now; 'keydesk-cli keys add --help' shows how to keep a "
            "key of yours."));
        co_return m_printed;
    }

private:
    void say(const QString &sentence) { print(QStringLiteral("%1. %2").arg(++m_step).arg(sentence)); }
    void print(const QString &line)
    {
        if (m_printed) {
            m_printed = printLine(line);
        }
    }

    Task<Result<ApiKey>> practiceKey(Space space)
    {
        const auto keys = co_await m_services.keyBook().keys();
        if (!keys) {
            co_return failureOf(keys);
        }
        for (const ApiKey &key : *keys) {
            if (key.space == space.id) {
                co_return key;
            }
        }
        co_return failure(ErrorKind::NoSuchKey, {space.name.text()});
    }

    Task<Result<void>> showTest(ApiKey key)
    {
        const auto test = co_await m_services.keyBook().test(key.id, m_stop);
        if (!test) {
            co_return failureOf(test);
        }
        if (const std::optional<Error> &refusal = test->refusal) {
            co_return tl::unexpected<Error>(*refusal);
        }
        say(QStringLiteral("The key was tried: it works. The server granted '%1' after %2 ms.")
                .arg(test->token->granted.text())
                .arg(test->took.count()));
        co_return {};
    }

    Task<Result<void>> showToken(ApiKey key)
    {
        const auto answer = co_await m_services.keyBook().token(key.id, m_stop);
        if (!answer) {
            co_return failureOf(answer);
        }
        const AccessToken &token = *answer->token;
        say(QStringLiteral("The key became a token: %1 characters, good until %2, %3.")
                .arg(token.value.size())
                .arg(token.expiresAt.toString(Qt::ISODate),
                    answer->cached ? QStringLiteral("the one already granted") : QStringLiteral("asked for anew")));
        co_return {};
    }

    Task<Result<void>> showAnswer(ApiKey key, ApiRequest request)
    {
        const SendOptions options;
        const auto answer = co_await m_services.apiClient().send(request, key.id, options, m_stop);
        if (!answer) {
            co_return failureOf(answer);
        }
        say(QStringLiteral("%1 %2 was answered with %3 %4 after %5 ms:")
                .arg(request.method, request.target)
                .arg(answer->status)
                .arg(answer->reason)
                .arg(std::chrono::duration_cast<std::chrono::milliseconds>(answer->times.ended).count()));
        print(answer->text().trimmed());
        if (answer->status >= 400) {
            co_return failure(ErrorKind::ApiRefused, {QString::number(answer->status), answer->reason});
        }
        co_return {};
    }

    /// What a person sees who mistyped a secret.
    Task<Result<void>> showRefusal(Space space)
    {
        const auto clientId = ClientId::parse(SandboxServer::goodClientId());
        Secret wrong(QByteArrayView("not-the-secret"));
        const auto test
            = co_await m_services.keyBook().testUnsaved(space.settings, *clientId, std::move(wrong), m_stop);
        if (!test) {
            co_return failureOf(test);
        }
        const std::optional<Error> &refusal = test->refusal;
        if (!refusal) {
            co_return failure(ErrorKind::CheckFailed, {QStringLiteral("a wrong secret was accepted")});
        }
        const Wording wording = wordingFor(*refusal);
        say(QStringLiteral("A wrong secret is refused in plain words: %1 %2").arg(wording.sentence, wording.hint));
        co_return {};
    }

    Services &m_services;
    std::stop_token m_stop;
    int m_step = 0;
    Result<void> m_printed;
};

Task<Result<void>> demonstrate(const Arguments &arguments)
{
    Services::Options options{.runOnly = true, .inMemoryIndex = true, .tokenKeeping = TokenKeeping::InMemory};
    const auto services = co_await Services::open(options);
    if (!services) {
        co_return failureOf(services);
    }
    Demonstration demonstration(**services, arguments.stop);
    const auto outcome = co_await demonstration.run();
    const auto ended = co_await (*services)->shutDown();
    co_return outcome ? ended : outcome;
}

} // namespace

constexpr Command verbs::demo = {
    .name = "demo",
    .summary = "Shows the whole job against the practice server: a key, a token, an answer; nothing is kept",
    .positionals = {},
    .options = {},
    .example = "keydesk-cli demo",
    .runAlone = demonstrate,
};
