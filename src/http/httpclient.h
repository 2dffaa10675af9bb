// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/task.h>
#include <http/httpmessage.h>
#include <memory>
#include <stop_token>

/// Sends HTTP requests: everything about a connection is set in one place, which is Door (design: protocol,
/// last section). Redirects are never followed, cookies neither sent nor kept, nothing is cached, TLS
/// is verified and errors of it are final. Costs nothing until the first request. Main thread; outlives its tasks.
class HttpClient {
public:
    HttpClient();
    ~HttpClient();
    HttpClient(const HttpClient &) = delete;
    HttpClient &operator=(const HttpClient &) = delete;

    /// An HTTP answer of any status is a value. A method that is not idempotent goes to the wire once, whatever happens.
    /// Errors: HostNotFound, ConnectionRefused, ConnectionLost, TlsFailed, ProxyRefused, ProxyWantsPassword, TimedOut,
    /// NetworkUnavailable, AnswerTooLarge, AnswerWithoutHeaders, AnswerExpandsTooFar, AnswerDecodingFailed,
    /// RequestUrlInvalid, UrlHasUserInfo, MethodInvalid, HeaderInvalid, NoSuchFile, FileUnreadable, AuthorityFileInvalid,
    /// Cancelled.
    [[nodiscard]] Task<Result<HttpAnswer>> send(HttpRequest request, HttpSink sink, std::stop_token stop = {});

    /// True once a request was sent: until then no network machinery exists.
    bool hasStarted() const;

private:
    class State;
    std::unique_ptr<State> m_state;
};
