// SPDX-License-Identifier: GPL-3.0-or-later
// Point 16: a space may trust an authority of its own besides the system's; no other space does, and a file that can't be
// read or holds no certificate lets nothing out.
#include <QFile>
#include <support/apisetting.h>
#include <support/await.h>
#include <support/certificates.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

namespace {

Result<HttpAnswer> got(HttpClient &client, const ScriptedServer &server, const QString &authorityFile)
{
    HttpRequest request;
    request.url = server.url();
    request.url.setScheme(QStringLiteral("https"));
    request.route.authorityFile = authorityFile;
    request.credentials = std::make_shared<const Secret>(QByteArrayView("t0ken"));
    request.authorizationScheme = "Bearer";
    return await(client.send(std::move(request), {}));
}

} // namespace

class AuthoritiesOfTheSpace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(m_certificates.areMade() && m_others.areMade()); }

    void aTokenAndARequestGoThroughIt()
    {
        ScriptedServer authorization({Scripted::token("t0ken")}, m_certificates.good());
        ScriptedServer api({Scripted::answer(200, "{}")}, m_certificates.good());
        ApiSetting setting;
        const auto space = await(setting.keyBook->space(*SpaceName::parse(u"Acme")));
        QVERIFY_RESULT(space);
        SpaceSettings settings = space->settings;
        settings.tokenEndpoint = overTls(authorization);
        settings.baseUrl = overTls(api);
        QVERIFY_RESULT(await(setting.keyBook->editSpace(space->id, {.settings = settings})));
        QVERIFY_ERROR(setting.get(QStringLiteral("/jobs")), ErrorKind::TlsFailed);
        QVERIFY(authorization.received().isEmpty());
        settings.route.authorityFile = m_certificates.authorityFile();
        QVERIFY_RESULT(await(setting.keyBook->editSpace(space->id, {.settings = settings})));
        const auto answer = setting.get(QStringLiteral("/jobs"));
        QVERIFY_RESULT(answer);
        QCOMPARE(answer->status, 200);
        QVERIFY(answer->tokenSent);
    }

    void oneSpacesTrustIsNotAnothers()
    {
        ScriptedServer server({Scripted::answer(200)}, m_certificates.good());
        HttpClient client;
        QVERIFY_RESULT(got(client, server, m_certificates.authorityFile()));
        const QByteArray before = server.received();
        // Not even over the connection that the other one left open.
        QVERIFY_ERROR(got(client, server, {}), ErrorKind::TlsFailed);
        QVERIFY_ERROR(got(client, server, m_others.authorityFile()), ErrorKind::TlsFailed);
        QCOMPARE(server.received(), before);
    }

    void aChangedFileIsReadAgain()
    {
        ScriptedServer server({Scripted::answer(200)}, m_certificates.good());
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("ca.pem"));
        HttpClient client;
        QVERIFY_ERROR(got(client, server, file), ErrorKind::NoSuchFile);
        QVERIFY(QFile::copy(m_certificates.authorityFile(), file));
        QVERIFY_RESULT(got(client, server, file));
        QVERIFY(QFile::remove(file));
        QVERIFY_ERROR(got(client, server, file), ErrorKind::NoSuchFile);
        QVERIFY(QFile::copy(m_others.authorityFile(), file));
        QVERIFY_ERROR(got(client, server, file), ErrorKind::TlsFailed);
        QCOMPARE(server.requests().size(), 1);
    }

    void aFileWithoutACertificateLetsNothingOut()
    {
        QFETCH(const QByteArray, content);
        ScriptedServer server({Scripted::answer(200)}, m_certificates.good());
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("ca.pem")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        HttpClient client;
        const auto refused = got(client, server, file.fileName());
        QVERIFY_ERROR(
            refused, content.size() > 1024 * 1024 ? ErrorKind::FileUnreadable : ErrorKind::AuthorityFileInvalid);
        QCOMPARE(refused.error().arguments.first(), file.fileName());
        QCOMPARE(server.connections(), 0);
    }
    void aFileWithoutACertificateLetsNothingOut_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("certificate: yes\n");
        QTest::newRow("cut") << QByteArray("-----BEGIN CERTIFICATE-----\nMIIB\n");
        QTest::newRow("too large") << QByteArray(2 * 1024 * 1024, '\n');
    }

private:
    static Endpoint overTls(const ScriptedServer &server)
    {
        QUrl url = server.url(QStringLiteral("/token"));
        url.setScheme(QStringLiteral("https"));
        return *Endpoint::parse(url.toString());
    }

    Certificates m_certificates;
    Certificates m_others;
};
KEYDESK_TEST(AuthoritiesOfTheSpace)

#include "p16_authorities_of_the_space.moc"
