// SPDX-License-Identifier: GPL-3.0-or-later
// Points 19 to 21 against a plain model, 100,000 steps from a printed seed: callers, answers, withdrawals, changed keys and
// clocks in any order. After each step what has ended, what is cached and what is asked is what the model says, so no call
// ends twice or never. KEYDESK_SEED=N repeats a run. The server and the keychain are scripts here, so that answers come in
// any order; over sockets the points have tests of their own.
#include "brokermodel.h"
#include <core/oneshot.h>
#include <oauth/tokenbroker.h>
#include <oauth/tokenendpoint.h>
#include <QRandomGenerator>
#include <support/testmain.h>

using namespace std::chrono_literals;

class HttpClient { };

namespace {

/// Who waits for an answer or a secret, in the order of asking.
template <class T> struct Waiting {
    int request = 0;
    std::shared_ptr<OneShot<T>> answer;
};
std::vector<Waiting<SharedToken>> asked; // NOLINT: the endpoint of the script is a part of this program
int asking = 0; ///< the request whose secret comes just now

Task<Result<Secret>> secretWhenTold(std::shared_ptr<OneShot<int>> told)
{
    const auto outcome = co_await told->ended();
    if (!outcome) {
        co_return failureOf(outcome);
    }
    asking = *outcome;
    co_return Secret(QByteArrayView("s3cret"));
}

QByteArray nameOf(const Result<SharedToken> &ending)
{
    if (ending) {
        return (*ending)->value.reveal([](QByteArrayView bytes) { return bytes.toByteArray(); });
    }
    switch (ending.error().kind) {
    case ErrorKind::ClientRejected:
        return "rejected";
    case ErrorKind::Cancelled:
        return "cancelled";
    case ErrorKind::TokenServerFailed:
        return "failed";
    case ErrorKind::KeychainLocked:
        return "locked";
    default:
        return "something else";
    }
}

} // namespace

TokenEndpoint::TokenEndpoint(HttpClient &http, const Clock &clock)
    : m_http(http)
    , m_clock(clock)
{
}

Task<Result<SharedToken>> TokenEndpoint::request(Grant, Secret, std::stop_token stop)
{
    const auto answer = std::make_shared<OneShot<SharedToken>>();
    const int number = asking;
    asked.push_back({number, answer});
    Result<SharedToken> outcome = co_await answer->ended(stop);
    std::erase_if(asked, [number](const auto &one) { return one.request == number; });
    co_return outcome;
}

class AsTheModelSays : public QObject {
    Q_OBJECT
    static constexpr int Steps = 100'000;
    static constexpr int Grants = 4;
    struct Call {
        int number = 0;
        std::stop_source stop = {};
    };

    QRandomGenerator m_random;
    TurnedClock m_clock;
    HttpClient m_http;
    TokenEndpoint m_endpoint{m_http, m_clock};
    std::unique_ptr<TokenBroker> m_broker;
    std::unique_ptr<BrokerModel> m_model;
    std::vector<Grant> m_grants;
    std::vector<Waiting<int>> m_secrets; ///< being read
    std::vector<Call> m_calls; ///< not ended
    std::map<int, QList<QByteArray>> m_endings; ///< of calls, as they came
    std::map<int, SharedToken> m_granted; ///< some tokens of the past, by grant
    int m_numbers = 0;

