// SPDX-License-Identifier: GPL-3.0-or-later
#include <storage/spacetable.h>

#include "rows.h"
#include <QTemporaryDir>
#include <storage/database.h>
#include <storage/sql.h>
#include <support/await.h>
#include <support/testmain.h>

class SpaceTableTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_database;

    template <class Use> auto with(Use use)
    {
        const auto work = [use](QSqlDatabase &database) {
            SpaceTable table(database);
            return use(table);
        };
        return await(m_database->run(work));
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto opened = await(Database::open(m_folder.filePath(QStringLiteral("index.sqlite"))));
        QVERIFY_RESULT(opened);
        m_database = std::move(*opened);
    }

    void cleanup()
    {
        const auto clear = [](QSqlDatabase &database) -> Result<void> {
            return runSql(database, QStringLiteral("DELETE FROM spaces")).map([](const QSqlQuery &) {});
        };
        QVERIFY_RESULT(await(m_database->run(clear)));
    }

    void everySettingComesBack()
    {
        Space space = someSpace(QStringLiteral("Beta SRL"));
        space.settings.tokenEndpoint = *Endpoint::parse(u"http://127.0.0.1:8080/token?x=a%20b");
        space.settings.scope = *Scope::parse(u"a b");
        space.settings.clientAuthentication = ClientAuthentication::Basic;
        space.settings.route.proxy = *ProxyChoice::parse(u"http://[2001:db8::1]:3128");
        space.settings.route.authorityFile = QStringLiteral("/etc/own \u00e4.pem");
        space.isSandbox = true;
        QVERIFY_RESULT(with([space](SpaceTable &table) { return table.insert(space); }));
        QCOMPARE(
            with([space](SpaceTable &table) { return table.find(space.id); }), Result<std::optional<Space>>(space));
        QCOMPARE(with([](SpaceTable &table) { return table.find(*SpaceName::parse(u"BETA srl")); }),
            Result<std::optional<Space>>(space));
        QCOMPARE(with([](SpaceTable &table) { return table.find(*SpaceName::parse(u"Beta")); }),
            Result<std::optional<Space>>(std::nullopt));
        space.settings.route.proxy = ProxyChoice::none();
        QVERIFY_RESULT(with([space](SpaceTable &table) { return table.update(space); }));
        QCOMPARE(
            with([space](SpaceTable &table) { return table.find(space.id); }), Result<std::optional<Space>>(space));
    }

    void aScopeThatWasNeverSetIsNoScope()
    {
        Space space = someSpace(QStringLiteral("Acme"));
        space.settings.scope = Scope(); // its text is null, which is not NULL
        QVERIFY_RESULT(with([space](SpaceTable &table) { return table.insert(space); }));
        QVERIFY_RESULT(with([space](SpaceTable &table) { return table.update(space); }));
        QCOMPARE(
            with([space](SpaceTable &table) { return table.find(space.id); }), Result<std::optional<Space>>(space));
    }

    void namesAreUniqueWithoutRegardToCase()
    {
        const Space acme = someSpace(QStringLiteral("Acme"));
        Space other = someSpace(QStringLiteral("ACME"));
        QVERIFY_RESULT(with([acme](SpaceTable &table) { return table.insert(acme); }));
        const auto refused = with([other](SpaceTable &table) { return table.insert(other); });
        QVERIFY_ERROR(refused, ErrorKind::SpaceNameTaken);
        QCOMPARE(refused.error().arguments, QStringList{QStringLiteral("Acme")});
        other.name = *SpaceName::parse(u"Other");
        QVERIFY_RESULT(with([other](SpaceTable &table) { return table.insert(other); }));
        other.name = *SpaceName::parse(u"acme");
        QVERIFY_ERROR(with([other](SpaceTable &table) { return table.update(other); }), ErrorKind::SpaceNameTaken);
        Space renamed = acme;
        renamed.name = *SpaceName::parse(u"ACME"); // its own name in another case
        QVERIFY_RESULT(with([renamed](SpaceTable &table) { return table.update(renamed); }));
    }

    void theListIsByNameWithoutRegardToCase()
    {
        for (const QString &name : {QStringLiteral("beta"), QStringLiteral("Alpha"), QStringLiteral("Gamma")}) {
            QVERIFY_RESULT(with([name](SpaceTable &table) { return table.insert(someSpace(name)); }));
        }
        const auto spaces = with([](SpaceTable &table) { return table.list(); });
        QVERIFY_RESULT(spaces);
        QCOMPARE(spaces->size(), 3);
        QCOMPARE(spaces->at(0).name.text(), QStringLiteral("Alpha"));
        QCOMPARE(spaces->at(1).name.text(), QStringLiteral("beta"));
    }

    void aRowThatCannotBeIsDamage()
    {
        QFETCH(QByteArray, damaged);
        const Space space = someSpace(QStringLiteral("Acme"));
        QVERIFY_RESULT(with([space](SpaceTable &table) { return table.insert(space); }));
        const auto damage = [damaged](QSqlDatabase &database) -> Result<void> {
            return runSql(database, QString::fromLatin1(damaged)).map([](const QSqlQuery &) {});
        };
        QVERIFY_RESULT(await(m_database->run(damage)));
        QVERIFY_ERROR(with([](SpaceTable &table) { return table.list(); }), ErrorKind::DatabaseDamaged);
    }
    void aRowThatCannotBeIsDamage_data()
    {
        QTest::addColumn<QByteArray>("damaged");
        QTest::newRow("token endpoint") << QByteArray("UPDATE spaces SET token_endpoint = 'ftp://x'");
        QTest::newRow("proxy") << QByteArray("UPDATE spaces SET proxy = 'socks5://x:1'");
    }
};

KEYDESK_TEST(SpaceTableTest)
#include "spacetable.moc"
