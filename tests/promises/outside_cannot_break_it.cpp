// SPDX-License-Identifier: GPL-3.0-or-later
// 10,000 mutated inputs through the real client, key book and readers, over real sockets and files: no crash, each within
// its deadline, and nothing believed that is not sound. KEYDESK_SEED=N repeats a run. 'asan' runs it under the sanitizers.
#include <api/apiclient.h>
#include <json/jsontext.h>
#include <keys/backupfile.h>
#include <keys/backuptext.h>
#include <oauth/tokenanswer.h>
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <support/apisetting.h>
#include <support/await.h>
#include <support/cases.h>
#include <support/deflated.h>
#include <support/mutation.h>
#include <support/testmain.h>

using namespace std::chrono_literals;

namespace {

constexpr int Each = 2500; ///< inputs of each of the four sorts
constexpr auto Deadline = 25s;

const QList<QByteArray> jsonBits{"{", "}", "[", "]", "\"", ",", ":", "\\", "\\u0000", "\\ud800", "null", "true",
    "1e400", "-0", "-1", "99999999999999999999",
    "\"access_token\":", "\"expires_in\":", "\"error\":", "\"scope\":", "\xff", "\xc3", QByteArray(1, '\0'), "\x1b[31m",
    "\xef\xbb\xbf", "\r\n"};
const QList<QByteArray> headBits{"\r\n", "\n", "\r\n\r\n", ":", ", ,", "=", "\"", "\\\"", "\\", "Bearer ",
    "bearer error=invalid_token", "error=\"insufficient_scope\"", "Negotiate YII=", "HTTP/1.1 100 Continue\r\n\r\n",
    "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n",
    "Location: //elsewhere.invalid\r\n", "Set-Cookie: a=b\r\n", "Retry-After: 99999999999999999999\r\n", "\xff",
    QByteArray(1, '\0'), "\t", "401", "999"};

/// The bodies of the cases of that beginning.
QList<QByteArray> caseBodies(const QString &beginning)
{
    QList<QByteArray> bodies;
    const QDir folder(QStringLiteral(KEYDESK_SOURCE_DIR "/tests/support/cases"));
    for (const QString &name : folder.entryList({beginning + QStringLiteral("*.raw")})) {
        const QByteArray bytes = caseBytes(name).replace("\r\n", "\n");
        bodies.append(bytes.sliced(bytes.indexOf("\n\n") + 2));
    }
    return bodies;
}

QByteArray answerOf(int status, const QByteArray &headers, const QByteArray &body)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Status\r\n" + headers
        + "Connection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

/// The text of a backup with one key.
Secret backupText()
{
    const QDateTime time(QDate(2026, 11, 20), QTime(10, 0), Qt::UTC);
    const auto space = *SpaceName::parse(u"Acme");
    BackupText text(time, {{space, SpaceSettings::sellytics()}});
    const BackupKey key{.id = *KeyId::parse(u"11111111-2222-4333-8444-555555555555"),
        .space = space,
        .label = *Label::parse(u"Price"),
        .clientId = *ClientId::parse(u"key-good"),
        .createdAt = time,
        .changedAt = time,
        .previousSince = time};
    const KeySecret now{key.clientId, Secret("s3cret")};
    const KeySecret before{key.clientId, Secret("older")};
    text.add(key, now, &before);
    return text.finish();
}

/// The work that an age file asks for; opening one of 2^22 takes long on purpose, and is no fault.
bool asksForMuchWork(const QByteArray &file)
{
    static const QRegularExpression work(QStringLiteral("scrypt \\S+ (\\d+)"));
    const QByteArray armored = QByteArray::fromBase64(file.mid(file.indexOf('\n') + 1));
    for (const QByteArray &bytes : {file, armored}) {
        const auto match = work.match(QString::fromLatin1(bytes.left(500)));
        if (match.hasMatch() && match.captured(1).toInt() > 8) {
            return true;
        }
    }
    return false;
}

} // namespace

class OutsideCannotBreakIt : public QObject {
    Q_OBJECT
    QRandomGenerator m_random;
    QByteArray m_input; ///< the last one, for a failure

    const QByteArray &another(const QList<QByteArray> &seeds, const QList<QByteArray> &bits)
    {
        m_input = mutated(seeds[m_random.bounded(static_cast<int>(seeds.size()))], bits, m_random);
        return m_input;
    }
    template <class Run> void timed(Run run)
    {
        QElapsedTimer watch;
        watch.start();
        run();
        QVERIFY2(std::chrono::milliseconds(watch.elapsed()) < Deadline + 5s, m_input.toBase64().constData());
    }

private Q_SLOTS:
    void initTestCase()
    {
        const uint given = qEnvironmentVariable("KEYDESK_SEED").toUInt();
        const uint seed = given != 0 ? given : QRandomGenerator::system()->generate();
        m_random.seed(seed);
        qInfo("seed %u", seed);
    }
    void cleanup()
    {
        if (QTest::currentTestFailed()) {
            qInfo("the last input, in base64: %s", m_input.toBase64().constData());
        }
    }

