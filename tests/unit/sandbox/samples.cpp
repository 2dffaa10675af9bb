// SPDX-License-Identifier: GPL-3.0-or-later
// The sample API over the wire, and the gate before it (RFC 6750 section 3).
#include <QElapsedTimer>
#include <QImage>
#include <QJsonArray>
#include <sandbox/sampleimage.h>
#include <support/testmain.h>
#include <unit/sandbox/wire.h>

class SamplesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutATokenThereIsABareChallenge()
    {
        const RunningSandbox sandbox;
        for (const char *target : {"/sandbox/products", "/sandbox/echo", "/jobs/v1", "/sandbox/nope"}) {
            const WireAnswer answer = Wire(sandbox.port()).ask("GET", target);
            QCOMPARE(answer.status, 401);
            QCOMPARE(answer.header("WWW-Authenticate"), "Bearer realm=\"sellytics\"");
        }
        const WireAnswer basic = Wire(sandbox.port()).ask("GET", "/sandbox/echo", "Authorization: Basic eDp5\r\n");
        QCOMPARE(basic.header("WWW-Authenticate"), "Bearer realm=\"sellytics\"");
    }

    void aBadTokenIsCalledInvalid()
    {
        const RunningSandbox sandbox;
        const WireAnswer answer = Wire(sandbox.port()).ask("GET", "/sandbox/echo", "Authorization: Bearer a.b.c\r\n");
        QCOMPARE(answer.status, 401);
        QVERIFY(answer.header("WWW-Authenticate").startsWith("Bearer realm=\"sellytics\", error=\"invalid_token\""));
        const RunningSandbox other;
        QCOMPARE(Wire(sandbox.port()).ask("GET", "/sandbox/echo", other.authorization()).status, 401);
    }

    void anExpiredTokenIsCalledInvalid()
    {
        const RunningSandbox sandbox;
        const QByteArray authorization = sandbox.authorization("short");
        Wire wire(sandbox.port());
        QCOMPARE(wire.ask("GET", "/sandbox/echo", authorization).status, 200);
        WireAnswer answer;
        QElapsedTimer timer; // it lives 5 s
        timer.start();
        do {
            wire.readFor(200);
            answer = wire.ask("GET", "/sandbox/echo", authorization);
        } while (answer.status == 200 && timer.elapsed() < 8000);
        QCOMPARE(answer.status, 401);
        QVERIFY(answer.header("WWW-Authenticate").contains("expired"));
        QVERIFY(timer.elapsed() > 3000);
    }

    void withoutTheScopeThereIsNoEntry()
    {
        const RunningSandbox sandbox;
        const QJsonObject granted = sandbox.askTokenFor("good", {}).json();
        const QByteArray token = granted.value(QLatin1String("access_token")).toString().toLatin1();
        const WireAnswer answer
            = Wire(sandbox.port()).ask("GET", "/sandbox/echo", "Authorization: Bearer " + token + "\r\n");
        QCOMPARE(answer.status, 403);
        QVERIFY(answer.header("WWW-Authenticate").contains("error=\"insufficient_scope\""));
        QVERIFY(answer.header("WWW-Authenticate").contains("scope=\"sellytics-data-api\""));
    }

    void theSchemeIsReadInAnyCaseAndOnce()
    {
        const RunningSandbox sandbox;
        QByteArray lower = sandbox.authorization();
        lower.replace("Bearer", "bEARER");
        QCOMPARE(Wire(sandbox.port()).ask("GET", "/sandbox/echo", lower).status, 200);
        QCOMPARE(Wire(sandbox.port()).ask("GET", "/sandbox/echo", lower + lower).status, 400);
    }

    void productsAreCounted()
    {
        const RunningSandbox sandbox;
        const auto count = [&](const QByteArray &target) {
            return sandbox.get(target).json().value(QLatin1String("products")).toArray().size();
        };
        QCOMPARE(count("/sandbox/products"), qsizetype(100));
        QCOMPARE(count("/sandbox/products?count=0"), qsizetype(0));
        QCOMPARE(count("/sandbox/products?count=3"), qsizetype(3));
        for (const char *bad : {"-1", "1000001", "x", "1.5", ""}) {
            QCOMPARE(sandbox.get(QByteArray("/sandbox/products?count=") + bad).status, 400);
        }
        QCOMPARE(Wire(sandbox.port()).ask("POST", "/sandbox/products", sandbox.authorization(), "x").header("Allow"),
            "GET, HEAD");
    }

    void echoShowsTheRequestAndHidesTheToken()
    {
        const RunningSandbox sandbox;
        const WireAnswer answer = Wire(sandbox.port())
                                      .ask("PATCH", "/sandbox/echo?b=2&a=%C3%A9+x&b=3",
                                          sandbox.authorization() + "X-Trace: t\r\nCookie: c=1\r\n", "b\xc3\xb6rk");
        QCOMPARE(answer.status, 200);
        QVERIFY(!answer.body.contains("eyJ"));
        QVERIFY(!answer.body.contains("c=1"));
        const QJsonObject echo = answer.json();
        QCOMPARE(echo.value(QLatin1String("method")), QLatin1String("PATCH"));
        QCOMPARE(echo.value(QLatin1String("path")), QLatin1String("/sandbox/echo"));
        QCOMPARE(echo.value(QLatin1String("body")).toString(), QStringLiteral("börk"));
        const QJsonArray query = echo.value(QLatin1String("query")).toArray();
        QCOMPARE(query,
            (QJsonArray{QJsonArray{QStringLiteral("b"), QStringLiteral("2")},
                QJsonArray{QStringLiteral("a"), QStringLiteral("é x")},
                QJsonArray{QStringLiteral("b"), QStringLiteral("3")}}));
        const QJsonArray headers = echo.value(QLatin1String("headers")).toArray();
        QVERIFY(headers.contains(QJsonArray{QStringLiteral("Authorization"), QStringLiteral("Bearer …")}));
        QVERIFY(headers.contains(QJsonArray{QStringLiteral("X-Trace"), QStringLiteral("t")}));
        const WireAnswer binary
            = Wire(sandbox.port()).ask("PUT", "/sandbox/echo", sandbox.authorization(), QByteArray("\x00\xff", 2));
        QCOMPARE(binary.json().value(QLatin1String("bodyBase64")), QLatin1String("AP8="));
    }

    void statusAnswersWithWhatBelongsToIt()
    {
        const RunningSandbox sandbox;
        const auto get = [&](const QByteArray &rest) { return sandbox.get("/sandbox/status/" + rest); };
        QCOMPARE(get("200").status, 200);
        QCOMPARE(get("418").status, 418);
        QCOMPARE(get("599").status, 599);
        QCOMPARE(get("429").header("Retry-After"), "2");
        QCOMPARE(get("503?retry-after=Fri,%2031%20Dec%202027%2023:59:59%20GMT").header("Retry-After"),
            "Fri, 31 Dec 2027 23:59:59 GMT");
        QCOMPARE(get("503?retry-after=1%0d%0aX-Injected:%201").header("X-Injected"), "");
        QCOMPARE(get("307").header("Location"), "/sandbox/echo");
        QVERIFY(get("401").header("WWW-Authenticate").contains("invalid_token"));
        QVERIFY(get("403").header("WWW-Authenticate").contains("insufficient_scope"));
        for (const char *bad : {"100", "600", "x", ""}) {
            QCOMPARE(get(bad).status, 400);
        }
    }

    void statusesWithoutABodyLeaveTheConnectionInStep()
    {
        const RunningSandbox sandbox;
        const QByteArray authorization = sandbox.authorization();
        Wire wire(sandbox.port());
        for (const char *code : {"204", "304", "205"}) {
            const WireAnswer answer = wire.ask("GET", QByteArray("/sandbox/status/") + code, authorization);
            QCOMPARE(answer.status, QByteArray(code).toInt());
            QVERIFY(answer.body.isEmpty());
            QCOMPARE(wire.ask("GET", "/sandbox/echo", authorization).status, 200);
        }
    }

    void slowIsSlowAndShowsItsFirstByteAtOnce()
    {
        const RunningSandbox sandbox;
        Wire wire(sandbox.port());
        QElapsedTimer timer;
        timer.start();
        wire.send("GET /sandbox/slow?seconds=1 HTTP/1.1\r\nHost: h\r\n" + sandbox.authorization() + "\r\n");
        QVERIFY(wire.readFor(400).contains("\r\n["));
        QVERIFY(wire.readFor(1200).contains("]\n"));
        QVERIFY(timer.elapsed() >= 1000);
        QCOMPARE(sandbox.get("/sandbox/slow?seconds=0").body, "[]\n");
        QCOMPARE(sandbox.get("/sandbox/slow?seconds=999").status, 400);
    }

    void binaryIsAnImage()
    {
        const RunningSandbox sandbox;
        const WireAnswer answer = sandbox.get("/sandbox/binary");
        QCOMPARE(answer.header("Content-Type"), "image/png");
        QImage image;
        QVERIFY(image.loadFromData(answer.body, "PNG")); // checks every checksum
        QCOMPARE(image.size(), QSize(sandbox::SampleImageSide, sandbox::SampleImageSide));
        QVERIFY(image.pixelColor(0, 0) != image.pixelColor(95, 95));
    }

    void aJobIsTakenAndReadBack()
    {
        const RunningSandbox sandbox;
        const WireAnswer made
            = Wire(sandbox.port())
                  .ask("POST", "/jobs/v1", sandbox.authorization() + "Content-Type: application/json\r\n",
                      R"({"tasks":[{"type":"AMAZON_PRODUCT_DETAIL_TASK","asin":"B000000001",)"
                      R"("marketplace":"DE"}]})");
        QCOMPARE(made.status, 201);
        QCOMPARE(sandbox.get(made.header("Location")).json().value(QLatin1String("id")),
            made.json().value(QLatin1String("id")));
        QCOMPARE(sandbox.get("/jobs/v1").header("Allow"), "POST");
    }
};

KEYDESK_TEST(SamplesTest)
#include "samples.moc"
