// SPDX-License-Identifier: GPL-3.0-or-later
#include <api/apiclient.h>

#include <api/answerof.h>
#include <core/background.h>
#include <core/callsunderway.h>
#include <core/pause.h>
#include <http/httpclient.h>
#include <keys/keybook.h>

namespace {

constexpr int Unauthorized = 401;
/// How long a key whose new token was refused as well is not given another one (design: protocol, point 22).
constexpr std::chrono::seconds RefusalKept{60};

/// A large file is read on another thread.
Task<Result<PreparedRequest>> prepareAside(ApiRequest request, SpaceSettings space, std::stop_token stop)
{
    if (request.body.kind != RequestBody::Kind::File) {
        co_return prepare(request, space);
    }
    auto work = [request, space] { return prepare(request, space); };
    co_return co_await runInBackground(*QThreadPool::globalInstance(), std::move(work), stop);
}

/// A new token helps unless the server says that the scope does not reach (RFC 6750 section 3.1).
bool asksForNewToken(const ApiAnswer &answer)
{
    return answer.status == Unauthorized
        && !(answer.challenge && answer.challenge->error == QLatin1String("insufficient_scope"));
}

/// One way to the API and back.
struct Attempt {
    PreparedRequest request;
    Route route;
    SharedToken token; ///< null: none is sent
    bool isLast = true; ///< otherwise a 401 goes into memory and is not shown
    int number = 1;
    int tries = 1;
    bool isShown = false; ///< its answer went to whoever asked: it can't be taken back
};

HttpRequest wireRequestOf(const Attempt &attempt, const SendOptions &options)
{
    const PreparedRequest &prepared = attempt.request;
    HttpRequest request;
    request.method = prepared.method;
    request.url = prepared.url;
    request.route = attempt.route;
    request.headers = prepared.headers;
    request.body = prepared.body;
    request.timeout = options.timeout;
    request.maxBody = options.maxBodyInMemory;
    if (const SharedToken &token = attempt.token) {
        // `Bearer` as RFC 6750 section 2.1 spells it, however the server did.
        request.authorizationScheme = QByteArrayLiteral("Bearer");
        request.credentials = std::shared_ptr<const Secret>(token, &token->value);
    }
    return request;
}

} // namespace

class ApiClient::State {
public:
    State(HttpClient &httpClient, KeyBook &book, const Clock &time)
        : http(httpClient)
        , keyBook(book)
        , clock(time)
    {
    }

    static std::optional<Wait> waitAfter(
        const Attempt &attempt, const Result<ApiAnswer> &came, const SendOptions &options)
    {
        return options.repeats.areWanted ? waitBefore(attempt.request.method, came, attempt.tries) : std::nullopt;
    }

    Task<Result<ApiAnswer>> go(std::shared_ptr<Attempt> attempt, SendOptions options, std::stop_token stop)
    {
        ApiAnswer answer;
        HttpSink sink;
        sink.onBody = options.onBody;
        sink.onProgress = options.onProgress;
        sink.onHead = [this, &answer, attempt, &options](const HttpHead &head) {
            answer = answerOf(head, attempt->request, clock.now());
            answer.attempts = attempt->number;
            answer.tries = attempt->tries;
            answer.tokenSent = attempt->token != nullptr;
            attempt->isShown = (attempt->isLast || !asksForNewToken(answer)) && !waitAfter(*attempt, answer, options);
            if (attempt->isShown && options.onHead) {
                options.onHead(answer);
            }
            return attempt->isShown;
        };
        HttpRequest request = wireRequestOf(*attempt, options);
        Result<HttpAnswer> came = co_await http.send(std::move(request), std::move(sink), stop);
        if (!came) {
            co_return failureOf(came);
        }
        answer.body = std::move(came->body);
        answer.bodySize = came->bodySize;
        answer.times = came->times;
        co_return answer;
    }

    /// There and back, and once more with a new token where a 401 asks for one.
    Task<Result<ApiAnswer>> goWithToken(
        std::shared_ptr<Attempt> attempt, KeyId key, SendOptions options, std::stop_token stop)
    {
        Result<ApiAnswer> answer = co_await go(attempt, options, stop);
        if (!answer || attempt->isLast || !asksForNewToken(*answer)) {
            co_return answer;
        }
        const Result<SharedToken> another = co_await anotherToken(key, attempt->token, stop);
        if (!another) {
            co_return failureOf(another);
        }
        attempt->token = *another;
        attempt->isLast = true;
        attempt->number = 2;
        co_return co_await go(attempt, options, stop);
    }

