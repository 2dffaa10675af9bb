// SPDX-License-Identifier: GPL-3.0-or-later
#include <secrets/keychainjob.h>

#include <qt6keychain/keychain.h>

namespace {

/// What every entry of ours carries as `server`; part of what the guide tells people to type.
QString serviceName()
{
    return QStringLiteral("Keydesk");
}

using Receive = std::function<void(KeychainAnswer)>;
using Shared = std::shared_ptr<QByteArray>;

/// `shared` is a second reference to the job's own buffer: once the job is gone it is the last and can be wiped.
template <class Job> void start(Job *job, const QString &entry, const Shared &shared, Receive receive)
{
    job->setKey(entry);
    QObject::connect(job, &QKeychain::Job::finished, job, [job, shared, receive = std::move(receive)] {
        KeychainAnswer answer{job->error(), job->errorString(), {}};
        if constexpr (std::is_same_v<Job, QKeychain::ReadPasswordJob>) {
            *shared = job->binaryData();
            answer.value = Secret(*shared);
        }
        receive(std::move(answer));
    });
    QObject::connect(job, &QObject::destroyed, [shared] { wipe(*shared); });
    job->start();
}

} // namespace

void startKeychainRead(const QString &entry, Receive receive)
{
    start(new QKeychain::ReadPasswordJob(serviceName()), entry, std::make_shared<QByteArray>(), std::move(receive));
}

void startKeychainWrite(const QString &entry, Secret value, Receive receive)
{
    auto *const job = new QKeychain::WritePasswordJob(serviceName());
    const auto bytes
        = std::make_shared<QByteArray>(value.reveal([](QByteArrayView view) { return view.toByteArray(); }));
    job->setBinaryData(*bytes);
    start(job, entry, bytes, std::move(receive));
}

void startKeychainRemove(const QString &entry, Receive receive)
{
    start(new QKeychain::DeletePasswordJob(serviceName()), entry, std::make_shared<QByteArray>(), std::move(receive));
}
