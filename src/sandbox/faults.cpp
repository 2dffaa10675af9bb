// SPDX-License-Identifier: GPL-3.0-or-later
#include <QHash>
#include <sandbox/faults.h>

namespace sandbox {
namespace {

using std::chrono::milliseconds;

constexpr auto HalfAnObject = R"({"products":[{"asin":"B000000001","title":"cut in the mid)";
constexpr auto SignInPage = "<!DOCTYPE html>\n<html><head><title>Sign in to the guest network</title></head>"
                            "<body><h1>Sign in to the guest network</h1></body></html>\n";

// Exactly these bytes, then the end of the connection.
Answer raw(QByteArray bytes)
{
    Answer answer;
    answer.framing = Answer::Framing::Raw;
    answer.afterwards = Answer::Afterwards::Close;
    answer.pieces = [bytes = std::move(bytes), sent = false]() mutable -> std::optional<Piece> {
        return std::exchange(sent, true) || bytes.isEmpty() ? std::nullopt : std::optional(Piece{bytes});
    };
    return answer;
}

QByteArray head(QByteArrayView rest)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + rest.toByteArray() + "\r\n";
}

Answer hang()
{
    Answer answer = raw({});
    answer.afterwards = Answer::Afterwards::HoldOpen;
    return answer;
}

// `first`, then `again` for ever; the client has to end it.
Answer endless(QByteArray first, QByteArray again, milliseconds pause)
{
    Answer answer = raw({});
    answer.pieces
        = [first = std::move(first), again = std::move(again), pause, begun = false]() mutable -> std::optional<Piece> {
        return std::exchange(begun, true) ? Piece{again, pause} : Piece{first};
    };
    return answer;
}

Answer page()
{
    return textAnswer(200, "text/html; charset=utf-8", SignInPage);
}

Answer huge()
{
    constexpr int Pieces = 160;
    Answer answer = textAnswer(200, "application/json", {});
    answer.pieces = [sent = 0]() mutable -> std::optional<Piece> {
        if (sent > Pieces) {
            return std::nullopt;
        }
        ++sent;
        return sent == 1 ? Piece{R"({"padding":")"} : sent > Pieces ? Piece{R"("})"} : Piece{QByteArray(65536, 'x')};
    };
    return answer;
}

Answer oneByteASecond()
{
    return endless(head("Content-Length: 3600\r\n"), " ", milliseconds(1000));
}

Answer elsewhere()
{
    Answer answer = textAnswer(307, "text/plain", "moved\n");
    answer.headers.append(Header{"Location", "http://127.0.0.1:1/elsewhere"});
    return answer;
}

Answer unavailable()
{
    Answer answer = refusalAnswer(503, "temporarily_unavailable", QStringLiteral("Back in a moment"));
    answer.headers.append(Header{"Retry-After", "2"});
    return answer;
}

} // namespace

const QList<Fault> &apiFaults()
{
    static const QList<Fault> all{
        {"html", "a sign-in page in place of JSON, with status 200"},
        {"not-json", "a body that says it is JSON and is not"},
        {"cut", "half a JSON object without a length, then the end of the connection"},
        {"cut-chunk", "a chunked body that ends within a chunk"},
        {"length-too-large", "a Content-Length larger than the body, then the end of the connection"},
        {"length-too-small", "a Content-Length smaller than the body"},
        {"endless-headers", "header lines without an end"},
        {"large-header", "a header of 200 KiB"},
        {"endless-body", "a body without an end"},
        {"drip", "one byte a second"},
        {"garbage", "bytes that are no HTTP"},
        {"hang", "no answer at all"},
        {"close", "the connection is closed without an answer"},
        {"redirect", "a redirect to another port"},
        {"unauthorized", "401 for every token"},
        {"old-token", "401 for the first token of a client, 200 for its next"},
    };
    return all;
}

std::optional<Answer> apiFault(const QByteArray &name)
{
    static const QHash<QByteArray, std::function<Answer()>> answers{
        {"html", page},
        {"not-json", [] { return textAnswer(200, "application/json", "{'single': quotes, and no end"); }},
        {"cut", [] { return raw(head("Connection: close\r\n") + HalfAnObject); }},
        {"cut-chunk", [] { return raw(head("Transfer-Encoding: chunked\r\n") + "400\r\n" + HalfAnObject); }},
        {"length-too-large", [] { return raw(head("Content-Length: 1000\r\n") + HalfAnObject); }},
        {"length-too-small", [] { return raw(head("Content-Length: 10\r\n") + HalfAnObject); }},
        {"endless-headers", [] { return endless("HTTP/1.1 200 OK\r\n", "X-Endless: and so on\r\n", milliseconds(1)); }},
        {"large-header",
            [] { return raw(head("X-Large: " + QByteArray(200 * 1024, 'x') + "\r\nContent-Length: 2\r\n") + "{}"); }},
        {"endless-body", [] { return endless(head({}) + '[', QByteArray(4096, ' '), milliseconds(1)); }},
        {"drip", oneByteASecond},
        {"garbage", [] { return raw(QByteArray("\x00\xff\xfe garbage\r\n\r\n", 14)); }},
        {"hang", hang},
        {"close", [] { return raw({}); }},
        {"redirect", elsewhere},
        {"unauthorized", [] { return challengeAnswer(401, "invalid_token", "This path takes no token"); }},
    };
    const auto make = answers.constFind(name);
    return make == answers.cend() ? std::nullopt : std::optional((*make)());
}

Answer tokenFault(const QByteArray &name)
{
    static const QHash<QByteArray, std::function<Answer()>> answers{
        {"html", page},
        {"cut", [] { return raw(head("Connection: close\r\n") + R"({"access_token":"cut-in-the-mi)"); }},
        {"slow", oneByteASecond},
        {"redirect", elsewhere},
        {"huge", huge},
        {"hang", hang},
        {"close", [] { return raw({}); }},
        {"garbage", [] { return raw(QByteArray("\x00\xff\xfe garbage\r\n\r\n", 14)); }},
        {"type",
            [] {
                return jsonAnswer(200,
                    {{QStringLiteral("access_token"), QStringLiteral("practice")}, {QStringLiteral("expires_in"), 300},
                        {QStringLiteral("token_type"), QStringLiteral("mac")}});
            }},
        {"unavailable", unavailable},
    };
    return answers.value(name, page)();
}

} // namespace sandbox
