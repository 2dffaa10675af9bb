// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>
#include <QUuid>
#include <sandbox/jobs.h>

namespace sandbox {
namespace {

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

// A refusal that points at the value it is about (RFC 6901).
Answer refuse(const QString &pointer, const QString &message)
{
    return jsonAnswer(400,
        {{QStringLiteral("error"), QStringLiteral("invalid_job")}, {QStringLiteral("message"), message},
            {QStringLiteral("pointer"), pointer}});
}

QString identifierField(const QString &type)
{
    return type == QLatin1String("AMAZON_PRODUCT_DETAIL_TASK") ? QStringLiteral("asin")
        : type == QLatin1String("IDEALO_PRODUCT_DETAIL_TASK")  ? QStringLiteral("productId")
                                                               : QString();
}

bool isAsin(const QString &text)
{
    return text.size() == 10 && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z');
    });
}

std::optional<Answer> refuseTask(const QJsonValue &value, qsizetype number)
{
    const QString at = QStringLiteral("/tasks/%1").arg(number);
    if (!value.isObject()) {
        return refuse(at, QStringLiteral("Task %1 is not an object.").arg(number));
    }
    const QJsonObject task = value.toObject();
    const QString type = task.value(QLatin1String("type")).toString();
    const QString field = identifierField(type);
    if (field.isEmpty()) {
        return refuse(at + QStringLiteral("/type"),
            QStringLiteral("The type of task %1 must be AMAZON_PRODUCT_DETAIL_TASK or IDEALO_PRODUCT_DETAIL_TASK.")
                .arg(number));
    }
    const QJsonValue identifier = task.value(field);
    const bool present = identifier.isString() ? !identifier.toString().isEmpty()
                                               : identifier.isDouble() && field == QLatin1String("productId");
    if (!present) {
        return refuse(at + u'/' + field, QStringLiteral("Task %1 needs '%2'.").arg(number).arg(field));
    }
    if (field == QLatin1String("asin") && !isAsin(identifier.toString())) {
        return refuse(at + u'/' + field,
            QStringLiteral("The asin of task %1 is not ten digits and capital letters.").arg(number));
    }
    if (task.value(QLatin1String("marketplace")) != QLatin1String("DE")) {
        return refuse(
            at + QStringLiteral("/marketplace"), QStringLiteral("The marketplace of task %1 must be DE.").arg(number));
    }
    return std::nullopt;
}

std::optional<Answer> refuseCallback(const QJsonValue &value)
{
    if (value.isUndefined()) {
        return std::nullopt;
    }
    QString text = value.toString();
    const QUrl url(text.replace(QLatin1String("{{jobID}}"), QLatin1String("id")), QUrl::StrictMode);
    const bool http = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !http || url.host().isEmpty()) {
        return refuse(QStringLiteral("/callbackUrl"),
            QStringLiteral("The callbackUrl must be an absolute http or https address."));
    }
    return std::nullopt;
}

std::optional<Answer> refuseJob(const QJsonDocument &document, const QJsonParseError &error)
{
    if (error.error != QJsonParseError::NoError) {
        return refuse(
            {}, QStringLiteral("The body is not JSON: %1 at byte %2.").arg(error.errorString()).arg(error.offset));
    }
    if (!document.isObject()) {
        return refuse({}, QStringLiteral("The body must be one JSON object."));
    }
    if (auto refusal = refuseCallback(document.object().value(QLatin1String("callbackUrl")))) {
        return refusal;
    }
    const QJsonArray tasks = document.object().value(QLatin1String("tasks")).toArray();
    if (tasks.isEmpty() || tasks.size() > Jobs::MaxTasks) {
        return refuse(QStringLiteral("/tasks"), QStringLiteral("A job holds 1 to %1 tasks.").arg(Jobs::MaxTasks));
    }
    for (qsizetype i = 0; i < tasks.size(); ++i) {
        if (auto refusal = refuseTask(tasks.at(i), i)) {
            return refusal;
        }
    }
    return std::nullopt;
}

} // namespace

Jobs::Jobs(const Clock &clock)
    : m_clock(clock)
{
}

Answer Jobs::create(const Request &request)
{
    const QByteArray mediaType = request.header("Content-Type").split(';').constFirst().trimmed().toLower();
    if (mediaType != "application/json") {
        return refusalAnswer(415, "unsupported_media_type", QStringLiteral("A job is sent as application/json."));
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &error);
    if (auto refusal = refuseJob(document, error)) {
        return std::move(*refusal);
    }
    const QString id = newId();
    Job job{++m_created, m_clock.now(), document.object().value(QLatin1String("callbackUrl")).toString(), {}};
    job.callbackUrl.replace(QLatin1String("{{jobID}}"), id);
    const QJsonArray tasks = document.object().value(QLatin1String("tasks")).toArray();
    for (const QJsonValue &task : tasks) {
        job.tasks.append({newId(), task.toObject().value(QLatin1String("type")).toString()});
    }
    if (m_jobs.size() >= MaxKept) {
        m_jobs.erase(std::min_element(m_jobs.begin(), m_jobs.end(),
            [](const auto &left, const auto &right) { return left.second.number < right.second.number; }));
    }
    const auto kept = m_jobs.emplace(id.toLatin1(), std::move(job)).first;
    Answer answer = jsonAnswer(201, describe(kept->first, kept->second));
    answer.headers.append(Header{"Location", "/sandbox/jobs/" + kept->first});
    return answer;
}

Answer Jobs::read(const QByteArray &id) const
{
    const auto job = m_jobs.find(id);
    return job == m_jobs.end() ? refusalAnswer(
               404, "not_found", QStringLiteral("There is no such job; only the last %1 are kept.").arg(MaxKept))
                               : jsonAnswer(200, describe(job->first, job->second));
}

QJsonObject Jobs::describe(const QByteArray &id, const Job &job) const
{
    const bool done = job.createdAt.secsTo(m_clock.now()) >= TimeToFinish.count();
    const QString state = done ? QStringLiteral("done") : QStringLiteral("running");
    QJsonArray tasks;
    for (const auto &[taskId, type] : job.tasks) {
        tasks.append(QJsonObject{
            {QStringLiteral("id"), taskId}, {QStringLiteral("type"), type}, {QStringLiteral("state"), state}});
    }
    QJsonObject described{{QStringLiteral("id"), QString::fromLatin1(id)}, {QStringLiteral("state"), state},
        {QStringLiteral("createdAt"), job.createdAt.toString(Qt::ISODate)}, {QStringLiteral("tasks"), tasks}};
    if (!job.callbackUrl.isEmpty()) {
        described.insert(QStringLiteral("callbackUrl"), job.callbackUrl);
    }
    return described;
}

} // namespace sandbox
