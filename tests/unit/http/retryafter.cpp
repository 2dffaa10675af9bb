// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/retryafter.h>
#include <support/scriptedserver.h>
#include <support/testmain.h>

class RetryAfterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsEachCase()
    {
        const QList<QByteArray> lines = caseBytes(QStringLiteral("rq-retry-after.txt")).split('\n');
        const QList<std::optional<std::chrono::seconds>> expected{std::chrono::seconds(0), std::chrono::seconds(7),
            std::chrono::seconds(12), std::chrono::seconds(0), std::nullopt, std::nullopt};
        for (qsizetype i = 0; i < expected.size(); ++i) {
            QCOMPARE(retryAfter(lines[i], m_now), expected[i]);
        }
    }

    void readsAllThreeDates()
    {
        // 1994-11-06 08:49:37, as RFC 9110 section 5.6.7 writes it
        const QDateTime before(QDate(1994, 11, 6), QTime(8, 49, 7), Qt::UTC);
        for (const char *date :
            {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"}) {
            QCOMPARE(retryAfter(date, before), std::optional(std::chrono::seconds(30)));
        }
    }

    void aDateAheadIsTheTimeUntilThen()
    {
        QCOMPARE(retryAfter("Sun, 01 Mar 2026 12:01:30 GMT", m_now), std::optional(std::chrono::seconds(90)));
    }

    void longNumbersAreCut()
    {
        QCOMPARE(retryAfter("99999999999999999999999", m_now), std::optional(std::chrono::seconds(999'999'999)));
        QCOMPARE(retryAfter("0000000000000000000000005", m_now), std::optional(std::chrono::seconds(5)));
    }

    void everythingElseIsNothing()
    {
        for (const char *value :
            {"", " ", "1.5", "+1", "1 2", "0x10", "Sun, 31 Feb 2026 12:00:00 GMT", "2026-03-01T12:00:00Z"}) {
            QVERIFY2(!retryAfter(value, m_now), value);
        }
    }

private:
    QDateTime m_now = QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
};

KEYDESK_TEST(RetryAfterTest)
#include "retryafter.moc"
