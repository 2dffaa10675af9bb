// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/paths.h>
#include <app/services.h>
#include <app/settings.h>
#include <keys/keybook.h>
#include <oauth/discovery.h>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <sandbox/sandboxserver.h>
#include <support/await.h>
#include <support/scriptedserver.h>
#include <support/testmain.h>

namespace {

Result<std::unique_ptr<Services>> opened(bool inMemoryIndex = false)
{
    const Services::Options options{
        .runOnly = true, .inMemoryIndex = inMemoryIndex, .tokenKeeping = TokenKeeping::InMemory};
    return await(Services::open(options));
}

QStringList namesOf(const QList<Space> &spaces)
{
    QStringList names;
    for (const Space &space : spaces) {
        names.append(space.name.text());
    }
    return names;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class ServicesTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;

    Paths paths() const { return Paths::ofThisPerson(); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("KEYDESK_HOME", m_folder->filePath(QStringLiteral("home")).toUtf8());
    }
    void cleanup() { qunsetenv("KEYDESK_HOME"); }

    void aFreshHomeIsMadeForItsOwnerAlone()
    {
        const auto services = opened();
        QVERIFY_RESULT(services);
        QVERIFY(isPrivate(paths().home));
        QVERIFY(isPrivate(paths().database));
        QCOMPARE(await((*services)->keyBook().spaces()), Result<QList<Space>>(QList<Space>()));
        QVERIFY((*services)->isRunOnly());
        QCOMPARE((*services)->keyBook().keychainBackend(), QStringLiteral("run")); // no keychain is asked
        QVERIFY(!(*services)->isSandboxRunning());
        QVERIFY_RESULT(await((*services)->shutDown()));
    }

    void theSandboxIsDiscovered()
    {
        const auto services = opened();
        QVERIFY_RESULT(services);
        QVERIFY_RESULT(await((*services)->openSandbox()));
        const SandboxServer &server = (*services)->sandbox();
        const auto issuer = Issuer::parse(server.baseUrl().toString() + QStringLiteral("/realms/sellytics"));
        QVERIFY_RESULT(issuer);
        const auto found = await((*services)->discover(*issuer, {}));
        QVERIFY_RESULT(found);
        QCOMPARE(found->tokenEndpoint.url(), server.tokenEndpoint());
        QCOMPARE(found->methods, (QList{ClientAuthentication::Post, ClientAuthentication::Basic}));
        QVERIFY_RESULT(await((*services)->shutDown()));
    }

    void shuttingDownEndsADiscovery()
    {
        const auto services = opened();
        QVERIFY_RESULT(services);
        ScriptedServer silent({Scripted::silence()});
        std::optional<Result<DiscoveredEndpoint>> ended;
        whenEnded((*services)->discover(*Issuer::parse(silent.url().toString()), {}), this,
            [&ended](const Result<DiscoveredEndpoint> &outcome) { ended = outcome; });
        QSignalSpy asked(&silent, &ScriptedServer::requestCame);
        QVERIFY(asked.wait());
        QVERIFY_RESULT(await((*services)->shutDown()));
        QVERIFY(ended.has_value());
        QVERIFY_ERROR(*ended, ErrorKind::Cancelled);
    }

    void whatOneRunStoresTheNextOneFinds()
    {
        {
            const auto services = opened();
            QVERIFY_RESULT(services);
            const auto name = SpaceName::parse(u"Acme");
            QVERIFY_RESULT(await((*services)->keyBook().addSpace(*name, SpaceSettings::sellytics())));
            (*services)->settings().setLastPage(QStringLiteral("explorer"));
            QVERIFY_RESULT(await((*services)->shutDown()));
        }
        const auto services = opened();
        QVERIFY_RESULT(services);
        QCOMPARE(namesOf(*await((*services)->keyBook().spaces())), QStringList(QStringLiteral("Acme")));
        QCOMPARE((*services)->settings().lastPage(), QStringLiteral("explorer"));
    }

    void anIndexForThisRunLeavesNothingBehind()
    {
        const QByteArray before = qgetenv("TMPDIR");
        qputenv("TMPDIR", m_folder->path().toUtf8());
        {
            const auto services = opened(true);
            QVERIFY_RESULT(services);
            QVERIFY_RESULT(await((*services)->openSandbox()));
            QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 1);
            QVERIFY_RESULT(await((*services)->shutDown()));
        }
        QVERIFY(QDir(m_folder->path()).isEmpty());
        QVERIFY(before.isEmpty() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", before));
    }

    void aHomeThatCannotBeMadeIsSaid()
    {
        const QString inTheWay = m_folder->filePath(QStringLiteral("home"));
        QFile file(inTheWay);
        QVERIFY(file.open(QFile::WriteOnly));
        const auto refused = opened();
        QVERIFY_ERROR(refused, ErrorKind::FileUnwritable);
        QCOMPARE(refused.error().arguments.value(0), inTheWay);
    }

    /// design: product: 'database damaged or from a newer version: said plainly, file left as it was'.
    void anIndexThatIsNoneIsLeftAsItIs()
    {
        QVERIFY_RESULT(paths().make());
        const QByteArray damaged = QByteArray("SQLite format 3\0", 16) + QByteArray(5000, 'x');
        QFile file(paths().database);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(damaged);
        file.close();
        const auto refused = opened();
        QVERIFY_ERROR(refused, ErrorKind::DatabaseDamaged);
        QCOMPARE(refused.error().arguments.value(0), paths().database);
        QCOMPARE(contentOf(paths().database), damaged);
    }

    void theSandboxBringsASpaceAndAKeyThatWorks()
    {
        const auto services = opened();
        QVERIFY_RESULT(services);
        QSignalSpy changed(services->get(), &Services::sandboxChanged);
        const auto space = await((*services)->openSandbox());
        QVERIFY_RESULT(space);
        QVERIFY((*services)->isSandboxRunning());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(space->name.text(), QStringLiteral("Sandbox"));
        QVERIFY(space->isSandbox);
        QCOMPARE(space->settings.baseUrl.text(), (*services)->sandbox().baseUrl().toString());

        auto &book = (*services)->keyBook();
        const auto keys = await(book.keys());
        QVERIFY_RESULT(keys);
        QCOMPARE(keys->size(), 1);
        QCOMPARE(keys->first().label.text(), QStringLiteral("Practice key"));
        QVERIFY_RESULT(await(book.token(keys->first().id)));

        // Once more: the same space, the same key.
        QCOMPARE(await((*services)->openSandbox()), space);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(await(book.keys())->size(), 1);
    }

    void aSandboxSpaceOfAnEarlierRunPointsAtThisOne()
    {
        const auto stale = SpaceName::parse(u"Practice");
        SpaceSettings elsewhere = SpaceSettings::sellytics();
        elsewhere.baseUrl = *Endpoint::parse(u"http://127.0.0.1:1");
        const auto services = opened();
        QVERIFY_RESULT(services);
        auto &book = (*services)->keyBook();
        const auto before = await(book.addSpace(*stale, elsewhere, true));
        QVERIFY_RESULT(before);
        const auto space = await((*services)->openSandbox());
        QVERIFY_RESULT(space);
        QCOMPARE(space->id, before->id);
        QCOMPARE(space->name.text(), QStringLiteral("Practice")); // renamed by the person, and so it stays
        QCOMPARE(space->settings.baseUrl.text(), (*services)->sandbox().baseUrl().toString());
        QCOMPARE(await(book.spaces())->size(), 1);
    }

    void aSpaceOfThePersonsOwnIsLeftAlone()
    {
        const auto services = opened();
        QVERIFY_RESULT(services);
        auto &book = (*services)->keyBook();
        const auto name = SpaceName::parse(u"sandbox");
        const auto own = await(book.addSpace(*name, SpaceSettings::sellytics()));
        QVERIFY_RESULT(own);
        const auto space = await((*services)->openSandbox());
        QVERIFY_RESULT(space);
        QCOMPARE(space->name.text(), QStringLiteral("Sandbox 2"));
        QCOMPARE(await(book.space(*name)), own);
    }

    void aKeyOfThePersonsOwnInTheSandboxKeepsItsLabel()
    {
        const auto services = opened();
        QVERIFY_RESULT(services);
        auto &book = (*services)->keyBook();
        const auto name = SpaceName::parse(u"Sandbox");
        QVERIFY_RESULT(await(book.addSpace(*name, SpaceSettings::sellytics(), true)));
        const NewKey own{
            .space = *name, .label = *Label::parse(u"Practice key"), .clientId = *ClientId::parse(u"key-disabled")};
        Secret secret("mine");
        QVERIFY_RESULT(await(book.add(own, std::move(secret))));
        QVERIFY_RESULT(await((*services)->openSandbox()));
        QStringList labels;
        const auto keys = await(book.keys());
        for (const ApiKey &key : *keys) {
            labels.append(key.label.text());
        }
        labels.sort();
        QCOMPARE(labels, (QStringList{QStringLiteral("Practice key"), QStringLiteral("Practice key 2")}));
    }

    void shuttingDownStopsTheSandboxAndWhatIsUnderWay()
    {
        const auto services = opened();
        QVERIFY_RESULT(services);
        QVERIFY_RESULT(await((*services)->openSandbox()));
        auto &book = (*services)->keyBook();
        const auto keys = await(book.keys());
        const quint16 port = (*services)->sandbox().port();
        QSignalSpy changed(services->get(), &Services::sandboxChanged);
        std::optional<Result<KeyToken>> token;
        whenEnded(book.token(keys->first().id), this, [&token](Result<KeyToken> ended) { token.emplace(ended); });
        QVERIFY_RESULT(await((*services)->shutDown()));
        QVERIFY(token.has_value()); // ended, well or not, before the services go
        QVERIFY(!(*services)->isSandboxRunning());
        QCOMPARE(changed.size(), 1);
        QTcpSocket late;
        QSignalSpy refused(&late, &QTcpSocket::errorOccurred);
        late.connectToHost(QStringLiteral("127.0.0.1"), port);
        QTRY_COMPARE(refused.size(), 1);
        QVERIFY_RESULT(await((*services)->shutDown())); // twice is fine
    }
};

KEYDESK_TEST(ServicesTest)
#include "services.moc"
