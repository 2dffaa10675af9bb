// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/jsoncheck.h>
#include <QSignalSpy>
#include <support/testmain.h>

using namespace Qt::StringLiterals;

class JsonCheckTest : public QObject {
    Q_OBJECT

private:
    using Found = std::optional<JsonFault>;
    static QString large(const QString &end) { return u"["_s + u"1234567,\n"_s.repeated(4000) + end; }

private Q_SLOTS:
    void noFaultInGoodOrEmptyText()
    {
        QVERIFY(!findJsonFault(u"{\"a\": [1, 2]}"_s));
        QVERIFY(!findJsonFault(QString()));
        QVERIFY(!findJsonFault(u" \n "_s));
    }

    void positionsCountCharactersNotBytes()
    {
        const auto fault = findJsonFault(u"{\"ä😀\": x}"_s);
        QVERIFY(fault);
        QCOMPARE(fault->position, 8);
        QCOMPARE(fault->line, 1);
        QVERIFY(!fault->reason.isEmpty());
    }

    void smallTextIsCheckedAtOnce()
    {
        JsonCheck check;
        QSignalSpy checked(&check, &JsonCheck::checked);
        check.check(u"[1,]"_s);
        QCOMPARE(checked.size(), 1);
        QVERIFY(checked[0][0].value<Found>());
        check.check(u"[1]"_s);
        QVERIFY(!checked[1][0].value<Found>());
    }

    void largeTextIsCheckedWhenTypingPauses()
    {
        JsonCheck check;
        QSignalSpy checked(&check, &JsonCheck::checked);
        check.check(large(u"x]"_s));
        check.check(large(u"1]"_s)); // typed before the pause: only this one counts
        QCOMPARE(checked.size(), 0);
        QVERIFY(checked.wait());
        QVERIFY(!checked[0][0].value<Found>());
        check.check(large(u"x]"_s));
        QVERIFY(checked.wait());
        QCOMPARE(checked.size(), 2);
        QCOMPARE(checked[1][0].value<Found>()->line, 4001);
    }

    void whatIsStoppedIsForgotten()
    {
        JsonCheck check;
        QSignalSpy checked(&check, &JsonCheck::checked);
        check.check(large(u"x]"_s));
        check.stop();
        check.check(u"[]"_s);
        QCOMPARE(checked.size(), 1);
        QVERIFY(!checked.wait(500));
    }
};
KEYDESK_TEST(JsonCheckTest)

#include "jsoncheck.moc"
