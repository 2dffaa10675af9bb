// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandbox/form.h>
#include <support/testmain.h>

using namespace sandbox;

class FormTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsOrderAndRepeatedNames()
    {
        const Form form = Form::parse("b=1&a=%C3%A9+%2B%26&b=2&empty=&alone&=nameless&&");
        const QList<QPair<QByteArray, QByteArray>> expected{
            {"b", "1"}, {"a", "\xc3\xa9 +&"}, {"b", "2"}, {"empty", ""}, {"alone", ""}, {"", "nameless"}};
        QCOMPARE(form.pairs(), expected);
        QCOMPARE(form.value("b"), "1");
        QVERIFY(form.hasRepeatedName());
        QVERIFY(form.has("alone"));
        QVERIFY(!form.has("c"));
        QVERIFY(!Form::parse("a=1&b=1").hasRepeatedName());
        QVERIFY(Form::parse("").pairs().isEmpty());
    }

    void onlyTheFirstEqualsSignDivides() { QCOMPARE(Form::parse("a=b=c").value("a"), "b=c"); }

    void badPercentSignsAreToldOrKept()
    {
        for (const char *bad : {"%", "a%2", "%zz", "%2g", "100%"}) {
            QVERIFY2(!formDecoded(bad), bad);
            QCOMPARE(Form::parse(QByteArray("x=") + bad).value("x"), bad);
        }
        QCOMPARE(formDecoded("%41%62+%2b"), QByteArray("Ab +"));
        QCOMPARE(formDecoded("%00")->size(), qsizetype(1));
    }
};

KEYDESK_TEST(FormTest)
#include "form.moc"
