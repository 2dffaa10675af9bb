// SPDX-License-Identifier: GPL-3.0-or-later
#include <support/testmain.h>
#include <workbook/apirequest.h>

class QueryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsRows()
    {
        const QList<NameValue> expected{{QStringLiteral("q"), QStringLiteral("a b+c")},
            {QStringLiteral("empty"), QString()}, {QStringLiteral("bare"), QString()},
            {QStringLiteral("x"), QStringLiteral("1=2")}, {QStringLiteral("é"), QStringLiteral("€")}};
        QCOMPARE(queryOf(QStringLiteral("/a?q=a+b%2Bc&empty=&bare&&x=1=2&%C3%A9=%E2%82%AC#f?g=1")), expected);
        QVERIFY(queryOf(QStringLiteral("/a")).isEmpty());
        QVERIFY(queryOf(QStringLiteral("/a?")).isEmpty());
        QVERIFY(queryOf(QStringLiteral("/a#?b=1")).isEmpty());
    }

    void whatIsNotChangedKeepsItsSpelling()
    {
        for (const char *target : {"/a?q=a+b%2bc&empty=&bare&x=1=2", "https://h/a?x=%41&x=%41&y=A", "?a='(x)'"}) {
            const QString text = QString::fromLatin1(target);
            QCOMPARE(withQuery(text, queryOf(text)), text);
        }
    }

    void changedRowsAreEncodedAnew()
    {
        QList<NameValue> rows = queryOf(QStringLiteral("/a?q=a+b&x=%41#f"));
        rows[0].value = QStringLiteral("c d+e");
        rows.append({QStringLiteral("n&"), QStringLiteral("ü=")});
        QCOMPARE(withQuery(QStringLiteral("/a?q=a+b&x=%41#f"), rows),
            QStringLiteral("/a?q=c%20d%2Be&x=%41&n%26=%C3%BC%3D#f"));
    }

    void orderAndRepeatsFollowTheRows()
    {
        const QString target = QStringLiteral("/a?x=%41&y=1&x=A");
        const QList<NameValue> rows{{QStringLiteral("y"), QStringLiteral("1")},
            {QStringLiteral("x"), QStringLiteral("A")}, {QStringLiteral("x"), QStringLiteral("A")}};
        QCOMPARE(withQuery(target, rows), QStringLiteral("/a?y=1&x=%41&x=A"));
    }

    void rowsThatAreOffOrEmptyAreLeftOut()
    {
        QCOMPARE(withQuery(QStringLiteral("/a?x=1"),
                     {{QStringLiteral("x"), QStringLiteral("1"), false}, {QString(), QString()}}),
            QStringLiteral("/a"));
        QCOMPARE(withQuery(QStringLiteral("/a"), {}), QStringLiteral("/a"));
    }
};

KEYDESK_TEST(QueryTest)
#include "query.moc"
