// SPDX-License-Identifier: GPL-3.0-or-later
// Point 24, what is built of it: the wait is told, and nothing is sent again by itself.
#include <support/apisetting.h>
#include <support/await.h>
#include <support/testmain.h>

using std::chrono::seconds;

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
};

KEYDESK_TEST(RetryAfter)
#include "p24_retry_after.moc"
