// SPDX-License-Identifier: GPL-3.0-or-later
#include <api/repeats.h>

#include <algorithm>
#include <QRandomGenerator>

using std::chrono::milliseconds;

namespace {

constexpr int TooManyRequests = 429;
constexpr int ServiceUnavailable = 503;

/// Failures on the way that may be others a moment later.
bool mayPass(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::HostNotFound:
    case ErrorKind::ConnectionRefused:
    case ErrorKind::ConnectionLost:
    case ErrorKind::TimedOut:
    case ErrorKind::NetworkUnavailable:
        return true;
    default:
        return false;
    }
}

/// RFC 9110 section 15.6: not what a server will never do (501, 505) or a network wants first (511).
bool mayPass(int status)
{
    return status == 500 || status == 502 || status == ServiceUnavailable || status == 504;
}

milliseconds ofOurs(int tries)
{
    constexpr milliseconds shortest = std::chrono::seconds(1);
    const milliseconds longest = std::min<milliseconds>(Repeats::LongestOfOurs, shortest * (1 << (2 * tries)));
    return shortest
        + milliseconds(QRandomGenerator::global()->bounded(static_cast<int>((longest - shortest).count()) + 1));
}

} // namespace

std::optional<Wait> waitBefore(const QByteArray &method, const Result<ApiAnswer> &came, int tries)
{
    if (tries >= Repeats::MaxTries || (method != "GET" && method != "HEAD")) {
        return std::nullopt;
    }
    Wait wait;
    wait.next = tries + 1;
    if (!came) {
        wait.failure = came.error();
        wait.time = ofOurs(tries);
        return mayPass(came.error().kind) ? std::optional(wait) : std::nullopt;
    }
    wait.status = came->status;
    const std::optional<std::chrono::seconds> &asked = came->retryAfter;
    if (asked && (came->status == TooManyRequests || came->status == ServiceUnavailable)) {
        wait.isAskedFor = true;
        wait.time = *asked;
        return *asked <= Repeats::LongestAskedFor ? std::optional(wait) : std::nullopt;
    }
    wait.time = ofOurs(tries);
    return mayPass(came->status) ? std::optional(wait) : std::nullopt;
}
