// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "memorystore.h"
#include <http/httpclient.h>
#include <keys/keybook.h>
#include <keys/keyentry.h>
#include <oauth/tokenbroker.h>
#include <oauth/tokenendpoint.h>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <secrets/runstore.h>
#include <storage/database.h>
#include <storage/keytable.h>
#include <storage/spacetable.h>
#include <support/await.h>

/// A clock that stands until it is turned.
class StandingClock final : public Clock {
public:
    QDateTime now() const override { return time; }
    std::chrono::milliseconds monotonic() const override { return std::chrono::milliseconds(time.toMSecsSinceEpoch()); }
    QDateTime time = QDateTime::currentDateTimeUtc();
};

/// A home on disk with a keychain that is memory; what runs in it can end and start again.
class Desk {
public:
    Desk() { start(); }

    /// As a new program on the same home.
    void start(TokenKeeping keeping = TokenKeeping::InMemory)
    {
        stop();
        auto opened = await(Database::open(m_folder.filePath(QStringLiteral("index.sqlite"))));
        if (!opened) {
            qFatal("the index does not open");
        }
        database = std::move(*opened);
        runStore = std::make_unique<RunStore>();
        http = std::make_unique<HttpClient>();
        endpoint = std::make_unique<TokenEndpoint>(*http, clock);
        broker = std::make_unique<TokenBroker>(*endpoint, clock);
        book = std::make_unique<KeyBook>(*database, keychain, *runStore, *broker, clock, ids, keeping);
    }
    void stop()
    {
        book.reset();
        broker.reset();
        endpoint.reset();
        http.reset();
        database.reset();
    }

    /// As a new program that finds no index.
    void loseIndex()
    {
        stop();
        for (const char *ending : {"", "-wal", "-shm"}) {
            QFile::remove(m_folder.filePath(QStringLiteral("index.sqlite") + QLatin1String(ending)));
        }
        start();
    }

    static NewKey newKey(const QString &label, const QString &space = QStringLiteral("Acme"))
    {
        return NewKey{.space = *SpaceName::parse(space),
            .label = *Label::parse(label),
            .clientId = *ClientId::parse(u"key-good"),
            .newSpace = SpaceSettings::sellytics()};
    }
    Result<ApiKey> add(const QString &label, const char *secret = "s3cret")
    {
        return await(book->add(newKey(label), Secret(secret)));
    }
    Result<QList<ApiKey>> keys(KeyBook::Which which = KeyBook::Which::All) { return await(book->keys(which)); }
    Result<QList<KeyRow>> rows()
    {
        const auto work = [](QSqlDatabase &connection) { return KeyTable(connection).list(); };
        return await(database->run(work));
    }
    /// As the index has it; ends the test program when there is none.
    KeyRow row(const KeyId &id)
    {
        const auto work = [id](QSqlDatabase &connection) { return KeyTable(connection).find(id); };
        return *await(database->run(work)).value();
    }
    Result<void> put(const KeyRow &row)
    {
        const auto work = [row](QSqlDatabase &connection) { return KeyTable(connection).insert(row); };
        return await(database->run(work));
    }
    Result<void> change(const KeyRow &row)
    {
        const auto work = [row](QSqlDatabase &connection) { return KeyTable(connection).update(row); };
        return await(database->run(work));
    }
    bool holds(const KeyId &id, const char *secret)
    {
        const auto found = await(book->secret(id));
        return found && *found == Secret(secret);
    }
    QStringList keyEntries() const
    {
        QStringList names;
        for (const auto &entry : keychain.entries) {
            if (entry.first.startsWith(QLatin1String("io.github.keydesk/key/"))) {
                names.append(entry.first);
            }
        }
        return names;
    }

    StandingClock clock;
    RandomIdSource ids;
    MemoryStore keychain;
    std::unique_ptr<RunStore> runStore;
    std::unique_ptr<Database> database;
    std::unique_ptr<HttpClient> http;
    std::unique_ptr<TokenEndpoint> endpoint;
    std::unique_ptr<TokenBroker> broker;
    std::unique_ptr<KeyBook> book;

private:
    /// In memory where there is such a place: these tests end and start programs, not machines.
    QTemporaryDir m_folder{QFileInfo(QStringLiteral("/dev/shm")).isWritable()
            ? QStringLiteral("/dev/shm/keydesk-XXXXXX")
            : QDir::tempPath() + QStringLiteral("/keydesk-XXXXXX")};
};
