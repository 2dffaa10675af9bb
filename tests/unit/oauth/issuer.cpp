// SPDX-License-Identifier: GPL-3.0-or-later
#include <oauth/issuer.h>
#include <support/await.h>
#include <support/testmain.h>

Q_DECLARE_METATYPE(ErrorKind)

class IssuerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itsDocumentIsBelowIt()
    {
        QFETCH(QString, given);
        QFETCH(QString, document);
        const auto issuer = Issuer::parse(given);
        QVERIFY_RESULT(issuer);
        QCOMPARE(issuer->documentUrl().toString(QUrl::FullyEncoded), document);
    }
    void itsDocumentIsBelowIt_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("document");
        const QString below = QStringLiteral("/.well-known/openid-configuration");
        const QString realm = QStringLiteral("https://id.example/realms/sellytics");
        QTest::newRow("host") << "https://id.example" << QStringLiteral("https://id.example") + below;
        QTest::newRow("host, slash") << "https://id.example/" << QStringLiteral("https://id.example") + below;
        QTest::newRow("realm") << realm << realm + below;
        QTest::newRow("realm, slash") << realm + QLatin1Char('/') << realm + below;
        QTest::newRow("port") << "https://id.example:8443/a" << QStringLiteral("https://id.example:8443/a") + below;
        QTest::newRow("pasted with white space") << QStringLiteral(" %1\n").arg(realm) << realm + below;
        QTest::newRow("the document itself") << realm + below << realm + below;
        QTest::newRow("loopback") << "http://127.0.0.1:8080/realms/a"
                                  << QStringLiteral("http://127.0.0.1:8080/realms/a") + below;
        QTest::newRow("encoded") << "https://id.example/realms/a%20b"
                                 << QStringLiteral("https://id.example/realms/a%20b") + below;
    }

    void whatCannotBeOne()
    {
        QFETCH(QString, given);
        QFETCH(ErrorKind, kind);
        QVERIFY_ERROR(Issuer::parse(given), kind);
    }
    void whatCannotBeOne_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("nothing") << "" << ErrorKind::UrlNotAbsolute;
        QTest::newRow("a host only") << "id.example" << ErrorKind::UrlNotAbsolute;
        QTest::newRow("http") << "http://id.example/realms/a" << ErrorKind::UrlNotHttps;
        QTest::newRow("user info") << "https://me:pw@id.example" << ErrorKind::UrlHasUserInfo;
        QTest::newRow("fragment") << "https://id.example/#a" << ErrorKind::UrlHasFragment;
        QTest::newRow("query") << "https://id.example/realms/a?b=c" << ErrorKind::UrlHasQuery;
        QTest::newRow("empty query") << "https://id.example/?" << ErrorKind::UrlHasQuery;
    }

    void itIsCalledAsItIsAndNoOtherWay()
    {
        const auto realm = Issuer::parse(u"https://id.example/realms/a");
        QVERIFY(realm->isCalled(QStringLiteral("https://id.example/realms/a")));
        QVERIFY(realm->isCalled(QStringLiteral("https://id.example/realms/a/")));
        QVERIFY(Issuer::parse(u"https://id.example/realms/a/")->isCalled(realm->text()));
        for (const char *other :
            {"https://id.example/realms/A", "https://id.example/realms/a//", "https://id.example/realms/b",
                "https://id.example", "http://id.example/realms/a", "https://id.example:443/realms/a",
                "https://ID.example/realms/a", "https://id.example/realms/a?", " https://id.example/realms/a",
                "https://id.example/realms/./a", "https://id.example/realms/%61", ""}) {
            QVERIFY2(!realm->isCalled(QLatin1String(other)), other);
        }
    }
};

KEYDESK_TEST(IssuerTest)
#include "issuer.moc"
