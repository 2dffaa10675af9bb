// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/wording.h>
#include <support/testmain.h>

namespace {

const QStringList ThreeWords{
    QStringLiteral("401"), QStringLiteral("invalid_client"), QStringLiteral("Invalid client.")};

} // namespace

class WordingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// design: interface, 'Look': sentence case, no exclamation marks, no 'please'.
    void everyKindKeepsTheRulesOfWording()
    {
        for (int i = 0; i <= static_cast<int>(LastErrorKind); ++i) {
            const auto kind = static_cast<ErrorKind>(i);
            const Wording wording = wordingFor(
                {kind, {QStringLiteral("Aa"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")}});
            const QByteArray place = "kind " + QByteArray::number(i) + ": " + wording.sentence.toUtf8();
            QVERIFY2(!wording.sentence.isEmpty(), place);
            const bool hasHint = kind != ErrorKind::Cancelled;
            QVERIFY2(wording.hint.isEmpty() != hasHint, place);
            QVERIFY2(wording.sentence.front().isUpper() || wording.sentence.front() == QLatin1Char('\''), place);
            QVERIFY2(kind == ErrorKind::Usage || wording.sentence.endsWith(QLatin1Char('.')), place);
            for (const QString &text : {wording.sentence, wording.hint}) {
                QVERIFY2(!text.contains(QLatin1Char('!')), place);
                QVERIFY2(!text.contains(QLatin1String("please"), Qt::CaseInsensitive), place);
                QVERIFY2(!text.contains(QLatin1Char('%')), place);
                QVERIFY2(!text.contains(QLatin1String("  ")), place);
                QVERIFY2(!text.contains(QLatin1Char('\n')), place);
                QVERIFY2(text.isEmpty() || text.endsWith(QLatin1Char('.')) || kind == ErrorKind::Usage, place);
            }
        }
    }

    void everyKindWithoutArgumentsIsStillASentence()
    {
        for (int i = 0; i <= static_cast<int>(LastErrorKind); ++i) {
            const auto kind = static_cast<ErrorKind>(i);
            const Wording wording = wordingFor({kind});
            QVERIFY(kind == ErrorKind::Usage || !wording.sentence.isEmpty());
            QVERIFY(!wording.sentence.contains(QLatin1Char('%')));
        }
    }

    void argumentsStandInTheirPlaces()
    {
        const Wording wording = wordingFor({ErrorKind::LabelTaken, {QStringLiteral("Price"), QStringLiteral("Acme")}});
        QCOMPARE(wording.sentence, QStringLiteral("The space 'Acme' already has a key with the label 'Price'."));
    }

    void anArgumentIsNoPattern()
    {
        const Wording wording
            = wordingFor({ErrorKind::LabelTaken, {QStringLiteral("%2 %said"), QStringLiteral("Acme")}});
        QCOMPARE(wording.sentence, QStringLiteral("The space 'Acme' already has a key with the label '%2 %said'."));
    }

    /// Protocol point 11: never branch between 400 and 401.
    void aRejectedKeyReadsTheSameFor400And401()
    {
        const QStringList words{QStringLiteral("invalid_client"), QStringLiteral("Invalid client")};
        const Wording with400 = wordingFor({ErrorKind::ClientRejected, QStringList{QStringLiteral("400")} + words});
        const Wording with401 = wordingFor({ErrorKind::ClientRejected, QStringList{QStringLiteral("401")} + words});
        QCOMPARE(with400.sentence, with401.sentence);
        QCOMPARE(with400.hint, with401.hint);
        QVERIFY(with400.sentence.startsWith(QLatin1String("The key was rejected")));
    }

    /// design: product, exit code 5: the server's `error` and `error_description` are shown.
    void theServersWordsAreShown_data()
    {
        QTest::addColumn<int>("kind");
        for (const auto kind : {ErrorKind::ClientRejected, ErrorKind::MachineAccessOff, ErrorKind::ScopeRefused,
                 ErrorKind::TokenRequestRefused, ErrorKind::ClientMethodUnsupported, ErrorKind::TokenEndpointWrong,
                 ErrorKind::TokenServerFailed}) {
            QTest::addRow("%d", static_cast<int>(kind)) << static_cast<int>(kind);
        }
    }
    void theServersWordsAreShown()
    {
        QFETCH(const int, kind);
        const Wording wording = wordingFor({static_cast<ErrorKind>(kind), ThreeWords});
        QVERIFY2(wording.sentence.endsWith(QLatin1String(" The server said: invalid_client: Invalid client.")),
            qPrintable(wording.sentence));
        const Wording silent
            = wordingFor({static_cast<ErrorKind>(kind), {QStringLiteral("401"), QString(), QString()}});
        QVERIFY2(!silent.sentence.contains(QLatin1String("said")), qPrintable(silent.sentence));
    }

    /// Protocol point 17.
    void aServersTextIsCutAndCleaned()
    {
        const QString description = QStringLiteral("a\x1b[31m\x07"
                                                   "b\u202e\r\nc")
            + QString(500, QLatin1Char('x'));
        const Wording wording = wordingFor(
            {ErrorKind::TokenRequestRefused, {QStringLiteral("400"), QStringLiteral("invalid_request"), description}});
        QVERIFY(wording.sentence.contains(QLatin1String("a[31mb  c")));
        for (const QChar character : wording.sentence) {
            QVERIFY(character.isPrint());
        }
        QVERIFY(!wording.sentence.contains(QString(200, QLatin1Char('x'))));
        QVERIFY(wording.sentence.contains(QString(180, QLatin1Char('x'))));
    }

    void aCutNeverHalvesACharacter()
    {
        const QString emoji = QString(199, QLatin1Char('x')) + QStringLiteral("\U0001F511\U0001F511");
        const Wording wording = wordingFor({ErrorKind::NoSuchSpace, {emoji}});
        QVERIFY(QString::fromUtf8(wording.sentence.toUtf8()) == wording.sentence);
        QVERIFY(!wording.sentence.contains(QChar(0xD83D)));
    }

    void aReasonWithItsOwnFullStopGetsNoSecond()
    {
        const Wording wording
            = wordingFor({ErrorKind::FileUnreadable, {QStringLiteral("/x"), QStringLiteral("Gone.")}});
        QCOMPARE(wording.sentence, QStringLiteral("The file '/x' can't be read: Gone."));
    }
};

KEYDESK_TEST(WordingTest)
#include "wording.moc"