    /// The same again after a wait, as often as Repeats allow.
    Task<Result<ApiAnswer>> goUntilAnswered(
        std::shared_ptr<Attempt> attempt, KeyId key, SendOptions options, std::stop_token stop)
    {
        for (;;) {
            Result<ApiAnswer> answer = co_await goWithToken(attempt, key, options, stop);
            std::optional<Wait> wait;
            if (!attempt->isShown) {
                wait = waitAfter(*attempt, answer, options);
            }
            if (!wait) {
                co_return answer;
            }
            const Result<void> ready = co_await readyAgain(attempt, key, options.repeats, *wait, stop);
            if (!ready) {
                co_return failureOf(ready);
            }
        }
    }

    /// Waits, and takes the token that is good then: a long wait may outlast the one of before.
    Task<Result<void>> readyAgain(
        std::shared_ptr<Attempt> attempt, KeyId key, Repeats repeats, Wait wait, std::stop_token stop)
    {
        if (repeats.onWait) {
            repeats.onWait(wait);
        }
        if (repeats.pause) {
            co_await repeats.pause(wait.time, stop);
        } else {
            co_await pauseFor(wait.time, stop);
        }
        if (stop.stop_requested()) {
            co_return failure(ErrorKind::Cancelled);
        }
        attempt->tries = wait.next;
        if (attempt->token) {
            const Result<KeyToken> token = co_await keyBook.token(key, stop);
            if (!token) {
                co_return failureOf(token);
            }
            attempt->token = token->token;
        }
        co_return {};
    }

    /// Another token in place of the one that the API refused. Callers whose token was refused at the same time share it.
    Task<Result<SharedToken>> anotherToken(KeyId key, SharedToken refused, std::stop_token stop)
    {
        const Result<void> rejected = co_await keyBook.rejectToken(key, refused);
        if (!rejected) {
            co_return failureOf(rejected);
        }
        const Result<KeyToken> fetched = co_await keyBook.token(key, stop);
        if (!fetched) {
            co_return failureOf(fetched);
        }
        co_return fetched->token;
    }

    bool isRefused(const KeyId &key) const { return clock.monotonic() < refusedUntil.value(key); }

    void remember(const KeyId &key, const ApiAnswer &answer)
    {
        if (!asksForNewToken(answer)) {
            refusedUntil.remove(key);
        } else if (answer.attempts > 1) {
            refusedUntil.insert(key, clock.monotonic() + RefusalKept);
        }
    }

    HttpClient &http;
    KeyBook &keyBook;
    const Clock &clock;
    QHash<KeyId, std::chrono::milliseconds> refusedUntil; ///< monotonic
    CallsUnderWay calls;
};

ApiClient::ApiClient(HttpClient &http, KeyBook &keyBook, const Clock &clock)
    : m_state(std::make_unique<State>(http, keyBook, clock))
{
}

ApiClient::~ApiClient() = default;

Task<void> ApiClient::callsEnded()
{
    return m_state->calls.ended();
}

Task<Result<ApiAnswer>> ApiClient::send(ApiRequest request, KeyId key, SendOptions options, std::stop_token stop)
{
    const auto call = m_state->calls.begin();
    const Result<ApiKey> apiKey = co_await m_state->keyBook.key(key);
    if (!apiKey) {
        co_return failureOf(apiKey);
    }
    const Result<Space> space = co_await m_state->keyBook.space(apiKey->spaceName);
    if (!space) {
        co_return failureOf(space);
    }
    const Result<PreparedRequest> prepared = co_await prepareAside(std::move(request), space->settings, stop);
    if (!prepared) {
        co_return failureOf(prepared);
    }
    const auto attempt = std::make_shared<Attempt>();
    attempt->request = *prepared;
    attempt->route = space->settings.route;
    if (prepared->goesToSpace) {
        const Result<KeyToken> token = co_await m_state->keyBook.token(key, stop);
        if (!token) {
            co_return failureOf(token);
        }
        attempt->token = token->token;
        attempt->isLast = m_state->isRefused(key);
    }
    Result<ApiAnswer> answer = co_await m_state->goUntilAnswered(attempt, key, options, stop);
    if (answer && answer->tokenSent) {
        m_state->remember(key, *answer);
        // The answer is here; that its use could not be noted does not take it away.
        const Result<void> noted = co_await m_state->keyBook.markUsed(key, answer->url.host());
    }
    co_return answer;
}