    void tokenAnswers()
    {
        TokenSetting setting;
        const QList<QByteArray> bodies = caseBodies(QStringLiteral("tk-"));
        int granted = 0;
        int refused = 0;
        int asked = 0;
        for (int i = 0; i < Each; ++i) {
            const QByteArray body = another(bodies, jsonBits);
            const int status = m_random.bounded(3) > 0 ? 200 : 400 + m_random.bounded(2);
            QByteArray answer = answerOf(status, "Content-Type: application/json\r\n", body);
            answer = m_random.bounded(4) == 0 ? mutated(answer, headBits, m_random) : answer;
            setting.server.setAnswers({Scripted::raw(answer)});
            timed([&] {
                const auto token
                    = await(setting.broker.freshToken(setting.grant(), setting.readSecret("s3cret-of-the-key")));
                QVERIFY(setting.server.requests().size() <= ++asked); // a POST goes out once, whatever comes back
                granted += token ? 1 : 0;
                refused += token ? 0 : 1;
                if (token) {
                    QVERIFY((*token)->value.reveal(isB64Token));
                } else {
                    QVERIFY(!token.error().raw.contains("access_token"));
                }
            });
        }
        QVERIFY2(granted > 10 && refused > 50, qPrintable(QStringLiteral("%1 %2").arg(granted).arg(refused)));
        QVERIFY(setting.server.requests().size() > Each * 9 / 10); // and nearly all of them do reach it
    }

    void challengeHeaders()
    {
        ApiSetting setting;
        const QList<QByteArray> challenges = caseBytes(QStringLiteral("rq-www-authenticate.txt")).split('\n');
        const QList<QByteArray> waits = caseBytes(QStringLiteral("rq-retry-after.txt")).split('\n');
        int read = 0;
        for (int i = 0; i < Each; ++i) {
            QByteArray headers = "WWW-Authenticate: " + another(challenges, headBits) + "\r\n";
            headers += "Retry-After: " + mutated(waits[i % waits.size()], headBits, m_random) + "\r\n";
            const int status = 401 + 2 * m_random.bounded(2);
            setting.api.setAnswers({Scripted::raw(answerOf(status, headers, "no"))});
            SendOptions options;
            options.timeout = Deadline;
            timed([&] {
                const auto answer = setting.get(QStringLiteral("/x"), options);
                if (answer && answer->challenge) {
                    ++read;
                    QVERIFY(answer->challenge->errorDescription.size() <= 200);
                    QVERIFY(!answer->challenge->errorDescription.contains(QChar(0x1b)));
                }
                QVERIFY(!answer || answer->attempts <= 2);
                QVERIFY(!answer || !answer->retryAfter || answer->retryAfter->count() >= 0);
            });
            setting.clock.pass(20s);
        }
        QVERIFY(read > 50);
    }

    void jsonBodies()
    {
        ApiSetting setting;
        QList<QByteArray> bodies{testCase("js-dup-keys.json"), testCase("js-lexemes.json"), testCase("js-bigint.json")};
        bodies.append(R"([{"asin":"B0\u00e9\\","title":"Kaffeemühle ☕","price":19.90,"n":[-0,1e5,true,null,{},[]]}])");
        int documents = 0;
        for (int i = 0; i < Each; ++i) {
            QByteArray body = another(bodies, jsonBits);
            QByteArray headers = m_random.bounded(2) == 0 ? "Content-Type: application/json\r\n"
                                                          : "Content-Type: text/plain; charset=\"ISO-8859-1\"\r\n";
            const int coding = m_random.bounded(3);
            if (coding > 0) {
                const QByteArray gzipped = deflated(body, Gzip, Z_BEST_SPEED);
                body = coding == 1 ? gzipped : mutated(gzipped, headBits, m_random);
                headers += "Content-Encoding: gzip\r\n";
            }
            setting.api.setAnswers({Scripted::raw(answerOf(200, headers, body))});
            SendOptions options;
            options.timeout = Deadline;
            timed([&] {
                const auto answer = setting.get(QStringLiteral("/x"), options);
                const auto document = answer ? JsonText::parse(answer->body) : JsonText::parse({});
                documents += document ? 1 : 0;
                QVERIFY(!answer || answer->text().size() <= std::max<qsizetype>(1, answer->body.size()));
            });
        }
        QVERIFY(documents > 50);
    }

    void backupFiles()
    {
        QTemporaryDir folder;
        QList<QByteArray> files;
        for (const AgeForm form : {AgeForm::Binary, AgeForm::Armored}) {
            const QString path = folder.filePath(QStringLiteral("whole.age"));
            Secret text = backupText();
            Secret passphrase("demo-pass-1");
            QVERIFY_RESULT(await(saveBackup(path, std::move(text), std::move(passphrase), form, {}, 2)));
            QFile whole(path);
            QVERIFY(whole.open(QIODevice::ReadOnly));
            files.append(whole.readAll());
        }
        const QString path = folder.filePath(QStringLiteral("mutated.age"));
        for (int i = 0; i < Each / 2; ++i) {
            const QByteArray bytes = another(files, headBits);
            if (asksForMuchWork(bytes)) {
                continue;
            }
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size());
            file.close();
            timed([&] {
                Secret passphrase("demo-pass-1");
                const auto opened = await(openBackup(path, std::move(passphrase)));
                // Every byte of it is under a code: what opens after all is what was saved.
                QVERIFY(!opened || (*opened)->secret(0).secret == Secret("s3cret"));
            });
        }
    }

    void whatIsInABackup()
    {
        const QList<QByteArray> texts{backupText().reveal([](QByteArrayView text) { return text.toByteArray(); })};
        int sound = 0;
        for (int i = 0; i < Each / 2; ++i) {
            Secret text{QByteArrayView(another(texts, jsonBits))};
            const auto backup = Backup::parse(std::move(text));
            sound += backup ? 1 : 0;
            for (qsizetype n = 0; backup && n < backup->keys().size(); ++n) {
                QVERIFY(!backup->secret(n).secret.isEmpty());
                backup->previous(n);
            }
        }
        QVERIFY(sound > 5 && sound < Each / 4);
    }
};

KEYDESK_TEST(OutsideCannotBreakIt)
#include "outside_cannot_break_it.moc"
