// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandbox/faults.h>
#include <sandbox/page.h>
#include <sandbox/samples.h>
#include <sandbox/site.h>

namespace sandbox {
namespace {

Answer notFound()
{
    return refusalAnswer(
        404, "not_found", QStringLiteral("The sandbox has no such path; /sandbox/ lists those that it has."));
}

Answer onlyBy(const char *method, const char *allowed)
{
    Answer answer = refusalAnswer(
        405, "method_not_allowed", QStringLiteral("This path is asked by %1.").arg(QLatin1String(method)));
    answer.headers.append(Header{"Allow", allowed});
    return answer;
}

bool isRead(const Request &request)
{
    return request.method == "GET" || request.method == "HEAD";
}

} // namespace

Site::Site(const Clock &clock, bool withFaults)
    : m_withFaults(withFaults)
    , m_tokens(clock)
    , m_tokenEndpoint(m_tokens, withFaults)
    , m_gate(m_tokens)
    , m_jobs(clock)
{
}

qsizetype Site::bodyLimit(const Request &request) const
{
    return request.path.startsWith("/realms/") ? TokenEndpoint::MaxBody
        : request.path == "/jobs/v1"           ? Jobs::MaxBody
                                               : MaxEchoBody;
}

Answer Site::refuse(const Refusal &refusal) const
{
    if (refusal.status == 413) { // word for word as a Keycloak says it
        return jsonAnswer(413, {{QStringLiteral("error"), QStringLiteral("HTTP 413 Request Entity Too Large")}});
    }
    return refusalAnswer(refusal.status, "bad_request", QString::fromUtf8(refusal.reason));
}

Answer Site::answer(const Request &request)
{
    if (request.path.startsWith("/realms/")) {
        return m_tokenEndpoint.answer(request);
    }
    if (request.path == "/" || request.path == "/sandbox" || request.path == "/sandbox/") {
        return isRead(request) ? pageAnswer(request, m_withFaults) : onlyBy("GET", "GET, HEAD");
    }
    if (request.path != "/jobs/v1" && !request.path.startsWith("/sandbox/")) {
        return notFound();
    }
    auto admission = m_gate.admit(request);
    return admission ? answerApi(request, *admission) : std::move(admission.error());
}

Answer Site::answerApi(const Request &request, const Admission &admission)
{
    constexpr QByteArrayView Status = "/sandbox/status/";
    constexpr QByteArrayView Job = "/sandbox/jobs/";
    constexpr QByteArrayView Faults = "/sandbox/faults/";
    const QByteArray &path = request.path;
    if (path == "/jobs/v1") {
        return request.method == "POST" ? m_jobs.create(request) : onlyBy("POST", "POST");
    }
    if (path == "/sandbox/echo") {
        return echoAnswer(request);
    }
    if (path.startsWith(Status)) {
        return statusAnswer(request, path.mid(Status.size()));
    }
    if (m_withFaults && path.startsWith(Faults)) {
        return answerFault(path.mid(Faults.size()), request, admission);
    }
    const bool isJob = path.startsWith(Job);
    static const QHash<QByteArray, std::function<Answer(const Request &)>> reads{
        {"/sandbox/products", productsAnswer},
        {"/sandbox/slow", slowAnswer},
        {"/sandbox/binary", [](const Request &) { return binaryAnswer(); }},
    };
    const auto read = reads.constFind(path);
    if (!isJob && read == reads.cend()) {
        return notFound();
    }
    if (!isRead(request)) {
        return onlyBy("GET", "GET, HEAD");
    }
    return isJob ? m_jobs.read(path.mid(Job.size())) : (*read)(request);
}

Answer Site::answerFault(const QByteArray &name, const Request &request, const Admission &admission)
{
    if (name == "old-token") {
        if (!m_refusedTokens.contains(admission.clientId)) {
            m_refusedTokens.insert(admission.clientId, admission.tokenId);
        }
        return m_refusedTokens.value(admission.clientId) == admission.tokenId
            ? challengeAnswer(401, "invalid_token", "The token was revoked")
            : echoAnswer(request);
    }
    auto fault = apiFault(name);
    return fault ? std::move(*fault) : notFound();
}

} // namespace sandbox
