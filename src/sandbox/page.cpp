// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandbox/faults.h>
#include <sandbox/page.h>
#include <sandbox/practiceclients.h>
#include <sandbox/sandboxserver.h>

namespace sandbox {
namespace {

struct Row {
    QByteArray name;
    QByteArray what;
};
struct Part {
    QByteArray title;
    QByteArray text;
    QList<Row> rows;
};

const QList<Row> &knownPaths()
{
    static const QList<Row> rows{
        {"POST /jobs/v1",
            "a job of 1 to 1000 tasks: {\"callbackUrl\": …, \"tasks\": [{\"type\": \"AMAZON_PRODUCT_DETAIL_TASK\", "
            "\"asin\": \"B000000001\", \"marketplace\": \"DE\"}]}; {{jobID}} is filled into the callback URL, which "
            "is never called"},
    };
    return rows;
}

const QList<Row> &inventedPaths()
{
    static const QList<Row> rows{
        {"GET /sandbox/products?count=N", "N sample products (100; at most 1000000), sent while they are made"},
        {"GET /sandbox/jobs/ID", "one of the last 100 jobs; done after 2 s"},
        {"ANY /sandbox/echo", "the request as it arrived, its Authorization masked"},
        {"ANY /sandbox/status/CODE",
            "an answer of that status, 200 to 599; 429 and 503 with Retry-After (?retry-after=VALUE), 3xx with "
            "Location"},
        {"GET /sandbox/slow?seconds=N", "an answer that takes N seconds (5; at most 120)"},
        {"GET /sandbox/binary", "a PNG image"},
    };
    return rows;
}

QList<Row> clientRows(bool withFaults)
{
    QList<Row> rows;
    const QList<PracticeClient> clients = practiceClients(withFaults);
    for (const PracticeClient &client : clients) {
        const QByteArray secret = client.secret.isEmpty() ? QByteArray("no secret") : client.secret;
        rows.append(Row{client.id, secret + " — " + client.purpose});
    }
    return rows;
}

QList<Part> parts(const QByteArray &base, bool withFaults)
{
    QList<Part> all{
        {"Keydesk sandbox",
            "A practice server on this machine only, with a token endpoint and a sample DATA API. It is not the "
            "sellytics service, and nothing here is secret or kept.",
            {{"Token endpoint", base + "/realms/sellytics/protocol/openid-connect/token"},
                {"Scope", SandboxServer::scope().toUtf8()}, {"Base URL", base}}},
        {"Practice keys", "Client ID, secret, and how it behaves:", clientRows(withFaults)},
        {"As the DATA API is publicly known", "Every path below needs a Bearer token with the scope.", knownPaths()},
        {"Inventions of this sandbox", "The real service has none of these paths.", inventedPaths()},
    };
    if (withFaults) {
        QList<Row> rows;
        for (const Fault &fault : apiFaults()) {
            rows.append(Row{"GET /sandbox/faults/" + fault.name, fault.what});
        }
        all.append(Part{"Faults", "Answers that break the rules, to try a client with.", rows});
    }
    return all;
}

QByteArray asText(const QList<Part> &all)
{
    QByteArray text;
    for (const Part &part : all) {
        text += part.title + "\n" + part.text + "\n";
        for (const Row &row : part.rows) {
            text += "  " + row.name + "\n      " + row.what + "\n";
        }
        text += "\n";
    }
    return text;
}

QByteArray escaped(const QByteArray &text)
{
    return QString::fromUtf8(text).toHtmlEscaped().toUtf8();
}

QByteArray asHtml(const QList<Part> &all)
{
    QByteArray html = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Keydesk sandbox</title>"
                      "<style>body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em;"
                      "color-scheme:light dark}dt{font-family:monospace;margin-top:8px}</style></head><body>\n";
    bool first = true;
    for (const Part &part : all) {
        const QByteArray heading = first ? "h1" : "h2";
        first = false;
        html += '<' + heading + '>' + escaped(part.title) + "</" + heading + ">\n<p>" + escaped(part.text)
            + "</p>\n<dl>\n";
        for (const Row &row : part.rows) {
            html += "<dt>" + escaped(row.name) + "</dt><dd>" + escaped(row.what) + "</dd>\n";
        }
        html += "</dl>\n";
    }
    return html + "</body></html>\n";
}

} // namespace

Answer pageAnswer(const Request &request, bool withFaults)
{
    const QList<Part> all = parts("http://" + request.header("Host"), withFaults);
    if (!request.header("Accept").contains("text/html")) {
        return textAnswer(200, "text/plain; charset=utf-8", asText(all));
    }
    Answer answer = textAnswer(200, "text/html; charset=utf-8", asHtml(all));
    answer.headers.append(Header{"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"});
    return answer;
}

} // namespace sandbox
