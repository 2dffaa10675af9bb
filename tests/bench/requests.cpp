// SPDX-License-Identifier: GPL-3.0-or-later
// bench_requests TOKEN-ENDPOINT BASE-URL COUNT CONCURRENT: sends COUNT requests with a key's token through the real
// services, CONCURRENT of them under way at once. The index is a real one in KEYDESK_HOME, the secret in memory. Prints
// JSON: seconds from the first request to the last answer, pss_kib (of the whole process, a hundred times on the way).
#include <api/apiclient.h>
#include <app/services.h>
#include <cstdio>
#include <keys/keybook.h>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

namespace {

qint64 proportionalKiB()
{
    QFile memory(QStringLiteral("/proc/self/smaps_rollup"));
    if (!memory.open(QIODevice::ReadOnly)) {
        qFatal("this system does not tell the memory of a process");
    }
    for (const QByteArray &line : memory.readAll().split('\n')) {
        if (line.startsWith("Pss:")) {
            return line.sliced(4).trimmed().split(' ').first().toLongLong();
        }
    }
    return 0;
}

class Load {
public:
    Load(ApiClient &client, KeyId key, int count, int concurrent)
        : m_client(client)
        , m_key(key)
        , m_count(count)
        , m_concurrent(concurrent)
    {
    }

    // Ends the program.
    void run()
    {
        m_timer.start();
        for (int i = 0; i < m_concurrent; ++i) {
            next();
        }
    }

private:
    void next()
    {
        if (m_sent == m_count) {
            return;
        }
        ++m_sent;
        ApiRequest request;
        request.target = QStringLiteral("/answer");
        whenEnded(m_client.send(std::move(request), m_key), QCoreApplication::instance(),
            [this](const Result<ApiAnswer> &answer) { take(answer); });
    }

    void take(const Result<ApiAnswer> &answer)
    {
        if (!answer || answer->status != 200 || !answer->tokenSent) {
            qFatal("a request failed");
        }
        ++m_answered;
        if (m_answered % std::max(1, m_count / Samples) == 0) {
            m_memory.append(QByteArray::number(proportionalKiB()));
        }
        if (m_answered == m_count) {
            std::printf("{\"seconds\": %.4f, \"pss_kib\": [%s]}\n", static_cast<double>(m_timer.nsecsElapsed()) / 1e9,
                m_memory.join(", ").constData());
            QCoreApplication::quit();
        }
        next();
    }

    static constexpr int Samples = 100;
    ApiClient &m_client;
    KeyId m_key;
    int m_count;
    int m_concurrent;
    int m_sent = 0;
    int m_answered = 0;
    QElapsedTimer m_timer;
    QByteArrayList m_memory;
};

// The services with one key, whose token is fetched already.
Task<Result<ApiKey>> addKey(Services &services, QStringList arguments)
{
    NewKey newKey{*SpaceName::parse(u"Bench"), *Label::parse(u"Key"), *ClientId::parse(u"bench")};
    newKey.newSpace = SpaceSettings{
        *Endpoint::parse(arguments.at(1)), *Scope::parse(u"sellytics-data-api"), *Endpoint::parse(arguments.at(2))};
    Secret secret{QByteArrayView("a secret that nobody holds")};
    auto added = co_await services.keyBook().add(std::move(newKey), std::move(secret));
    if (!added) {
        co_return failureOf(added);
    }
    const auto token = co_await services.keyBook().token(added->id);
    if (!token) {
        co_return failureOf(token);
    }
    co_return added;
}

template <class T> T inTheLoop(Task<T> task)
{
    std::optional<T> outcome;
    whenEnded(std::move(task), QCoreApplication::instance(), [&](T value) {
        outcome.emplace(std::move(value));
        QMetaObject::invokeMethod(QCoreApplication::instance(), &QCoreApplication::quit, Qt::QueuedConnection);
    });
    QCoreApplication::exec();
    return std::move(*outcome);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 5) {
        qFatal("bench_requests TOKEN-ENDPOINT BASE-URL COUNT CONCURRENT");
    }
    const Services::Options options{.runOnly = true, .tokenKeeping = TokenKeeping::InMemory};
    const auto services = inTheLoop(Services::open(options));
    if (!services) {
        qFatal("the services do not open");
    }
    const auto key = inTheLoop(addKey(**services, arguments));
    if (!key) {
        qFatal("there is no key with a token");
    }
    Load load((*services)->apiClient(), key->id, arguments.at(3).toInt(), arguments.at(4).toInt());
    load.run();
    QCoreApplication::exec();
    return inTheLoop((*services)->shutDown()) ? 0 : 1;
}
