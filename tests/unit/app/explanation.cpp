// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/explanation.h>
#include <support/testmain.h>

namespace {

QString knownOf(const WhyForbidden &why, const QString &about)
{
    for (const ExplanationLine &line : explanationOf(why)) {
        if (line.about == about) {
            return line.known;
        }
    }
    return {};
}

WhyForbidden sample()
{
    WhyForbidden why{.method = "GET", .path = QStringLiteral("/jobs")};
    why.challenge.error = QStringLiteral("insufficient_scope");
    why.audience = {QStringLiteral("jobs")};
    why.scope = {QStringLiteral("read"), QStringLiteral("profile")};
    why.missing = {QStringLiteral("write")};
    return why;
}

} // namespace

class ExplanationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::c()); }

    void tellsWhatWasAskedAndWhatTheTokenHolds()
    {
        QCOMPARE(knownOf(sample(), QStringLiteral("Request")), QStringLiteral("GET /jobs"));
        QCOMPARE(knownOf(sample(), QStringLiteral("The API said")), QStringLiteral("insufficient_scope"));
        QCOMPARE(knownOf(sample(), QStringLiteral("Token is for")), QStringLiteral("jobs"));
        QCOMPARE(knownOf(sample(), QStringLiteral("Token's scope")), QStringLiteral("read, profile"));
        QCOMPARE(knownOf(sample(), QStringLiteral("Missing")), QStringLiteral("write"));
        QCOMPARE(
            knownOf(sample(), QStringLiteral("Other keys that got it")), QStringLiteral("none that Keydesk knows of"));
    }

    void aGuessSaysThatItIsOne()
    {
        WhyForbidden why = sample();
        QVERIFY(!knownOf(why, QStringLiteral("Missing")).contains(QLatin1String("guess")));
        why.isGuess = true;
        QVERIFY(knownOf(why, QStringLiteral("Missing")).startsWith(QLatin1String("perhaps write (a guess")));
        why.missing.clear();
        QVERIFY(knownOf(why, QStringLiteral("Missing")).startsWith(QLatin1String("perhaps nothing (a guess")));
        why.isGuess = false;
        QCOMPARE(knownOf(why, QStringLiteral("Missing")),
            QStringLiteral("nothing: the token has the scope that the API names"));
    }

    void whereNothingIsMissingNoKeysAreNamed()
    {
        WhyForbidden why = sample();
        why.missing.clear();
        QVERIFY(knownOf(why, QStringLiteral("Other keys that got it")).isEmpty());
    }

    void namesKeysWithTheDay()
    {
        WhyForbidden why = sample();
        const auto key = [](QStringView label) {
            return ApiKey{.id = KeyId(QUuid::createUuid()),
                .space = SpaceId(QUuid::createUuid()),
                .spaceName = *SpaceName::parse(u"Acme"),
                .label = *Label::parse(label),
                .clientId = *ClientId::parse(u"client"),
                .lastGrantedAt = QDateTime(QDate(2026, 11, 3), QTime(12, 0), Qt::UTC)};
        };
        why.grantedTo = {key(u"Price"), key(u"a/b")};
        const QString day = QLocale().toString(QDate(2026, 11, 3), QLocale::ShortFormat);
        QCOMPARE(knownOf(why, QStringLiteral("Other keys that got it")),
            QStringLiteral("Acme/Price (%1), Acme/a\\/b (%1)").arg(day));
    }

    void whatServersSayIsPlainTextOfBoundedLength()
    {
        WhyForbidden why = sample();
        why.challenge.errorDescription = QStringLiteral("\x1b[31mred\n") + QString(1000, QLatin1Char('x'));
        why.path = QStringLiteral("/a\nb");
        why.audience = {QString(1000, QLatin1Char('y'))};
        why.challenge.scope = QStringLiteral("write");
        for (const ExplanationLine &line : explanationOf(why)) {
            QVERIFY2(line.known.size() <= 201, qPrintable(line.known));
            QVERIFY2(
                !line.known.contains(QLatin1Char('\n')) && !line.known.contains(QChar(0x1b)), qPrintable(line.known));
        }
        why.challenge = {};
        QCOMPARE(knownOf(why, QStringLiteral("The API said")), QStringLiteral("nothing about why"));
    }
};

KEYDESK_TEST(ExplanationTest)
#include "explanation.moc"
