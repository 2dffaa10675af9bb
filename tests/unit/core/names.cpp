// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/names.h>
#include <support/await.h>
#include <support/testmain.h>

class NamesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLabelIsTrimmedOfWhatCannotBeSeen_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("kept");
        QTest::newRow("as it is") << QStringLiteral("Price monitor") << QStringLiteral("Price monitor");
        QTest::newRow("spaces and line ends") << QStringLiteral(" \tPrice\r\n") << QStringLiteral("Price");
        QTest::newRow("no-break space") << QStringLiteral(u"\u00a0Price\u00a0") << QStringLiteral("Price");
        QTest::newRow("zero width") << QStringLiteral(u"\ufeffPrice\u200b") << QStringLiteral("Price");
        QTest::newRow("inner spaces stay") << QStringLiteral("a  b") << QStringLiteral("a  b");
        QTest::newRow("a slash is fine") << QStringLiteral("a/b") << QStringLiteral("a/b");
    }
    void aLabelIsTrimmedOfWhatCannotBeSeen()
    {
        QFETCH(QString, typed);
        const auto label = Label::parse(typed);
        QVERIFY_RESULT(label);
        QTEST(label->text(), "kept");
    }

    void emptyNamesAreRefused()
    {
        for (const QString &text : {QString(), QStringLiteral("  "), QStringLiteral(u"\u200b\n")}) {
            QVERIFY_ERROR(Label::parse(text), ErrorKind::LabelEmpty);
            QVERIFY_ERROR(SpaceName::parse(text), ErrorKind::SpaceNameEmpty);
            QVERIFY_ERROR(ClientId::parse(text), ErrorKind::ClientIdEmpty);
        }
    }

    void lengthEndsAt255()
    {
        const QString longest(255, QLatin1Char('x'));
        const QString tooLong(256, QLatin1Char('x'));
        QVERIFY_RESULT(Label::parse(longest));
        QVERIFY_RESULT(SpaceName::parse(longest));
        QVERIFY_RESULT(ClientId::parse(longest));
        QVERIFY_ERROR(Label::parse(tooLong), ErrorKind::LabelTooLong);
        QVERIFY_ERROR(SpaceName::parse(tooLong), ErrorKind::SpaceNameTooLong);
        QVERIFY_ERROR(ClientId::parse(tooLong), ErrorKind::ClientIdTooLong);
        QCOMPARE(Label::parse(tooLong).error().arguments, QStringList{QStringLiteral("256")});
    }

    void controlCharactersAreRefusedAtTheirPlace_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("position");
        QTest::newRow("line feed") << QStringLiteral("a\nb") << QStringLiteral("2");
        QTest::newRow("behind trimmed spaces") << QStringLiteral("  ab\tc") << QStringLiteral("5");
        QTest::newRow("DEL") << QStringLiteral("abc\x7f-") << QStringLiteral("4");
        QTest::newRow("C1") << QStringLiteral(u"a\u0085b") << QStringLiteral("2");
        QTest::newRow("line separator") << QStringLiteral(u"a\u2028b") << QStringLiteral("2");
        QTest::newRow("NUL") << QString(QStringLiteral("a") + QChar(0) + QStringLiteral("b")) << QStringLiteral("2");
    }
    void controlCharactersAreRefusedAtTheirPlace()
    {
        QFETCH(QString, typed);
        QFETCH(QString, position);
        QVERIFY_ERROR(Label::parse(typed), ErrorKind::LabelHasControlCharacter);
        QVERIFY_ERROR(SpaceName::parse(typed), ErrorKind::SpaceNameHasControlCharacter);
        QVERIFY_ERROR(ClientId::parse(typed), ErrorKind::ClientIdHasControlCharacter);
        QCOMPARE(Label::parse(typed).error().arguments, QStringList{position});
    }

    void uniquenessIgnoresCaseAndComposition()
    {
        QCOMPARE(Label::parse(u"PREIS")->folded(), Label::parse(u"preis")->folded());
        QCOMPARE(Label::parse(u"Gr\u00f6\u00dfe")->folded(), Label::parse(u"GR\u00d6\u1e9eE")->folded());
        QCOMPARE(Label::parse(u"e\u0301")->folded(), Label::parse(u"\u00c9")->folded());
        QVERIFY(Label::parse(u"a")->folded() != Label::parse(u"b")->folded());
        QVERIFY(*Label::parse(u"A") != *Label::parse(u"a")); // case counts for display
    }

    void aScopeIsAListOfScopeTokens()
    {
        QCOMPARE(Scope::parse(u"  a   b:read ")->text(), QStringLiteral("a b:read"));
        QCOMPARE(Scope::parse(u"a b")->tokens(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        QVERIFY(Scope::parse(u"")->isEmpty());
        QVERIFY_ERROR(Scope::parse(u"a\"b"), ErrorKind::ScopeInvalid);
        QVERIFY_ERROR(Scope::parse(u"a\\b"), ErrorKind::ScopeInvalid);
        QVERIFY_ERROR(Scope::parse(u"\u00e9"), ErrorKind::ScopeInvalid);
        QVERIFY_ERROR(Scope::parse(QString(2001, QLatin1Char('x'))), ErrorKind::ScopeInvalid);
    }
};

KEYDESK_TEST(NamesTest)
#include "names.moc"
