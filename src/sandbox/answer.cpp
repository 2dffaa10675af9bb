// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDateTime>
#include <QHash>
#include <QJsonDocument>
#include <QLocale>
#include <sandbox/answer.h>

namespace sandbox {

Answer jsonAnswer(int status, const QJsonObject &object)
{
    Answer answer;
    answer.status = status;
    answer.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
    answer.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return answer;
}

Answer refusalAnswer(int status, QByteArrayView code, const QString &message)
{
    return jsonAnswer(
        status, {{QStringLiteral("error"), QString::fromLatin1(code)}, {QStringLiteral("message"), message}});
}

Answer textAnswer(int status, QByteArrayView mediaType, const QByteArray &body)
{
    Answer answer;
    answer.status = status;
    answer.headers = {{"Content-Type", mediaType.toByteArray()}, {"Cache-Control", "no-store"}};
    answer.body = body;
    return answer;
}

QByteArray reasonPhrase(int status)
{
    static const QHash<int, QByteArray> phrases{{100, "Continue"}, {200, "OK"}, {201, "Created"}, {202, "Accepted"},
        {203, "Non-Authoritative Information"}, {204, "No Content"}, {205, "Reset Content"}, {206, "Partial Content"},
        {300, "Multiple Choices"}, {301, "Moved Permanently"}, {302, "Found"}, {303, "See Other"},
        {304, "Not Modified"}, {307, "Temporary Redirect"}, {308, "Permanent Redirect"}, {400, "Bad Request"},
        {401, "Unauthorized"}, {402, "Payment Required"}, {403, "Forbidden"}, {404, "Not Found"},
        {405, "Method Not Allowed"}, {406, "Not Acceptable"}, {407, "Proxy Authentication Required"},
        {408, "Request Timeout"}, {409, "Conflict"}, {410, "Gone"}, {411, "Length Required"},
        {412, "Precondition Failed"}, {413, "Content Too Large"}, {414, "URI Too Long"},
        {415, "Unsupported Media Type"}, {416, "Range Not Satisfiable"}, {417, "Expectation Failed"},
        {421, "Misdirected Request"}, {422, "Unprocessable Content"}, {425, "Too Early"}, {426, "Upgrade Required"},
        {428, "Precondition Required"}, {429, "Too Many Requests"}, {431, "Request Header Fields Too Large"},
        {451, "Unavailable For Legal Reasons"}, {500, "Internal Server Error"}, {501, "Not Implemented"},
        {502, "Bad Gateway"}, {503, "Service Unavailable"}, {504, "Gateway Timeout"},
        {505, "HTTP Version Not Supported"}, {507, "Insufficient Storage"}, {511, "Network Authentication Required"}};
    return phrases.value(status);
}

QByteArray headOf(const Answer &answer, bool chunked, bool closes)
{
    const QString now
        = QLocale::c().toString(QDateTime::currentDateTimeUtc(), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss"));
    QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reasonPhrase(answer.status)
        + "\r\nServer: Keydesk-Sandbox\r\nDate: " + now.toLatin1() + " GMT\r\n";
    for (const auto &[name, value] : answer.headers) {
        head += name + ": " + value + "\r\n";
    }
    const bool neverHasBody = answer.status < 200 || answer.status == 204 || answer.status == 304;
    if (chunked) {
        head += "Transfer-Encoding: chunked\r\n";
    } else if (!answer.pieces && !neverHasBody) {
        head += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    }
    if (closes) {
        head += "Connection: close\r\n";
    }
    return head + "\r\n";
}

} // namespace sandbox
