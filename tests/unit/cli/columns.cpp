// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/columns.h>
#include <support/testmain.h>

class ColumnsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cellsStandBelowEachOther()
    {
        QCOMPARE(aligned({{QStringLiteral("A"), QStringLiteral("B")}, {QStringLiteral("longer"), QStringLiteral("x")}}),
            QStringList({QStringLiteral("A       B"), QStringLiteral("longer  x")}));
    }

    void nothingStandsBehindTheLastCell()
    {
        QCOMPARE(aligned({{QStringLiteral("a"), QString()}, {QStringLiteral("b")}, {}}),
            QStringList({QStringLiteral("a"), QStringLiteral("b"), QString()}));
    }

    void widthsAreThoseOfATerminal()
    {
        // Two wide characters take four places; a combining accent and a zero-width space none.
        const QStringList lines = aligned({
            {QStringLiteral("日本"), QStringLiteral("x")},
            {QStringLiteral("e\u0301\u200bab"), QStringLiteral("x")},
            {QStringLiteral("abcd"), QStringLiteral("x")},
        });
        QCOMPARE(lines[0], QStringLiteral("日本  x"));
        QCOMPARE(lines[1], QStringLiteral("e\u0301\u200bab   x"));
        QCOMPARE(lines[2], QStringLiteral("abcd  x"));
    }
};

KEYDESK_TEST(ColumnsTest)
#include "columns.moc"
