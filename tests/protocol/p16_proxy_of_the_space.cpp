// SPDX-License-Identifier: GPL-3.0-or-later
// Point 16 and the last section: the token client and the API client both take the proxy that the space says, and one
// that asks for a password is said plainly.
#include <support/apisetting.h>
#include <support/await.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

namespace {

Scripted asksForPassword()
{
    return Scripted::answer(407, "", "text/plain", "Proxy-Authenticate: Basic realm=\"p\"\r\n");
}

ProxyChoice at(const ScriptedServer &proxy)
{
    return *ProxyChoice::manual(u"127.0.0.1", proxy.serverPort());
}

} // namespace

class ProxyOfTheSpace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTokenIsAskedForThroughIt()
    {
        ScriptedServer proxy({asksForPassword()});
        TokenSetting setting;
        Grant grant = setting.grant();
        grant.tokenEndpoint = *Endpoint::parse(u"https://does-not-exist.invalid/token");
        grant.route.proxy = at(proxy);
        QVERIFY_ERROR(setting.ask(grant), ErrorKind::ProxyWantsPassword);
        QCOMPARE(proxy.lastRequest().target, QByteArray("does-not-exist.invalid:443"));
        QVERIFY(!proxy.received().contains("s3cret"));
        const qsizetype asked = proxy.requests().size();
        grant.route.proxy = ProxyChoice::none();
        QVERIFY_ERROR(setting.ask(grant), ErrorKind::HostNotFound);
        QCOMPARE(proxy.requests().size(), asked);
    }

    void anApiRequestGoesThroughIt()
    {
        ScriptedServer proxy({asksForPassword()});
        ApiSetting setting({}, {Scripted::token("t0ken")});
        const auto space = await(setting.keyBook->space(*SpaceName::parse(u"Acme")));
        QVERIFY_RESULT(space);
        SpaceSettings settings = space->settings; // the token endpoint is on this machine and takes no proxy
        settings.baseUrl = *Endpoint::parse(u"https://does-not-exist.invalid/base");
        settings.route.proxy = at(proxy);
        QVERIFY_RESULT(await(setting.keyBook->editSpace(space->id, {.settings = settings})));
        const auto failed = setting.get(QStringLiteral("/jobs"));
        QVERIFY_ERROR(failed, ErrorKind::ProxyWantsPassword);
        QCOMPARE(failed.error().arguments, QStringList{QStringLiteral("127.0.0.1")});
        QCOMPARE(proxy.lastRequest().target, QByteArray("does-not-exist.invalid:443"));
        QVERIFY(!proxy.received().contains("t0ken"));
        QCOMPARE(setting.authorization.requests().size(), 1);
    }

    void aKeyThatIsNotStoredIsTriedThroughIt()
    {
        ScriptedServer proxy({asksForPassword()});
        ApiSetting setting;
        SpaceSettings settings = SpaceSettings::sellytics();
        settings.tokenEndpoint = *Endpoint::parse(u"https://does-not-exist.invalid/token");
        settings.route.proxy = at(proxy);
        const auto test
            = await(setting.keyBook->testUnsaved(settings, *ClientId::parse(u"id"), Secret{QByteArrayView("s3cret")}));
        QVERIFY_RESULT(test);
        QVERIFY(test->refusal && test->refusal->kind == ErrorKind::ProxyWantsPassword);
        QVERIFY(!proxy.received().contains("s3cret"));
    }
};

KEYDESK_TEST(ProxyOfTheSpace)
#include "p16_proxy_of_the_space.moc"