    int below(qsizetype bound) { return m_random.bounded(static_cast<int>(bound)); }
    std::optional<BrokerModel::Millis> someLifetime()
    {
        static const QList<int> seconds{0, 1, 5, 10, 11, 50, 300, 600, 86'400};
        const int chosen = seconds[below(seconds.size())];
        return chosen == 0 ? std::nullopt : std::optional<BrokerModel::Millis>(std::chrono::seconds(chosen));
    }
    SharedToken someToken(std::optional<BrokerModel::Millis> lifetime, const QDateTime &at)
    {
        auto token = std::make_shared<AccessToken>();
        token->value = Secret{QByteArrayView("token-" + QByteArray::number(++m_numbers))};
        token->receivedAt = at;
        if (lifetime) {
            token->lifetime = std::chrono::duration_cast<std::chrono::seconds>(*lifetime);
        }
        return token;
    }

    void call()
    {
        const int number = ++m_numbers;
        const int request = ++m_numbers;
        const int grant = below(Grants);
        const bool isFresh = below(5) == 0;
        m_calls.push_back({number});
        m_model->call(number, grant, isFresh, request);
        const auto told = std::make_shared<OneShot<int>>();
        const auto readSecret = [this, told, request] {
            m_secrets.push_back({request, told});
            return secretWhenTold(told);
        };
        const std::stop_token stop = m_calls.back().stop.get_token();
        auto task = isFresh ? m_broker->freshToken(m_grants[grant], readSecret, stop)
                            : m_broker->token(m_grants[grant], readSecret, stop);
        whenEnded(std::move(task), this,
            [this, number](const Result<SharedToken> &ending) { m_endings[number].append(nameOf(ending)); });
    }

    void secretComes()
    {
        if (m_secrets.empty()) {
            return;
        }
        const auto at = m_secrets.begin() + below(static_cast<qsizetype>(m_secrets.size()));
        const Waiting<int> one = *at;
        m_secrets.erase(at);
        if (below(10) == 0) {
            m_model->over(one.request, "locked");
            one.answer->complete(failure(ErrorKind::KeychainLocked));
        } else {
            m_model->secretCame(one.request);
            one.answer->complete(one.request);
        }
    }

    void serverAnswers()
    {
        if (asked.empty()) {
            return;
        }
        const Waiting<SharedToken> one = asked[static_cast<size_t>(below(static_cast<qsizetype>(asked.size())))];
        if (m_model->requests.count(one.request) == 0) {
            QFAIL("the server is asked what the model does not ask");
        }
        const BrokerModel::Request request = m_model->requests.at(one.request);
        switch (below(5)) {
        case 0:
            m_model->rejected(one.request);
            one.answer->complete(failure(ErrorKind::ClientRejected));
            break;
        case 1:
            m_model->over(one.request, "failed");
            one.answer->complete(failure(ErrorKind::TokenServerFailed));
            break;
        default:
            const auto lifetime = someLifetime();
            const SharedToken token = someToken(lifetime, request.sentByWall);
            m_model->granted(one.request, nameOf(token), lifetime);
            m_granted[request.grant] = token;
            one.answer->complete(token);
        }
    }

    void withdraw()
    {
        if (!m_calls.empty()) {
            const Call &one = m_calls[static_cast<size_t>(below(static_cast<qsizetype>(m_calls.size())))];
            m_model->withdraw(one.number);
            std::stop_source(one.stop).request_stop();
        }
    }

    void rejectOrAdopt()
    {
        const int grant = below(Grants);
        if (below(2) == 0) {
            const auto lifetime = someLifetime();
            const auto age = 1ms * below(100'000);
            const SharedToken token = someToken(lifetime, m_clock.wall.addMSecs(-age.count()));
            m_broker->adopt(m_grants[grant], token);
            if (lifetime) {
                m_model->adopt(grant, nameOf(token), *lifetime, age);
            }
        } else if (const auto token = m_granted.find(grant); token != m_granted.end()) {
            m_broker->reject(m_grants[grant], *token->second);
            m_model->reject(grant, nameOf(token->second));
        }
    }

    void somethingHappens()
    {
        const int what = below(100);
        if (what < 35) {
            call();
        } else if (what < 55) {
            secretComes();
        } else if (what < 72) {
            serverAnswers();
        } else if (what < 82) {
            withdraw();
        } else if (what < 88) {
            rejectOrAdopt();
        } else if (what < 96) {
            m_clock.pass(1ms * below(below(4) == 0 ? 400'000 : 8'000));
        } else if (what < 97) {
            m_clock.jump(1ms * (below(7'200'000) - 3'600'000));
        } else if (what < 99) {
            const int grant = below(Grants);
            m_model->retire(grant);
            m_broker->retire(m_grants[grant]);
        } else if (below(3) > 0) {
            m_model->forgetAll();
            m_broker->forgetAll();
        } else {
            m_model->stopAll();
            m_broker->stopAll();
        }
    }

    void compare()
    {
        for (int hop = 0; hop < 4; ++hop) {
            QCoreApplication::sendPostedEvents(); // each resumption posts the next: secret, answer, flight, caller
        }
        for (const Call &one : m_calls) {
            const auto expected = m_model->endings.find(one.number);
            const QList<QByteArray> wanted
                = expected == m_model->endings.end() ? QList<QByteArray>() : QList<QByteArray>{expected->second};
            QCOMPARE(m_endings[one.number], wanted);
        }
        std::erase_if(m_calls, [this](const Call &one) { return !m_endings[one.number].isEmpty(); });
        std::vector<int> real;
        for (const auto &one : asked) {
            real.push_back(one.request);
        }
        std::vector<int> sent;
        for (const auto &[number, request] : m_model->requests) {
            if (request.isSent) {
                sent.push_back(number);
            }
        }
        std::sort(real.begin(), real.end());
        QCOMPARE(real, sent); // one request for equal grants, none that nobody waits for
        QCOMPARE(m_broker->isIdle(), m_model->requests.empty());
        for (int grant = 0; grant < Grants; ++grant) {
            const SharedToken cached = m_broker->cached(m_grants[grant]);
            m_model->follow(grant, !cached);
            QCOMPARE(cached ? nameOf(cached) : QByteArray(), m_model->cached(grant));
        }
    }

private Q_SLOTS:
    void init()
    {
        for (int i = 0; i < Grants; ++i) {
            m_grants.push_back({*Endpoint::parse(u"https://auth.test/token"),
                *ClientId::parse(i < 3 ? u"key-a" : u"key-b"), *Scope::parse(i == 1 ? u"other" : u"api"),
                ClientAuthentication::Post, i == 2 ? quint64(2) : quint64(1)});
        }
        m_broker = std::make_unique<TokenBroker>(m_endpoint, m_clock);
        m_model = std::make_unique<BrokerModel>(m_clock);
    }

    void whateverHappens()
    {
        const uint given = qEnvironmentVariable("KEYDESK_SEED").toUInt();
        const uint seed = given != 0 ? given : QRandomGenerator::system()->generate();
        qInfo("seed %u", seed);
        m_random.seed(seed);
        std::map<QByteArray, int> kinds;
        for (int step = 0; step < Steps; ++step) {
            somethingHappens();
            compare();
            if (QTest::currentTestFailed()) {
                qInfo("at step %d of seed %u", step, seed);
                return;
            }
        }
        m_broker->stopAll();
        m_model->stopAll();
        while (!m_secrets.empty()) {
            secretComes();
        }
        compare();
        QVERIFY(m_calls.empty() && m_broker->isIdle());
        for (const auto &[call, endings] : m_endings) {
            QCOMPARE(endings.size(), 1);
            ++kinds[endings.first().startsWith("token-") ? "token" : endings.first()];
        }
        for (const char *kind : {"token", "rejected", "cancelled", "failed", "locked"}) {
            QVERIFY2(kinds[kind] > 100, kind); // all of it was tried
        }
    }
};

KEYDESK_TEST(AsTheModelSays)
#include "p20_as_the_model_says.moc"
