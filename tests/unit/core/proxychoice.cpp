// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/proxychoice.h>
#include <support/await.h>
#include <support/testmain.h>

Q_DECLARE_METATYPE(ErrorKind)

class ProxyChoiceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsReadAgain()
    {
        QFETCH(QString, text);
        QFETCH(QString, written);
        const auto choice = ProxyChoice::parse(text);
        QVERIFY_RESULT(choice);
        QCOMPARE(choice->text(), written);
        QVERIFY(ProxyChoice::parse(written) == choice);
    }
    void whatIsWrittenIsReadAgain_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("written");
        const QString squid = QStringLiteral("http://proxy.example:3128");
        QTest::newRow("system") << " system\n"
                                << "system";
        QTest::newRow("none") << "none"
                              << "none";
        QTest::newRow("manual") << squid << squid;
        QTest::newRow("a slash behind it") << squid + QLatin1Char('/') << squid;
        QTest::newRow("upper case") << "HTTP://Proxy.Example:3128" << squid;
        QTest::newRow("IPv4") << "http://10.0.0.1:80"
                              << "http://10.0.0.1:80";
        QTest::newRow("IPv6") << "http://[2001:db8::1]:8080"
                              << "http://[2001:db8::1]:8080";
    }

    void hostAndPortMakeOne()
    {
        const auto choice = ProxyChoice::manual(u" proxy.example ", 3128);
        QVERIFY_RESULT(choice);
        QCOMPARE(choice->use(), ProxyChoice::Use::Manual);
        QCOMPARE(choice->host(), QStringLiteral("proxy.example"));
        QCOMPARE(choice->port(), 3128);
        QCOMPARE(ProxyChoice::manual(u"2001:db8::1", 80)->host(), QStringLiteral("2001:db8::1"));
        QVERIFY(ProxyChoice().use() == ProxyChoice::Use::System);
        QVERIFY(ProxyChoice::none() == ProxyChoice::parse(u"none"));
        for (const char *host : {"", " ", "a b", "a/b", "a?b", "a#b", "a:1", "http://a"}) {
            QVERIFY2(!ProxyChoice::manual(QString::fromLatin1(host), 80), host);
        }
        QVERIFY_ERROR(ProxyChoice::manual(u"proxy.example", 0), ErrorKind::ProxyInvalid);
        QVERIFY_ERROR(ProxyChoice::manual(u"proxy.example", 65536), ErrorKind::ProxyInvalid);
    }

    void whatCannotBeOne()
    {
        QFETCH(QString, text);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, shown);
        const auto refused = ProxyChoice::parse(text);
        QVERIFY_ERROR(refused, kind);
        QCOMPARE(refused.error().arguments, QStringList{shown});
    }
    void whatCannotBeOne_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("shown");
        for (const char *text :
            {"", "System", "proxy.example:3128", "http://proxy.example", "https://proxy.example:443",
                "socks5://proxy.example:1080", "http://:3128", "http://proxy.example:0", "http://proxy.example:65536",
                "http://proxy.example:3128/pac", "http://proxy.example:3128?a", "http://proxy.example:3128#a"}) {
            QTest::newRow(text) << text << ErrorKind::ProxyInvalid << text;
        }
        const QString host = QStringLiteral("proxy.example:3128");
        QTest::newRow("password") << "http://me:pw@proxy.example:3128" << ErrorKind::UrlHasUserInfo << host;
        QTest::newRow("user") << "http://me@proxy.example:3128" << ErrorKind::UrlHasUserInfo << host;
        QTest::newRow("a password that breaks the address")
            << "http://me:p w/%@proxy.example:3128" << ErrorKind::UrlHasUserInfo << host;
        QTest::newRow("without a scheme") << "me:pw@proxy.example:3128" << ErrorKind::UrlHasUserInfo << host;
    }
};

KEYDESK_TEST(ProxyChoiceTest)
#include "proxychoice.moc"
