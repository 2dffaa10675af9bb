// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/apikey.h>
#include <core/keyreference.h>
#include <support/await.h>
#include <support/testmain.h>

class KeyReferenceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesASpaceAndALabel_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("space");
        QTest::addColumn<QString>("label");
        QTest::newRow("plain") << QStringLiteral("Acme GmbH/Price") << QStringLiteral("Acme GmbH")
                               << QStringLiteral("Price");
        QTest::newRow("slash in space") << QStringLiteral("A\\/B/C") << QStringLiteral("A/B") << QStringLiteral("C");
        QTest::newRow("slash in label") << QStringLiteral("A/B\\/C") << QStringLiteral("A") << QStringLiteral("B/C");
        QTest::newRow("backslash") << QStringLiteral("A\\\\/B") << QStringLiteral("A\\") << QStringLiteral("B");
        QTest::newRow("lone backslash") << QStringLiteral("A\\x/B") << QStringLiteral("A\\x") << QStringLiteral("B");
        QTest::newRow("unicode") << QStringLiteral(u"Gr\u00f6\u00dfe/\u65e5\u672c")
                                 << QStringLiteral(u"Gr\u00f6\u00dfe") << QStringLiteral(u"\u65e5\u672c");
    }
    void namesASpaceAndALabel()
    {
        QFETCH(QString, text);
        const auto reference = KeyReference::parse(text);
        QVERIFY_RESULT(reference);
        QVERIFY(!reference->id);
        QTEST(reference->space->text(), "space");
        QTEST(reference->label->text(), "label");
    }

    void whatIsWrittenIsReadBack_data()
    {
        QTest::addColumn<QString>("space");
        QTest::addColumn<QString>("label");
        QTest::newRow("plain") << QStringLiteral("A") << QStringLiteral("B");
        QTest::newRow("slashes") << QStringLiteral("/A/") << QStringLiteral("//");
        QTest::newRow("backslashes") << QStringLiteral("A\\") << QStringLiteral("\\/\\");
    }
    void whatIsWrittenIsReadBack()
    {
        QFETCH(QString, space);
        QFETCH(QString, label);
        const QString written = KeyReference::write(*SpaceName::parse(space), *Label::parse(label));
        const auto reference = KeyReference::parse(written);
        QVERIFY_RESULT(reference);
        QCOMPARE(reference->space->text(), space);
        QCOMPARE(reference->label->text(), label);
    }

    void anIdNamesAKeyToo()
    {
        const QString id = QStringLiteral("3f0a7a3e-52d7-4ad1-9f3c-4e3c0c7c2f11");
        const auto reference = KeyReference::parse(id);
        QVERIFY_RESULT(reference);
        QCOMPARE(reference->id->text(), id);
        QVERIFY(!reference->space && !reference->label);
        QVERIFY(!KeyId::parse(u"00000000-0000-0000-0000-000000000000"));
        QVERIFY(!KeyId::parse(u"not an id"));
    }

    void refusesTheRest()
    {
        QVERIFY_ERROR(KeyReference::parse(u"Acme"), ErrorKind::ReferenceInvalid);
        QVERIFY_ERROR(KeyReference::parse(u"a/b/c"), ErrorKind::ReferenceInvalid);
        QVERIFY_ERROR(KeyReference::parse(u"a\\/b"), ErrorKind::ReferenceInvalid);
        QVERIFY_ERROR(KeyReference::parse(u"/b"), ErrorKind::SpaceNameEmpty);
        QVERIFY_ERROR(KeyReference::parse(u"a/"), ErrorKind::LabelEmpty);
    }

    void theWordsOfTheStatesAreStable()
    {
        const QList<QPair<KeyState, QString>> words = {
            {KeyState::Untested, QStringLiteral("untested")},
            {KeyState::Works, QStringLiteral("works")},
            {KeyState::Refused, QStringLiteral("refused")},
            {KeyState::Missing, QStringLiteral("missing")},
            {KeyState::Elsewhere, QStringLiteral("elsewhere")},
            {KeyState::Trash, QStringLiteral("trash")},
        };
        for (const auto &[state, word] : words) {
            QCOMPARE(keyStateText(state), word);
        }
    }
};

KEYDESK_TEST(KeyReferenceTest)
#include "keyreference.moc"
