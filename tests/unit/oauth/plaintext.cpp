// SPDX-License-Identifier: GPL-3.0-or-later
#include <oauth/plaintext.h>
#include <support/testmain.h>

class PlainTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void removesWhatIsNotPlain()
    {
        QCOMPARE(plainServerText(u"scope \u0007is not \u001b[31mknown"), QStringLiteral("scope is not [31mknown"));
        QCOMPARE(plainServerText(u"a\r\n\tb\u2028c\u0085d"), QStringLiteral("a b c d"));
        QCOMPARE(plainServerText(u"abc\u202Edef\u200B"), QStringLiteral("abcdef")); // no right-to-left override
        QCOMPARE(plainServerText(u"<b>stays text</b>"), QStringLiteral("<b>stays text</b>"));
    }

    void cutsAt200WithoutHalvingACharacter()
    {
        QCOMPARE(plainServerText(QString(500, QLatin1Char('x'))).size(), 200);
        const QString emoji = QString(199, QLatin1Char('x')) + QStringLiteral("😀😀");
        QCOMPARE(plainServerText(emoji), QString(199, QLatin1Char('x')));
        QCOMPARE(plainServerText(emoji, 3), QStringLiteral("xxx"));
    }
};

KEYDESK_TEST(PlainTextTest)
#include "plaintext.moc"
