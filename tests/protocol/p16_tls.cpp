// SPDX-License-Identifier: GPL-3.0-or-later
// Point 16: TLS is not negotiable: with a wrong certificate or an old protocol no request byte is sent.
#include <QTcpSocket>
#include <support/await.h>
#include <support/certificates.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

namespace {

Result<HttpAnswer> posted(HttpClient &client, const QUrl &url, const QString &authorityFile)
{
    HttpRequest request;
    request.route.authorityFile = authorityFile;
    request.url = url;
    request.method = "POST";
    request.secretBody = std::make_shared<const Secret>(QByteArrayView("client_secret=s3cret"));
    return await(client.send(std::move(request), {}));
}

} // namespace

class Tls : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(m_certificates.areMade()); }

    void aGoodCertificateServes()
    {
        ScriptedServer server({Scripted::answer(200, "ok")}, m_certificates.good());
        HttpClient client;
        for (const QString &host : {QStringLiteral("localhost"), QStringLiteral("127.0.0.1")}) {
            const auto came = posted(client, server.url(QStringLiteral("/"), host), m_certificates.authorityFile());
            QVERIFY_RESULT(came);
            QCOMPARE(came->body, QByteArray("ok"));
        }
        QVERIFY(server.received().contains("s3cret")); // so the tests below can fail
    }

    void badCertificatesEndIt()
    {
        QFETCH(QSslConfiguration, tls);
        QFETCH(bool, trusted);
        QFETCH(QString, reason);
        ScriptedServer server({Scripted::answer(200, "ok")}, tls);
        HttpClient client;
        const auto failed = posted(client, server.url(QStringLiteral("/"), QStringLiteral("localhost")),
            trusted ? m_certificates.authorityFile() : QString());
        QVERIFY_ERROR(failed, ErrorKind::TlsFailed);
        QCOMPARE(failed.error().arguments.first(), QStringLiteral("localhost"));
        QVERIFY2(failed.error().arguments.at(1).contains(reason, Qt::CaseInsensitive),
            qPrintable(failed.error().arguments.at(1)));
        QVERIFY(server.received().isEmpty());
        QVERIFY(server.requests().isEmpty());
    }
    void badCertificatesEndIt_data()
    {
        QTest::addColumn<QSslConfiguration>("tls");
        QTest::addColumn<bool>("trusted");
        QTest::addColumn<QString>("reason");
        QTest::newRow("expired") << m_certificates.expired() << true << QStringLiteral("expired");
        QTest::newRow("wrong host") << m_certificates.wrongHost() << true << QStringLiteral("host name");
        QTest::newRow("self-signed") << m_certificates.selfSigned() << true << QStringLiteral("self-signed");
        QTest::newRow("unknown authority") << m_certificates.good() << false << QStringLiteral("issuer");
    }

    void plainTextBehindHttpsIsNoTls()
    {
        ScriptedServer server({Scripted::answer(200)}); // speaks no TLS
        QUrl url = server.url();
        url.setScheme(QStringLiteral("https"));
        connect(&server, &QTcpServer::newConnection, this, [] {});
        HttpClient client;
        std::stop_source stop;
        HttpRequest request;
        request.url = url;
        request.timeout = std::chrono::seconds(2);
        const auto failed = await(client.send(std::move(request), {}, stop.get_token()));
        QVERIFY(!failed.has_value());
        QVERIFY(server.requests().isEmpty());
    }

    void tls11IsRefused()
    {
        // A server that answers every ClientHello with a ServerHello of TLS 1.1 (RFC 4346 section 7.4.1.3).
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QByteArray afterHello;
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, &afterHello, said = false]() mutable {
                if (said) {
                    afterHello += socket->readAll();
                    return;
                }
                socket->readAll();
                said = true;
                const QByteArray hello
                    = QByteArray::fromHex("0302") + QByteArray(32, 'r') + QByteArray::fromHex("00c01300");
                const QByteArray handshake = QByteArray::fromHex("020000") + char(hello.size()) + hello;
                socket->write(QByteArray::fromHex("16030200") + char(handshake.size()) + handshake);
            });
        });
        HttpClient client;
        const QUrl url(QStringLiteral("https://127.0.0.1:%1/").arg(server.serverPort()));
        const auto failed = posted(client, url, {});
        QVERIFY_ERROR(failed, ErrorKind::TlsFailed);
        QTRY_VERIFY(!afterHello.isEmpty());
        QCOMPARE(static_cast<int>(afterHello.front()), 0x15); // an alert, and nothing else
        QVERIFY(afterHello.size() <= 7);
    }

private:
    Certificates m_certificates;
};

KEYDESK_TEST(Tls)
#include "p16_tls.moc"
