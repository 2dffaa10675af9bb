// SPDX-License-Identifier: GPL-3.0-or-later
// What the environment says of proxies, as curl reads it and where Qt's library reads it otherwise.
#include <http/environmentproxy.h>
#include <http/proxyfactory.h>
#include <QNetworkProxyQuery>
#include <support/testmain.h>

namespace {

constexpr const char *Names[]
    = {"http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"};

/// The proxy that a space with that choice takes to `url`, as host:port; empty for none.
QString takenTo(const QString &url, ProxyChoice choice = {})
{
    ChosenProxy chosen(std::move(choice));
    const QList<QNetworkProxy> proxies = chosen.queryProxy(QNetworkProxyQuery(QUrl(url)));
    const QNetworkProxy &first = proxies.first();
    return first.type() == QNetworkProxy::NoProxy ? QString()
                                                  : QStringLiteral("%1:%2").arg(first.hostName()).arg(first.port());
}

} // namespace

class EnvironmentProxyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        for (const char *name : Names) {
            qunsetenv(name);
        }
    }
    void cleanup() { init(); }

    void excludes_data()
    {
        QTest::addColumn<QString>("list");
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("excluded");
        const auto row = [](const char *list, const char *url, bool excluded) {
            QTest::addRow("%s: %s", list, url) << QString::fromUtf8(list) << QString::fromUtf8(url) << excluded;
        };
        row("", "https://a.example", false);
        row("a.example", "https://a.example", true);
        row("A.Example", "https://a.example", true);
        row("example", "https://a.example", true);
        row(".example", "https://a.example", true);
        row("*.example", "https://a.example", true);
        row(".a.example", "https://a.example", true);
        row("xample", "https://a.example", false);
        row("b.a.example", "https://a.example", false);
        row("a.*", "https://a.example", false);
        row(".", "https://a.example", false);
        row("*", "https://a.example", true);
        row("b,a.example", "https://a.example", true);
        row("b , a.example", "https://a.example", true);
        row("b a.example", "https://a.example", true);
        row("b,*", "https://a.example", true);
        row("a.example.", "https://a.example", true);
        row("a.example", "https://a.example.", true);
        row("a.example:443", "https://a.example", true);
        row("a.example:444", "https://a.example", false);
        row("a.example:8443", "https://a.example:8443", true);
        row("<local>", "https://intranet", true);
        row("<local>", "https://a.example", false);
        row("<local>", "https://[fd00::1]", false);
        row("grün.example", "https://xn--grn-ioa.example", true);
        row("xn--grn-ioa.example", "https://grün.example", true);
        row("10.0.0.1", "https://10.0.0.1", true);
        row("10.0.0.1:443", "https://10.0.0.1", true);
        row("0.0.1", "https://10.0.0.1", false);
        row("10.", "https://10.0.0.1", false);
        row("10.0.0.0/8", "https://10.9.9.9", true);
        row("10.0.0.0/24", "https://10.0.1.1", false);
        row("10.0.0.0/8", "https://10.0.0.1.example", false);
        row("10.0.0.0/99", "https://10.0.0.1", false);
        row("fd00::1", "https://[fd00::1]", true);
        row("[FD00:0::1]", "https://[fd00::1]", true);
        row("[fd00::1]:444", "https://[fd00::1]", false);
        row("fd00::/8", "https://[fdff::1]", true);
        row("[fd00::]/8", "https://[fe80::1]", false);
    }
    void excludes()
    {
        QFETCH(QString, list);
        QFETCH(QString, url);
        QFETCH(bool, excluded);
        QCOMPARE(isExcludedFromProxies(list, QUrl(url)), excluded);
        qputenv("https_proxy", "http://proxy.example:3128");
        qputenv("no_proxy", list.toUtf8());
        QCOMPARE(takenTo(url).isEmpty(), excluded);
    }

    void takesWhatIsNamed_data()
    {
        QTest::addColumn<QStringList>("set");
        QTest::addColumn<QString>("proxy");
        const auto row = [](const char *set, const char *proxy) {
            QTest::newRow(set) << QString::fromLatin1(set).split(QLatin1Char(' ')) << QString::fromLatin1(proxy);
        };
        row("https_proxy=http://p.example:1", "p.example:1");
        row("HTTPS_PROXY=http://p.example:1", "p.example:1");
        row("https_proxy= HTTPS_PROXY=http://p.example:1", "p.example:1");
        row("https_proxy=p.example:1", "p.example:1");
        row("https_proxy=p.example", "p.example:1080");
        row("all_proxy=http://p.example:1/", "p.example:1");
        row("ALL_PROXY=p.example:1", "p.example:1");
        row("all_proxy=http://other.example:2 https_proxy=http://p.example:1", "p.example:1");
        row("all_proxy=p.example:1 NO_PROXY=b.example", "p.example:1");
        row("all_proxy=p.example:1 NO_PROXY=a.example", "");
        row("https_proxy=http://p.example:1 no_proxy= NO_PROXY=a.example", "");
        row("all_proxy=ftp://p.example:1", "");
        row("no_proxy=b.example", "");
    }
    void takesWhatIsNamed()
    {
        QFETCH(QStringList, set);
        QFETCH(QString, proxy);
        for (const QString &one : set) {
            const qsizetype equals = one.indexOf(QLatin1Char('='));
            qputenv(one.first(equals).toLatin1().constData(), one.sliced(equals + 1).toLatin1());
        }
        QCOMPARE(takenTo(QStringLiteral("https://a.example/x")), proxy);
    }

    void thisMachineTakesNone()
    {
        qputenv("all_proxy", "p.example:1");
        for (const char *host : {"localhost", "127.0.0.1", "127.9.9.9", "[::1]"}) {
            for (const char *scheme : {"http", "https"}) {
                QCOMPARE(
                    takenTo(QStringLiteral("%1://%2/x").arg(QLatin1String(scheme), QLatin1String(host))), QString());
            }
        }
    }

    void aSpaceWithAChoiceOfItsOwnAsksNoEnvironment()
    {
        qputenv("https_proxy", "http://p.example:1");
        qputenv("no_proxy", "*");
        const QString url = QStringLiteral("https://a.example");
        QCOMPARE(takenTo(url, *ProxyChoice::manual(u"own.example", 2)), QStringLiteral("own.example:2"));
        qunsetenv("no_proxy");
        QCOMPARE(takenTo(url, ProxyChoice::none()), QString());
    }

    void aPasswordOfTheEnvironmentGoesAlong()
    {
        qputenv("all_proxy", "me:pa%20ss@p.example:1");
        const auto proxy = environmentProxyFor(QUrl(QStringLiteral("https://a.example")));
        QVERIFY(proxy);
        QCOMPARE(proxy->user(), QStringLiteral("me"));
        QCOMPARE(proxy->password(), QStringLiteral("pa ss"));
    }
};

KEYDESK_TEST(EnvironmentProxyTest)
#include "environmentproxy.moc"
