// SPDX-License-Identifier: GPL-3.0-or-later
// Point 24: the wait is told; where it is wanted, GET and HEAD go out again by themselves, three times at most.
#include <support/apisetting.h>
#include <support/await.h>
#include <support/testmain.h>

using namespace std::chrono_literals;
using std::chrono::seconds;

namespace {

/// Repeats that wait by the setting's own clock, which a test turns: no time goes by.
struct Repeated {
    explicit Repeated(ApiSetting &setting)
    {
        options.repeats.areWanted = true;
        options.repeats.onWait = [this](const Wait &wait) { waits.append(wait); };
        options.repeats.pause = [&setting](std::chrono::milliseconds time, std::stop_token) -> Task<void> {
            setting.clock.pass(time);
            co_return;
        };
        options.onHead = [this](const ApiAnswer &head) { shown.append(head.status); };
        options.onBody = [this](QByteArrayView piece) { body.append(piece); };
    }
    SendOptions options;
    QList<Wait> waits;
    QList<int> shown;
    QByteArray body;
};

Scripted busy(const QByteArray &retryAfter)
{
    return Scripted::answer(503, "busy", "text/plain", "Retry-After: " + retryAfter + "\r\n");
}

ApiRequest request(const char *method)
{
    ApiRequest made;
    made.method = QString::fromLatin1(method);
    made.target = QStringLiteral("/x");
    return made;
}

} // namespace

class RetryAfter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWaitIsTold()
    {
        const QList<QByteArray> lines = caseBytes(QStringLiteral("rq-retry-after.txt")).split('\n');
        const QList<std::optional<seconds>> expected{
            seconds(0), seconds(7), seconds(12), seconds(0), std::nullopt, std::nullopt};
        for (qsizetype i = 0; i < expected.size(); ++i) {
            ApiSetting setting({Scripted::answer(429, "", "text/plain", "Retry-After: " + lines[i] + "\r\n")});
            const auto answer = setting.get(QStringLiteral("/x"));
            QVERIFY_RESULT(answer);
            QCOMPARE(answer->status, 429);
            QCOMPARE(answer->retryAfter, expected[i]);
            QCOMPARE(setting.api.requests().size(), 1);
        }
    }

    void aDateIsTheTimeFromNow()
    {
        ApiSetting setting({Scripted::answer(503, "", "text/plain", "Retry-After: Sun, 01 Mar 2026 12:00:45 GMT\r\n")});
        QCOMPARE(setting.get(QStringLiteral("/x"))->retryAfter, std::optional(seconds(45)));
    }

    void whatIsAskedForIsWaitedFor()
    {
        ApiSetting setting({busy("7"), Scripted::answer(502, "bad"), Scripted::answer(200, "here", "text/plain")});
        Repeated repeated(setting);
        const auto answer = setting.send(request("GET"), repeated.options);
        QVERIFY_RESULT(answer);
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->tries, 3);
        QCOMPARE(repeated.waits.size(), 2);
        QCOMPARE(repeated.waits[0].time, std::chrono::milliseconds(7s));
        QCOMPARE(repeated.waits[0].status, 503);
        QVERIFY(repeated.waits[0].isAskedFor && !repeated.waits[1].isAskedFor);
        // Nothing of an answer that was not the last was shown.
        QCOMPARE(repeated.shown, QList<int>{200});
        QCOMPARE(repeated.body, QByteArray("here"));
    }

    void theThirdAnswerStands()
    {
        ApiSetting setting({busy("0")});
        Repeated repeated(setting);
        const auto answer = setting.send(request("GET"), repeated.options);
        QVERIFY_RESULT(answer);
        QCOMPARE(answer->status, 503);
        QCOMPARE(setting.api.requests().size(), 3);
        QCOMPARE(repeated.body, QByteArray("busy"));
        QCOMPARE(setting.tokenRequests(), 1);
    }

    void aLostConnectionIsTriedAgain()
    {
        ApiSetting setting({Scripted::raw("", Scripted::Then::Reset)});
        Repeated repeated(setting);
        repeated.options.repeats.onWait = [&](const Wait &wait) {
            repeated.waits.append(wait);
            setting.api.setAnswers({Scripted::answer(200)}); // it is back by then
        };
        const auto answer = setting.send(request("HEAD"), repeated.options);
        QVERIFY_RESULT(answer);
        QCOMPARE(answer->status, 200);
        QCOMPARE(repeated.waits.size(), 1);
        QVERIFY(repeated.waits[0].failure && repeated.waits[0].failure->kind == ErrorKind::ConnectionLost);
    }

    void anAnswerThatBreaksOffIsNotBegunAgain()
    {
        ApiSetting setting({Scripted::raw("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")});
        Repeated repeated(setting);
        QVERIFY_ERROR(setting.send(request("GET"), repeated.options), ErrorKind::ConnectionLost);
        QCOMPARE(repeated.waits.size(), 0); // its beginning has gone to whoever asked
        QCOMPARE(repeated.body, QByteArray("half"));
    }

    void whatChangesDataIsSentOnce()
    {
        for (const char *method : {"POST", "PUT", "PATCH", "DELETE"}) {
            ApiSetting setting({busy("0")});
            Repeated repeated(setting);
            const auto answer = setting.send(request(method), repeated.options);
            QVERIFY_RESULT(answer);
            QCOMPARE(setting.api.requests().size(), 1);
        }
    }

    void aLongWaitIsOnlyTold()
    {
        ApiSetting setting({busy("301")});
        Repeated repeated(setting);
        const auto answer = setting.send(request("GET"), repeated.options);
        QVERIFY_RESULT(answer);
        QCOMPARE(answer->retryAfter, std::optional(seconds(301)));
        QCOMPARE(setting.api.requests().size(), 1);
    }

    void aStopEndsTheWait()
    {
        ApiSetting setting({busy("300")});
        std::stop_source stop;
        SendOptions options;
        options.repeats.areWanted = true; // by the machine's own clock
        options.repeats.onWait = [&stop](const Wait &) {
            QMetaObject::invokeMethod(
                QCoreApplication::instance(), [&stop] { stop.request_stop(); }, Qt::QueuedConnection);
        };
        const auto ended = await(setting.client->send(request("GET"), setting.key->id, options, stop.get_token()));
        QVERIFY_ERROR(ended, ErrorKind::Cancelled);
        QCOMPARE(setting.api.requests().size(), 1);
    }

    void afterALongWaitTheTokenIsANewOne()
    {
        ApiSetting setting({busy("299"), Scripted::answer(200)},
            {Scripted::token("first", R"(,"expires_in":120)"), Scripted::token("second")});
        Repeated repeated(setting);
        const auto answer = setting.send(request("GET"), repeated.options);
        QVERIFY_RESULT(answer);
        QCOMPARE(answer->attempts, 1);
        QCOMPARE(setting.api.lastRequest().header("authorization"), QByteArray("Bearer second"));
    }

    void refusedCredentialsAreNotRepeated()
    {
        ApiSetting setting(
            {Scripted::answer(200)}, {Scripted::answer(401, R"({"error":"invalid_client"})"), Scripted::token("t")});
        Repeated repeated(setting);
        QVERIFY_ERROR(setting.send(request("GET"), repeated.options), ErrorKind::ClientRejected);
        QCOMPARE(setting.tokenRequests(), 1);
        QCOMPARE(repeated.waits.size(), 0);
    }
};

KEYDESK_TEST(RetryAfter)
#include "p24_retry_after.moc"
