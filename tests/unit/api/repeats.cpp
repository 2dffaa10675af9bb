// SPDX-License-Identifier: GPL-3.0-or-later
#include <api/repeats.h>
#include <support/testmain.h>

using namespace std::chrono_literals;

class RepeatsTest : public QObject {
    Q_OBJECT

private:
    static Result<ApiAnswer> answered(int status, std::optional<std::chrono::seconds> retryAfter = {})
    {
        ApiAnswer answer;
        answer.status = status;
        answer.retryAfter = retryAfter;
        return answer;
    }
    static Result<ApiAnswer> failed(ErrorKind kind) { return failure(kind); }

private Q_SLOTS:
    void onlyWhatMayPassIsSentAgain()
    {
        for (const int status : {500, 502, 503, 504}) {
            QVERIFY2(waitBefore("GET", answered(status), 1), qPrintable(QString::number(status)));
        }
        for (const int status : {200, 204, 301, 400, 401, 403, 404, 408, 409, 429, 501, 505, 511}) {
            QVERIFY2(!waitBefore("GET", answered(status), 1), qPrintable(QString::number(status)));
        }
        using enum ErrorKind;
        for (const ErrorKind kind : {HostNotFound, ConnectionRefused, ConnectionLost, TimedOut, NetworkUnavailable}) {
            const auto wait = waitBefore("GET", failed(kind), 1);
            QVERIFY(wait && wait->failure && wait->failure->kind == kind);
        }
        for (const ErrorKind kind : {TlsFailed, ProxyRefused, ProxyWantsPassword, AnswerTooLarge, AnswerExpandsTooFar,
                 ClientRejected, TokenServerFailed, KeychainLocked, Cancelled, Abandoned, RequestUrlInvalid}) {
            QVERIFY2(!waitBefore("GET", failed(kind), 1), qPrintable(QString::number(static_cast<int>(kind))));
        }
    }

    void onlyGetAndHead()
    {
        QVERIFY(waitBefore("HEAD", answered(503), 1));
        for (const char *method : {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "get"}) {
            QVERIFY2(!waitBefore(method, answered(503, 1s), 1), method);
            QVERIFY2(!waitBefore(method, failed(ErrorKind::ConnectionLost), 1), method);
        }
    }

    void threeTriesAtMost()
    {
        QCOMPARE(waitBefore("GET", answered(503), 1)->next, 2);
        QCOMPARE(waitBefore("GET", answered(503, 0s), 2)->next, 3);
        QVERIFY(!waitBefore("GET", answered(503, 0s), 3));
        QVERIFY(!waitBefore("GET", failed(ErrorKind::TimedOut), 3));
    }

    void theTimeThatIsAskedForIsKept()
    {
        for (const int status : {429, 503}) {
            const auto wait = waitBefore("GET", answered(status, 300s), 1);
            QVERIFY(wait && wait->isAskedFor);
            QCOMPARE(wait->time, std::chrono::milliseconds(300s));
            QCOMPARE(waitBefore("GET", answered(status, 0s), 1)->time, 0ms);
            QVERIFY(!waitBefore("GET", answered(status, 301s), 1)); // only told
        }
        const auto ours = waitBefore("GET", answered(500, 5s), 1); // a time has no meaning there
        QVERIFY(ours && !ours->isAskedFor);
    }

    void timesOfOursAreSpreadOverTheirRange()
    {
        for (const auto &[tries, longest] : {std::pair(1, 4000ms), std::pair(2, 16000ms)}) {
            std::chrono::milliseconds least = 1h;
            std::chrono::milliseconds most = 0ms;
            for (int i = 0; i < 1000; ++i) {
                const auto time = waitBefore("GET", answered(502), tries)->time;
                least = std::min(least, time);
                most = std::max(most, time);
            }
            // Of a thousand even draws none in the lowest or highest tenth: less than one in 10^45.
            QVERIFY(least >= 1s && least < 1s + longest / 10);
            QVERIFY(most <= longest && most > longest - longest / 10);
        }
    }
};
KEYDESK_TEST(RepeatsTest)

#include "repeats.moc"
