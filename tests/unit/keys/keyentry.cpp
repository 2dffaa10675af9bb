// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/keyentry.h>

#include <core/clientsecret.h>
#include <QJsonDocument>
#include <QJsonObject>
#include <support/testmain.h>

namespace {

KeyEntry someEntry()
{
    return KeyEntry{*KeyId::parse(u"11111111-2222-4333-8444-555555555555"), QStringLiteral("Acme / GmbH"),
        *Label::parse(u"Price \"monitor\""), *ClientId::parse(u"client"), Secret("s3cret=\\\"")};
}

QByteArray bytesOf(const Secret &secret)
{
    return secret.reveal([](QByteArrayView view) { return view.toByteArray(); });
}

} // namespace

class KeyEntryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itSaysByItselfWhatItIs()
    {
        const auto json = QJsonDocument::fromJson(bytesOf(someEntry().write())).object();
        QCOMPARE(json,
            (QJsonObject{{QStringLiteral("v"), 1},
                {QStringLiteral("id"), QStringLiteral("11111111-2222-4333-8444-555555555555")},
                {QStringLiteral("space"), QStringLiteral("Acme / GmbH")},
                {QStringLiteral("label"), QStringLiteral("Price \"monitor\"")},
                {QStringLiteral("client_id"), QStringLiteral("client")},
                {QStringLiteral("client_secret"), QStringLiteral("s3cret=\\\"")}}));
    }

    void itComesBack()
    {
        const auto entry = KeyEntry::parse(someEntry().write());
        QVERIFY(entry);
        QCOMPARE(entry->id, someEntry().id);
        QCOMPARE(entry->label, someEntry().label);
        QCOMPARE(entry->clientId, someEntry().clientId);
        QVERIFY(entry->clientSecret == someEntry().clientSecret);
    }

    void aLongSecretStillFitsWhereWindowsKeepsIt()
    {
        KeyEntry entry = someEntry();
        entry.clientSecret = Secret(QByteArray(MaxClientSecretBytes, 'x'));
        QVERIFY(entry.write().size() < 2000);
    }

    void itRemembersItsSpacesSettings()
    {
        KeyEntry entry = someEntry();
        entry.settings = SpaceSettings::sellytics();
        entry.settings->clientAuthentication = ClientAuthentication::Basic;
        entry.settings->route.proxy = *ProxyChoice::parse(u"http://proxy.example:3128");
        entry.writtenAt = QDateTime::fromMSecsSinceEpoch(1'800'000'000'123, Qt::UTC);
        const auto read = KeyEntry::parse(entry.write());
        QVERIFY(read);
        QCOMPARE(read->settings, entry.settings);
        QCOMPARE(read->writtenAt, entry.writtenAt);
    }

    void settingsWithoutAProxyHaveTheSystems()
    {
        KeyEntry entry = someEntry();
        entry.settings = SpaceSettings::sellytics();
        QVERIFY(!bytesOf(entry.write()).contains("proxy")); // as entries were written before there was a choice
        QCOMPARE(KeyEntry::parse(entry.write())->settings, entry.settings);
    }

    void settingsThatDoNotFitAreLeftOut()
    {
        KeyEntry entry = someEntry();
        entry.settings = SpaceSettings::sellytics();
        entry.settings->scope = *Scope::parse(QString(Scope::MaxLength, QLatin1Char('s')));
        QVERIFY(entry.write().size() < 2000);
        const auto read = KeyEntry::parse(entry.write());
        QVERIFY(read);
        QCOMPARE(read->settings, std::nullopt);
    }

    void anUnsoundOneIsNone_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("another version") << QByteArray("\"v\":1") << QByteArray("\"v\":2");
        QTest::newRow("no version") << QByteArray("\"v\":1,") << QByteArray();
        QTest::newRow("no id") << QByteArray("11111111-") << QByteArray("x");
        QTest::newRow("no client id") << QByteArray("\"client_id\"") << QByteArray("\"other\"");
        QTest::newRow("no secret") << QByteArray("client_secret") << QByteArray("other");
        QTest::newRow("empty secret") << QByteArray("\"s3cret=\\\\\\\"\"") << QByteArray("\"\"");
        QTest::newRow("not closed") << QByteArray("}") << QByteArray();
    }

    void anUnsoundOneIsNone()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QByteArray json = bytesOf(someEntry().write());
        QVERIFY(json.contains(from));
        QVERIFY(!KeyEntry::parse(Secret(json.replace(from, to))));
        QVERIFY(!KeyEntry::parse(Secret()));
    }

    void itsNameIsTheOneInTheGuide()
    {
        QCOMPARE(keyEntryName(*EntryId::parse(u"11111111-2222-4333-8444-555555555555")),
            QStringLiteral("io.github.keydesk/key/v1/11111111-2222-4333-8444-555555555555"));
    }
};

KEYDESK_TEST(KeyEntryTest)
#include "keyentry.moc"
