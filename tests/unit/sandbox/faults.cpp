// SPDX-License-Identifier: GPL-3.0-or-later
// Each fault breaks the rule that it says it breaks, and the server lives on.
#include <sandbox/faults.h>
#include <support/testmain.h>
#include <unit/sandbox/wire.h>

namespace {

QByteArray fault(const RunningSandbox &sandbox, const QByteArray &name, int milliseconds = 300)
{
    Wire wire(sandbox.port());
    wire.send("GET /sandbox/faults/" + name + " HTTP/1.1\r\nHost: h\r\n" + sandbox.authorization() + "\r\n");
    return wire.readFor(milliseconds);
}

QByteArray bodyOf(const QByteArray &answer)
{
    return answer.mid(answer.indexOf("\r\n\r\n") + 4);
}

QByteArray tokenFault(const RunningSandbox &sandbox, const QByteArray &name, int milliseconds = 300)
{
    const QByteArray form = "grant_type=client_credentials&client_secret=x&client_id=fault-" + name;
    Wire wire(sandbox.port());
    wire.send(QByteArray("POST ") + RunningSandbox::TokenPath
        + " HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
        + QByteArray::number(form.size()) + "\r\n\r\n" + form);
    return wire.readFor(milliseconds);
}

} // namespace

class FaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyListedFaultIsServed()
    {
        const RunningSandbox sandbox(true);
        for (const sandbox::Fault &listed : sandbox::apiFaults()) {
            Wire wire(sandbox.port());
            wire.send(
                "GET /sandbox/faults/" + listed.name + " HTTP/1.1\r\nHost: h\r\n" + sandbox.authorization() + "\r\n");
            QVERIFY2(!wire.readFor(50).startsWith("HTTP/1.1 404"), listed.name.constData());
        }
        QVERIFY(fault(sandbox, "no-such-fault").startsWith("HTTP/1.1 404"));
        QCOMPARE(sandbox.get("/sandbox/echo").status, 200);
    }

    void faultsNeedATokenToo()
    {
        const RunningSandbox sandbox(true);
        QCOMPARE(Wire(sandbox.port()).ask("GET", "/sandbox/faults/html").status, 401);
    }

    void bodiesThatAreNotWhatTheySay()
    {
        const RunningSandbox sandbox(true);
        QVERIFY(fault(sandbox, "html").contains("<html>"));
        QVERIFY(QJsonDocument::fromJson(bodyOf(fault(sandbox, "not-json"))).isNull());
        const QByteArray cut = fault(sandbox, "cut");
        QVERIFY(!cut.contains("Content-Length") && !cut.contains("chunked"));
        QVERIFY(QJsonDocument::fromJson(bodyOf(cut)).isNull());
        QVERIFY(!fault(sandbox, "cut-chunk").contains("\r\n0\r\n"));
        QVERIFY(bodyOf(fault(sandbox, "length-too-large")).size() < 1000);
        QVERIFY(bodyOf(fault(sandbox, "length-too-small")).size() > 10);
    }

    void headsThatAreTooMuch()
    {
        const RunningSandbox sandbox(true);
        const QByteArray endless = fault(sandbox, "endless-headers");
        QVERIFY(endless.count("X-Endless") > 10);
        QVERIFY(!endless.contains("\r\n\r\n"));
        QVERIFY(fault(sandbox, "large-header").size() > 200'000);
    }

    void answersThatTakeForEver()
    {
        const RunningSandbox sandbox(true);
        QCOMPARE(fault(sandbox, "hang"), "");
        const QByteArray drip = bodyOf(fault(sandbox, "drip", 2500));
        QVERIFY(drip.size() >= 1 && drip.size() <= 3);
        QVERIFY(fault(sandbox, "endless-body").size() > 20'000);
    }

    void connectionsThatEnd()
    {
        const RunningSandbox sandbox(true);
        Wire wire(sandbox.port());
        wire.send("GET /sandbox/faults/close HTTP/1.1\r\nHost: h\r\n" + sandbox.authorization() + "\r\n");
        QCOMPARE(wire.readToEnd(), "");
        QVERIFY(wire.isClosed());
        QVERIFY(!fault(sandbox, "garbage").startsWith("HTTP/"));
        QVERIFY(fault(sandbox, "redirect").contains("Location: http://127.0.0.1:1/"));
    }

    void anOldTokenIsRefusedAndItsSuccessorIsNot()
    {
        const RunningSandbox sandbox(true);
        const QByteArray first = sandbox.authorization();
        const QByteArray second = sandbox.authorization();
        Wire wire(sandbox.port());
        QCOMPARE(wire.ask("GET", "/sandbox/faults/old-token", first).status, 401);
        QCOMPARE(wire.ask("GET", "/sandbox/faults/old-token", first).status, 401);
        QCOMPARE(wire.ask("GET", "/sandbox/faults/old-token", second).status, 200);
        QCOMPARE(wire.ask("GET", "/sandbox/faults/unauthorized", second).status, 401);
    }

    void theTokenEndpointMisbehavesForItsFaultyClients()
    {
        const RunningSandbox sandbox(true);
        QVERIFY(tokenFault(sandbox, "html").contains("text/html"));
        QVERIFY(QJsonDocument::fromJson(bodyOf(tokenFault(sandbox, "cut"))).isNull());
        QVERIFY(bodyOf(tokenFault(sandbox, "slow", 1500)).size() <= 2);
        QVERIFY(tokenFault(sandbox, "redirect").startsWith("HTTP/1.1 307"));
        QVERIFY(tokenFault(sandbox, "huge", 2000).size() > 10'000'000);
        QCOMPARE(tokenFault(sandbox, "hang"), "");
        QCOMPARE(tokenFault(sandbox, "close"), "");
        QVERIFY(!tokenFault(sandbox, "garbage").startsWith("HTTP/"));
        QVERIFY(tokenFault(sandbox, "type").contains("\"token_type\":\"mac\""));
        QVERIFY(tokenFault(sandbox, "unavailable").contains("Retry-After"));
        QCOMPARE(sandbox.askTokenFor("good").status, 200);
    }

    void withoutFaultsTheseClientsAreUnknown()
    {
        const RunningSandbox sandbox;
        QVERIFY(tokenFault(sandbox, "html").startsWith("HTTP/1.1 401"));
    }
};

KEYDESK_TEST(FaultsTest)
#include "faults.moc"
