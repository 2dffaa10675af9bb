// SPDX-License-Identifier: GPL-3.0-or-later
#include <oauth/discovery.h>
#include <support/await.h>
#include <support/testmain.h>

Q_DECLARE_METATYPE(ErrorKind)

namespace {

Issuer issuer(QStringView address = u"https://id.example/realms/a")
{
    return *Issuer::parse(address);
}

QByteArray json(QByteArray withApostrophes)
{
    return withApostrophes.replace('\'', '"');
}

/// A document of that issuer with these members behind the two that must be there.
QByteArray documentWith(const QByteArray &more)
{
    return json("{'issuer':'https://id.example/realms/a','token_endpoint':'https://id.example/realms/a/token'") + more
        + "}";
}

QByteArray methods(const QByteArray &list)
{
    return documentWith(json(",'token_endpoint_auth_methods_supported':") + list);
}

} // namespace

class DiscoveryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theTokenEndpointAndTheMethods()
    {
        QFETCH(QByteArray, document);
        QFETCH(QString, offered);
        const auto found = discoveredIn(document, issuer());
        QVERIFY_RESULT(found);
        QCOMPARE(found->tokenEndpoint.text(), QStringLiteral("https://id.example/realms/a/token"));
        QStringList names;
        for (const ClientAuthentication method : found->methods) {
            names.append(clientAuthenticationText(method));
        }
        QCOMPARE(names.join(QLatin1Char(' ')), offered);
        QCOMPARE(found->onlyMethod().has_value(), names.size() == 1);
    }
    void theTokenEndpointAndTheMethods_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QString>("offered");
        QTest::newRow("both") << methods(json("['client_secret_basic','client_secret_post']")) << "post basic";
        QTest::newRow("post") << methods(json("['private_key_jwt','client_secret_post']")) << "post";
        QTest::newRow("basic") << methods(json("['client_secret_basic']")) << "basic";
        // RFC 8414 section 2: 'If omitted, the default is "client_secret_basic"'.
        QTest::newRow("unsaid") << documentWith({}) << "basic";
        QTest::newRow("what is no name is passed over") << methods(json("[1,null,'client_secret_post']")) << "post";
        QTest::newRow("unknown members") << documentWith(json(",'a':[{'issuer':'x'}],'b':1e999")) << "basic";
        QTest::newRow("escapes") << documentWith({}).replace("/", "\\/").replace("realms", "\\u0072ealms") << "basic";
    }

    void documentsThatCannotBeUsed()
    {
        QFETCH(QByteArray, document);
        QFETCH(ErrorKind, kind);
        QFETCH(QStringList, arguments);
        const auto refused = discoveredIn(document, issuer());
        QVERIFY_ERROR(refused, kind);
        QCOMPARE(refused.error().arguments, arguments);
    }
    void documentsThatCannotBeUsed_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QStringList>("arguments");
        const auto malformed = [](const char *name, const QByteArray &document, const char *what) {
            QTest::newRow(name) << document << ErrorKind::DiscoveryMalformed << QStringList{QString::fromLatin1(what)};
        };
        const auto endpoint = [](const QByteArray &address) {
            return documentWith({}).replace("https://id.example/realms/a/token", address);
        };
        malformed("nothing", "", "it is not one complete JSON object");
        malformed("a list", "[]", "it is not one complete JSON object");
        malformed("cut short", documentWith({}).chopped(1), "it is not one complete JSON object");
        malformed("no issuer", json("{'token_endpoint':'https://id.example/t'}"), "it names no 'issuer'");
        malformed("an issuer that is no text", json("{'issuer':7}"), "it names no 'issuer'");
        malformed(
            "two issuers", documentWith(json(",'issuer':'https://id.example/realms/a'")), "it names 'issuer' twice");
        malformed(
            "no token endpoint", json("{'issuer':'https://id.example/realms/a'}"), "it names no 'token_endpoint'");
        malformed("two token endpoints", documentWith(json(",'token_endpoint':'https://id.example/b'")),
            "it names 'token_endpoint' twice");
        constexpr const char *NoAddress = "its 'token_endpoint' is not a complete https address";
        malformed("a relative one", endpoint("/token"), NoAddress);
        malformed("http", endpoint("http://id.example/token"), NoAddress);
        malformed("a password in it", endpoint("https://me:pw@id.example/token"), NoAddress);
        malformed("a fragment", endpoint("https://id.example/token#a"), NoAddress);
        malformed(
            "methods that are no list", methods("{}"), "its 'token_endpoint_auth_methods_supported' is not a list");
        QTest::newRow("another host") << endpoint("https://evil.example/token") << ErrorKind::DiscoveryOtherHost
                                      << QStringList{QStringLiteral("evil.example"), QStringLiteral("id.example")};
        QTest::newRow("a host below it") << endpoint("https://x.id.example/token") << ErrorKind::DiscoveryOtherHost
                                         << QStringList{QStringLiteral("x.id.example"), QStringLiteral("id.example")};
        QTest::newRow("another issuer") << documentWith({}).replace("realms/a\"", "realms/\\u202eb\"")
                                        << ErrorKind::DiscoveryOtherIssuer
                                        << QStringList{QStringLiteral("https://id.example/realms/a"),
                                               QStringLiteral("https://id.example/realms/b")};
        QTest::newRow("no method of ours")
            << methods(json("['private_key_jwt','tls_client_auth']")) << ErrorKind::DiscoveryMethodsUnsupported
            << QStringList{QStringLiteral("private_key_jwt, tls_client_auth")};
        QTest::newRow("no method at all")
            << methods("[]") << ErrorKind::DiscoveryMethodsUnsupported << QStringList{QString()};
    }

    void anIssuerOnThisMachineNeedsNoTls()
    {
        const QByteArray document
            = json("{'issuer':'http://127.0.0.1:8080','token_endpoint':'http://127.0.0.1:8080/t'}");
        QVERIFY_RESULT(discoveredIn(document, issuer(u"http://127.0.0.1:8080/")));
        const QByteArray weaker
            = json("{'issuer':'https://127.0.0.1:8080','token_endpoint':'http://127.0.0.1:8080/t'}");
        QVERIFY_ERROR(discoveredIn(weaker, issuer(u"https://127.0.0.1:8080")), ErrorKind::DiscoveryMalformed);
    }

    void anotherPortOfTheSameHostWillDo()
    {
        const QByteArray document
            = json("{'issuer':'https://id.example','token_endpoint':'https://ID.example:8443/t'}");
        QVERIFY_RESULT(discoveredIn(document, issuer(u"https://id.example")));
    }
};

KEYDESK_TEST(DiscoveryTest)
#include "discovery.moc"
