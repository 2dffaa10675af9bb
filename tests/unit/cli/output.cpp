// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/answerprinter.h>
#include <cli/dryrun.h>
#include <cli/output.h>
#include <QJsonArray>
#include <support/testmain.h>

class OutputTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTerminalIsNotSteered()
    {
        QCOMPARE(harmlessForTerminal("plain\ttext\r\n"), QByteArray("plain\ttext\r\n"));
        QCOMPARE(harmlessForTerminal("\x1b[31mred\x07\x7f"), QByteArray("?[31mred??"));
        QCOMPARE(harmlessForTerminal("Größe µ"), QByteArray("Größe µ"));
        // U+009B begins a control sequence on some terminals.
        QVERIFY(!harmlessForTerminal("\xc2\x9b"
                                     "31m")
                     .contains("\xc2\x9b"));
    }

    void remarksSayWhatTheBodyDoesNot()
    {
        ApiAnswer answer;
        answer.status = 200;
        answer.tokenSent = true;
        QVERIFY(remarksOn(answer).isEmpty());
        answer.status = 429;
        QCOMPARE(remarksOn(answer), QStringList(QStringLiteral("The server gave no usable time to wait.")));
        answer.retryAfter = std::chrono::seconds(7);
        QCOMPARE(remarksOn(answer), QStringList(QStringLiteral("The API asks to wait 7 s before the next request.")));
        answer.status = 403;
        answer.retryAfter.reset();
        answer.challenge = AnswerChallenge{{}, QStringLiteral("insufficient_scope"), {}, QStringLiteral("jobs:read")};
        QCOMPARE(remarksOn(answer),
            QStringList(
                QStringLiteral("The key lacks a permission (insufficient_scope); it asks for the scope 'jobs:read'.")));
        answer.challenge.reset();
        answer.redirectTarget = QUrl(QStringLiteral("https://other.example/x"));
        QCOMPARE(remarksOn(answer).size(), 1);
        answer.tokenSent = false;
        QCOMPARE(remarksOn(answer).size(), 2);
        // What a server names is one line of plain text, however long and whatever is in it.
        answer.redirectTarget
            = QUrl::fromEncoded("https://other.example/else\xe2\x80\xaewhere" + QByteArray(5000, 'A'));
        const QString last = remarksOn(answer).last();
        QVERIFY(last.contains(QStringLiteral("https://other.example/elsewhere")));
        QVERIFY(!last.contains(QChar(0x202e)) && last.size() < 300);
    }

    void aDryRunMasksTheToken()
    {
        PreparedRequest request{
            "POST", QUrl(QStringLiteral("https://api.example.com/a?b=c")), {{"X-A", "1"}}, "{}", true};
        QJsonObject json = dryRunOf(request, QStringLiteral("Acme/Price"));
        QCOMPARE(json.keys(),
            QStringList({QStringLiteral("body"), QStringLiteral("headers"), QStringLiteral("key"),
                QStringLiteral("method"), QStringLiteral("url")}));
        QCOMPARE(json[QStringLiteral("headers")].toArray().first().toArray(),
            QJsonArray({QStringLiteral("Authorization"), QStringLiteral("Bearer …")}));
        QCOMPARE(json[QStringLiteral("body")].toString(), QStringLiteral("{}"));
        request.goesToSpace = false;
        QCOMPARE(dryRunOf(request, {})[QStringLiteral("headers")].toArray().size(), 1);
    }

    void aDryRunShowsBytesThatAreNoText()
    {
        const PreparedRequest request{"POST", QUrl(QStringLiteral("https://api.example.com/")), {}, "\xff", true};
        const QJsonObject json = dryRunOf(request, {});
        QVERIFY(json[QStringLiteral("body")].isNull());
        QCOMPARE(json[QStringLiteral("body_base64")].toString(), QStringLiteral("/w=="));
    }
};

KEYDESK_TEST(OutputTest)
#include "output.moc"
