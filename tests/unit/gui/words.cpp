// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/durations.h>
#include <gui/keys/keptin.h>
#include <gui/keys/keystatewords.h>
#include <gui/keys/tokentext.h>
#include <support/testmain.h>

namespace {

QByteArray textOf(TokenForm form, const char *token, const char *url = "https://api.example.com/v1")
{
    const Secret secret{QByteArrayView(token)};
    return tokenText(form, secret, QUrl(QString::fromUtf8(url))).reveal([](QByteArrayView bytes) {
        return bytes.toByteArray();
    });
}

} // namespace

class WordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void durationsNameTheTwoLargestUnits()
    {
        using namespace std::chrono_literals;
        QCOMPARE(durationWords(0s), QStringLiteral("0 s"));
        QCOMPARE(durationWords(-5s), QStringLiteral("0 s"));
        QCOMPARE(durationWords(59s), QStringLiteral("59 s"));
        QCOMPARE(durationWords(250s), QStringLiteral("4 min 10 s"));
        QCOMPARE(durationWords(86'399s), QStringLiteral("23 h 59 min"));
        QCOMPARE(durationWords(36h), QStringLiteral("36 h 0 min"));
        QCOMPARE(durationWords(76h), QStringLiteral("3 days 4 h"));
    }

    void agoGrowsCoarser()
    {
        const QDateTime now(QDate(2026, 11, 25), QTime(12, 0), Qt::UTC);
        const auto ago = [&now](qint64 seconds) { return agoWords(now.addSecs(-seconds), now); };
        QCOMPARE(agoWords({}, now), QString());
        QCOMPARE(ago(-30), QStringLiteral("just now")); // clocks differ
        QCOMPARE(ago(59), QStringLiteral("just now"));
        QCOMPARE(ago(130), QStringLiteral("2 min ago"));
        QCOMPARE(ago(3 * 3600), QStringLiteral("3 h ago"));
        QCOMPARE(ago(30 * 3600), QStringLiteral("yesterday"));
        QCOMPARE(ago(5 * 86'400), QStringLiteral("5 days ago"));
        QCOMPARE(ago(40 * 86'400), QLocale().toString(QDate(2026, 10, 16), QLocale::ShortFormat));
    }

    void everyStateHasWordsAndAGlyphOfItsOwn()
    {
        QSet<QString> words;
        QSet<QString> glyphs;
        const QList<KeyState> all{KeyState::Untested, KeyState::Works, KeyState::Refused, KeyState::Missing,
            KeyState::Elsewhere, KeyState::Trash};
        for (const KeyState state : all) {
            words.insert(keyStateLook(state).words);
            glyphs.insert(keyStateLook(state).iconName);
        }
        QCOMPARE(words.size(), all.size());
        QCOMPARE(glyphs.size(), all.size());
    }

    void countsKnowOneFromMany()
    {
        QCOMPARE(keyCountWords(0), QStringLiteral("0 keys"));
        QCOMPARE(keyCountWords(1), QStringLiteral("1 key"));
        QCOMPARE(keyCountWords(12), QStringLiteral("12 keys"));
    }

    void keptInNamesTheKeychain()
    {
        const QString gnome = QStringLiteral("GNOME Keyring");
        const QString service = QStringLiteral("secret-service");
        QCOMPARE(keptInWords(service, service, gnome), QStringLiteral("kept in GNOME Keyring"));
        QCOMPARE(keptInWords(QStringLiteral("kwallet"), service, gnome), QStringLiteral("kept in KWallet"));
        QCOMPARE(keptInWords(QStringLiteral("run"), service, gnome), QStringLiteral("kept for this run only"));
    }

    void tokensAreCopiedInFourForms()
    {
        QCOMPARE(textOf(TokenForm::Token, "abc.def"), QByteArray("abc.def"));
        QCOMPARE(textOf(TokenForm::Header, "abc.def"), QByteArray("Authorization: Bearer abc.def"));
        QCOMPARE(textOf(TokenForm::Curl, "abc.def"),
            QByteArray("curl -H 'Authorization: Bearer abc.def' 'https://api.example.com/v1'"));
        QCOMPARE(textOf(TokenForm::Environment, "abc.def"), QByteArray("ACCESS_TOKEN=abc.def"));
    }

    void aQuoteInTheBaseUrlCannotLeaveTheQuotes()
    {
        const QByteArray line = textOf(TokenForm::Curl, "t", "https://api.example.com/it's");
        QCOMPARE(line.count('\''), 4);
        QVERIFY(line.endsWith("it%27s'"));
    }
};

KEYDESK_TEST(WordsTest)
#include "words.moc"
