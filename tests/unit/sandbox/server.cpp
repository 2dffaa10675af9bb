// SPDX-License-Identifier: GPL-3.0-or-later
// The server on the wire: what RFC 9112 asks of it, and its limits.
#include <support/await.h>
#include <support/testmain.h>
#include <unit/sandbox/wire.h>

class SandboxServerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listensOnTheLoopbackInterfaceOnly()
    {
        RunningSandbox sandbox;
        QVERIFY(sandbox.started());
        QCOMPARE(sandbox.server.baseUrl().host(), QStringLiteral("127.0.0.1"));
        QCOMPARE(sandbox.server.baseUrl().port(), int(sandbox.port()));
        QTcpSocket other;
        other.connectToHost(QStringLiteral("127.0.0.2"), sandbox.port());
        QVERIFY(!other.waitForConnected(2000));
    }

    void aPortInUseIsSaid()
    {
        RunningSandbox first;
        SandboxServer second;
        SandboxServer::Options options;
        options.port = first.port();
        const Result<void> outcome = second.start(options);
        QVERIFY_ERROR(outcome, ErrorKind::PortTaken);
        QCOMPARE(outcome.error().arguments.value(0), QString::number(first.port()));
        QCOMPARE(second.port(), quint16(0));
    }

    void stopsWithConnectionsOpenAndStartsAgain()
    {
        RunningSandbox sandbox(true);
        Wire hanging(sandbox.port());
        hanging.send("GET /sandbox/faults/hang HTTP/1.1\r\nHost: h\r\n" + sandbox.authorization() + "\r\n");
        Wire streaming(sandbox.port());
        streaming.send(
            "GET /sandbox/products?count=1000000 HTTP/1.1\r\nHost: h\r\n" + sandbox.authorization() + "\r\n");
        sandbox.server.stop();
        QVERIFY(hanging.readToEnd().isEmpty());
        QVERIFY(hanging.isClosed());
        QVERIFY_RESULT(sandbox.server.start({}));
        QCOMPARE(sandbox.get("/sandbox/echo").status, 200);
    }

    void aConnectionServesManyRequests()
    {
        RunningSandbox sandbox;
        Wire wire(sandbox.port());
        for (int i = 0; i < 50; ++i) {
            QCOMPARE(wire.ask("GET", "/sandbox/").status, 200);
        }
        QVERIFY(!wire.isClosed());
    }

    void pipelinedRequestsAreAnsweredInOrder()
    {
        RunningSandbox sandbox;
        Wire wire(sandbox.port());
        const QByteArray authorization = sandbox.authorization();
        QByteArray requests;
        for (int i = 0; i < 40; ++i) {
            const QByteArray body = "body" + QByteArray::number(i);
            requests += "POST /sandbox/echo?n=" + QByteArray::number(i) + " HTTP/1.1\r\nHost: h\r\n" + authorization;
            requests += i % 2 == 0 ? "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body
                                   : "Transfer-Encoding: chunked\r\n\r\n" + QByteArray::number(body.size(), 16) + "\r\n"
                    + body + "\r\n0\r\n\r\n";
        }
        wire.send(requests);
        for (int i = 0; i < 40; ++i) {
            QCOMPARE(wire.read().json().value(QLatin1String("body")).toString(), QStringLiteral("body%1").arg(i));
        }
    }

    void headHasTheHeadOfGetAndNoBody()
    {
        RunningSandbox sandbox;
        Wire wire(sandbox.port());
        const WireAnswer get = wire.ask("GET", "/sandbox/");
        const WireAnswer head = wire.ask("HEAD", "/sandbox/");
        QCOMPARE(head.header("Content-Length"), get.header("Content-Length"));
        QVERIFY(get.body.size() > 100);
        QCOMPARE(wire.ask("GET", "/sandbox/").status, 200); // a body would have come before this one
        const QByteArray authorization = sandbox.authorization();
        QCOMPARE(wire.ask("HEAD", "/sandbox/products", authorization).header("Transfer-Encoding"), "chunked");
        QCOMPARE(wire.ask("GET", "/sandbox/").status, 200);
    }

    void expectContinueIsAnsweredBeforeTheBody()
    {
        RunningSandbox sandbox;
        Wire wire(sandbox.port());
        wire.send("POST /sandbox/echo HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 4\r\n"
            + sandbox.authorization() + "\r\n");
        QCOMPARE(wire.read().status, 100);
        wire.send("late");
        QCOMPARE(wire.read().json().value(QLatin1String("body")).toString(), QStringLiteral("late"));
    }

    void aRefusedBodyIsNotAskedFor()
    {
        RunningSandbox sandbox;
        Wire wire(sandbox.port());
        wire.send("POST /sandbox/echo HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 99999999\r\n\r\n");
        QCOMPARE(wire.read().status, 413);
    }

    void aBodyThatIsTooLargeGetsItsAnswerThoughItIsStillSent()
    {
        RunningSandbox sandbox;
        const WireAnswer answer = sandbox.askToken(QByteArray(10'000'000, 'x'));
        QCOMPARE(answer.status, 413);
        QCOMPARE(answer.body, R"({"error":"HTTP 413 Request Entity Too Large"})");
        QCOMPARE(answer.header("Connection"), "close");
    }

    void headersAreLimited()
    {
        RunningSandbox sandbox;
        Wire wire(sandbox.port());
        wire.send("GET / HTTP/1.1\r\nHost: h\r\nX-Large: " + QByteArray(100'000, 'x') + "\r\n\r\n");
        QCOMPARE(wire.read().status, 431);
    }

    void connectionCloseIsHonoured()
    {
        RunningSandbox sandbox;
        Wire wire(sandbox.port());
        wire.send("GET /sandbox/ HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
        const QByteArray all = wire.readToEnd();
        QVERIFY(all.contains("\r\nConnection: close\r\n"));
        QVERIFY(wire.isClosed());
    }

    void http10GetsNoChunks()
    {
        RunningSandbox sandbox;
        Wire wire(sandbox.port());
        wire.send("GET /sandbox/products?count=3 HTTP/1.0\r\n" + sandbox.authorization() + "\r\n");
        const QByteArray all = wire.readToEnd();
        QVERIFY(!all.contains("Transfer-Encoding"));
        const QByteArray body = all.mid(all.indexOf("\r\n\r\n") + 4);
        QCOMPARE(QJsonDocument::fromJson(body).object().value(QLatin1String("count")).toInt(), 3);
    }

    void whatIsNoHttpIsRefusedAndTheConnectionEnds()
    {
        RunningSandbox sandbox;
        Wire wire(sandbox.port());
        wire.send("\x16\x03\x01 a TLS greeting\r\n\r\n");
        QCOMPARE(wire.read().status, 400);
        wire.readToEnd();
        QVERIFY(wire.isClosed());
    }

    void aLargeAnswerWaitsForItsReader()
    {
        RunningSandbox sandbox;
        Wire wire(sandbox.port());
        wire.send("GET /sandbox/products?count=200000 HTTP/1.1\r\nHost: h\r\n" + sandbox.authorization() + "\r\n");
        // Nobody reads yet, and the server goes on serving others.
        for (int i = 0; i < 20; ++i) {
            QCOMPARE(sandbox.get("/sandbox/echo").status, 200);
        }
        const WireAnswer answer = wire.read();
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body.count("\"asin\""), qsizetype(200'000));
    }

    void thePageNeedsNoTokenAndNamesEveryKey()
    {
        RunningSandbox sandbox;
        const WireAnswer text = Wire(sandbox.port()).ask("GET", "/sandbox/");
        QVERIFY(text.header("Content-Type").startsWith("text/plain"));
        for (const char *word :
            {"key-good", "secret-good", "key-no-service-account", "/sandbox/products", "/jobs/v1"}) {
            QVERIFY2(text.body.contains(word), word);
        }
        QVERIFY(!text.body.contains("/sandbox/faults/"));
        const WireAnswer html = Wire(sandbox.port()).ask("GET", "/sandbox/", "Accept: text/html,*/*\r\n");
        QVERIFY(html.header("Content-Type").startsWith("text/html"));
        QVERIFY(html.body.contains("key:%+/=&amp; \xc3\xa9")); // escaped
        RunningSandbox faulty(true);
        QVERIFY(Wire(faulty.port()).ask("GET", "/").body.contains("/sandbox/faults/hang"));
    }

    void pathsThatAreNotThere()
    {
        RunningSandbox sandbox;
        QCOMPARE(Wire(sandbox.port()).ask("GET", "/nope").status, 404);
        QCOMPARE(sandbox.get("/sandbox/nope").status, 404);
        QCOMPARE(sandbox.get("/sandbox/faults/hang").status, 404); // only with faults
        QCOMPARE(Wire(sandbox.port()).ask("POST", "/sandbox/", {}, "x").status, 405);
    }
};

KEYDESK_TEST(SandboxServerTest)
#include "server.moc"
