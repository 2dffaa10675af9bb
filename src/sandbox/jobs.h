// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/clock.h>
#include <map>
#include <QJsonObject>
#include <sandbox/answer.h>

namespace sandbox {

/// Jobs and their tasks, as far as they are publicly known of the DATA API: POST /jobs/v1. Reading a job back at
/// /sandbox/jobs/ID is the sandbox's own invention. Calls no callback URL and keeps the last MaxKept jobs, in memory.
class Jobs {
public:
    static constexpr int MaxTasks = 1000;
    static constexpr std::size_t MaxKept = 100;
    static constexpr qsizetype MaxBody = 4 * 1024 * 1024;
    static constexpr std::chrono::seconds TimeToFinish{2};

    /// `clock` outlives it.
    explicit Jobs(const Clock &clock);

    Answer create(const Request &request);
    Answer read(const QByteArray &id) const;

private:
    struct Job {
        qint64 number;
        QDateTime createdAt;
        QString callbackUrl;
        QList<QPair<QString, QString>> tasks; // id and type
    };
    QJsonObject describe(const QByteArray &id, const Job &job) const;

    const Clock &m_clock;
    std::map<QByteArray, Job> m_jobs;
    qint64 m_created = 0;
};

} // namespace sandbox
