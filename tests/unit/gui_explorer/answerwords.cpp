// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/answerwords.h>
#include <support/testmain.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class AnswerWordsTest : public QObject {
    Q_OBJECT

private:
    static ApiAnswer answer(int status)
    {
        ApiAnswer made;
        made.status = status;
        made.url = QUrl(u"https://api.example.com/jobs"_s);
        made.tokenSent = true;
        return made;
    }
    static QStringList sentences(const QList<AnswerNotice> &notices)
    {
        QStringList all;
        for (const AnswerNotice &notice : notices) {
            all.append(notice.wording.sentence);
        }
        return all;
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void sizes_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("words");
        QTest::newRow("bytes") << qint64(312) << u"312 bytes"_s;
        QTest::newRow("one") << qint64(1) << u"1 byte"_s;
        QTest::newRow("kilo") << qint64(12'400) << u"12.4 KB"_s;
        QTest::newRow("not 1000.0 KB") << qint64(999'999) << u"1.0 MB"_s;
        QTest::newRow("mega") << qint64(5'250'000) << u"5.3 MB"_s;
        QTest::newRow("giga") << qint64(3'000'000'000) << u"3.0 GB"_s;
    }
    void sizes()
    {
        QFETCH(qint64, bytes);
        QTEST(sizeWords(bytes).replace(QChar(0xa0), u' '), "words");
    }

    void statusLine()
    {
        ApiAnswer created = answer(201);
        created.times.ended = 231ms;
        created.bodySize = 12'400;
        QCOMPARE(statusWords(created).replace(QChar(0xa0), u' '), u"201 Created · 231 ms · 12.4 KB"_s);
        created.reason = u"Made\nit\x1b[31m"_s;
        created.attempts = 2;
        QCOMPARE(statusWords(created).replace(QChar(0xa0), u' '),
            u"201 Made it[31m · 231 ms · 12.4 KB · with a new token"_s);
        QCOMPARE(statusTone(204), Tone::Ok);
        QCOMPARE(statusTone(302), Tone::Info);
        QCOMPARE(statusTone(404), Tone::Warn);
        QCOMPARE(statusTone(503), Tone::Fail);
    }

    void anOrdinaryAnswerNeedsNoWord() { QVERIFY(noticesFor(answer(200), {}).isEmpty()); }

    void challenges_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("attempts");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("description");
        QTest::addColumn<QString>("scope");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("401") << 401 << 1 << QString() << QString() << QString()
                             << u"The API did not accept the key's token."_s;
        QTest::newRow("401 again") << 401 << 2 << u"invalid_token"_s << u"Token expired"_s << QString()
                                   << u"The API refused a new token too: Token expired."_s;
        QTest::newRow("no description") << 401 << 2 << u"invalid_token"_s << QString() << QString()
                                        << u"The API refused a new token too: invalid_token."_s;
        QTest::newRow("403") << 403 << 1 << QString() << QString() << QString()
                             << u"The API knows the key and does not allow this."_s;
        QTest::newRow("scope") << 403 << 1 << u"insufficient_scope"_s << QString() << u"jobs:write"_s
                               << u"The API says that this request needs the scope 'jobs:write'."_s;
        QTest::newRow("scope unnamed") << 403 << 1 << u"insufficient_scope"_s << u"no write access."_s << QString()
                                       << u"The key lacks the permission for this request: no write access."_s;
    }
    void challenges()
    {
        QFETCH(int, status);
        QFETCH(int, attempts);
        QFETCH(QString, error);
        QFETCH(QString, description);
        QFETCH(QString, scope);
        ApiAnswer refused = answer(status);
        refused.attempts = attempts;
        refused.challenge = AnswerChallenge{{}, error, description, scope};
        const auto notices = noticesFor(refused, {});
        QCOMPARE(notices.size(), 1);
        QCOMPARE(notices[0].tone, Tone::Fail);
        QTEST(notices[0].wording.sentence, "sentence");
        QVERIFY(!notices[0].wording.hint.isEmpty());
    }

    void whatAServerSaysIsCutAndCleaned()
    {
        ApiAnswer refused = answer(401);
        refused.challenge = AnswerChallenge{{}, {}, u"a\nb\x07"_s + QString(1000, u'x'), {}};
        const QString sentence = noticesFor(refused, {})[0].wording.sentence;
        QVERIFY(sentence.size() < 300);
        QVERIFY(!sentence.contains(u'\n') && !sentence.contains(QChar(7)));
    }

    void redirectsAreToldWithTheirTarget()
    {
        ApiAnswer moved = answer(302);
        moved.redirectTarget = QUrl(u"https://user:pass@other.example.com/x"_s);
        const auto words = sentences(noticesFor(moved, {}));
        QCOMPARE(words.size(), 1);
        QVERIFY(words[0].contains(u"other.example.com/x"_s));
        QVERIFY(!words[0].contains(u"pass"_s));
    }

    void aForeignHostGotNoToken()
    {
        ApiAnswer foreign = answer(200);
        foreign.tokenSent = false;
        foreign.headers = {{"Content-Type", "text/html"}};
        QCOMPARE(sentences(noticesFor(foreign, {})),
            QStringList{u"No token was sent: api.example.com is not the host of the key's space."_s});
        foreign.status = 401;
        QCOMPARE(noticesFor(foreign, {}).size(), 1);
    }

    void aNarrowerScopeAndAWebPageAreTold()
    {
        ApiAnswer page = answer(200);
        page.headers = {{"content-type", "text/html; charset=utf-8"}};
        const auto words = sentences(noticesFor(page, {u"jobs:write"_s, u"jobs:read"_s}));
        QCOMPARE(words.size(), 2);
        QVERIFY(words[0].endsWith(u"jobs:write jobs:read"_s));
        QVERIFY(words[1].startsWith(u"A web page answered"_s));
    }

    void waits()
    {
        QCOMPARE(waitWords(429, 12s), u"Too many requests: the API asks to wait 12 s."_s);
        QCOMPARE(waitWords(503, 61s), u"The API is busy or down and asks to wait 1 min 1 s."_s);
        QVERIFY(waitWords(503, 7260s).endsWith(u"wait 2 h 1 min."_s));
        QCOMPARE(waitWords(429, 0s), u"The wait that the API asked for is over."_s);
    }
};
KEYDESK_TEST(AnswerWordsTest)

#include "answerwords.moc"
