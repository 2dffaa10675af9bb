// SPDX-License-Identifier: GPL-3.0-or-later
// Point 25: a method that is not idempotent goes to the wire once, whatever happens to the connection.
#include <support/await.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

using namespace std::chrono_literals;

class SentOnce : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aConnectionThatDropsBeforeTheAnswer()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        QFETCH(bool, onUsedConnection);
        ScriptedServer server({Scripted::answer(200, "warm"), Scripted::raw("", Scripted::Then::Close)});
        if (!onUsedConnection) {
            server.setAnswers({Scripted::raw("", Scripted::Then::Close)});
        }
        HttpClient client;
        HttpRequest request;
        request.url = server.url();
        if (onUsedConnection) {
            QVERIFY_RESULT(await(client.send(request, {})));
        }
        request.method = method;
        request.body = body;
        QVERIFY_ERROR(await(client.send(request, {})), ErrorKind::ConnectionLost);
        QTRY_VERIFY_WITH_TIMEOUT(copies(server, method) > 1 || m_waited.elapsed() > 300, 1000);
        QCOMPARE(copies(server, method), 1);
    }
    void aConnectionThatDropsBeforeTheAnswer_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("onUsedConnection");
        for (const bool used : {false, true}) {
            for (const char *method : {"POST", "PATCH", "QUERY"}) {
                for (const char *body : {"", "{\"tasks\":[]}"}) {
                    QTest::addRow("%s %s%s", method, *body ? "with a body" : "without", used ? ", used connection" : "")
                        << QByteArray(method) << QByteArray(body) << used;
                }
            }
        }
        QTest::newRow("a large body") << QByteArray("POST") << QByteArray(3'000'000, 'x') << true;
    }

    void aTokenRequestToo()
    {
        TokenSetting setting({Scripted::token("one"), Scripted::raw("", Scripted::Then::Reset)});
        QVERIFY_RESULT(setting.ask());
        QCOMPARE(setting.server.lastRequest().header("connection"), QByteArray("close"));
        QVERIFY_ERROR(setting.ask(), ErrorKind::ConnectionLost);
        QCOMPARE(setting.server.requests().size(), 2);
    }

    void largeBodiesArriveWhole()
    {
        ScriptedServer server({Scripted::answer(200, "ok")});
        HttpClient client;
        HttpRequest request;
        request.url = server.url();
        request.method = "POST";
        for (const qsizetype size : {qsizetype(1), qsizetype(16 * 1024), qsizetype(5'000'000)}) {
            request.body = QByteArray(size, 'b');
            QVERIFY_RESULT(await(client.send(request, {})));
            QVERIFY(server.lastRequest().body == request.body);
            QCOMPARE(server.lastRequest().header("content-length"), QByteArray::number(size));
        }
    }

    void init() { m_waited.start(); }

private:
    static int copies(const ScriptedServer &server, const QByteArray &method)
    {
        return static_cast<int>(server.received().count(method + " / HTTP/1.1"));
    }
    QElapsedTimer m_waited;
};

KEYDESK_TEST(SentOnce)
#include "p25_sent_once.moc"
