// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <support/apisetting.h>
#include <support/await.h>
#include <support/testmain.h>

using namespace std::chrono_literals;

class ApiClientTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sendsWithTheKeysToken()
    {
        ApiSetting setting({Scripted::answer(201, "{\"id\":1}", "application/json", "X-One: 1\r\n")});
        const auto answer = setting.post(QStringLiteral("/jobs/v1?x=%2B"), "{\"tasks\":[]}");
        QVERIFY_RESULT(answer);
        QCOMPARE(answer->status, 201);
        QCOMPARE(answer->body, QByteArray("{\"id\":1}"));
        QCOMPARE(answer->bodySize, 8);
        QCOMPARE(answer->header("x-one"), QByteArray("1"));
        QCOMPARE(answer->method, QByteArray("POST"));
        QCOMPARE(answer->url, setting.api.url(QStringLiteral("/base/jobs/v1?x=%2B")));
        QCOMPARE(answer->attempts, 1);
        QVERIFY(answer->tokenSent);
        const SeenRequest &request = setting.api.lastRequest();
        QCOMPARE(request.target, QByteArray("/base/jobs/v1?x=%2B"));
        QCOMPARE(request.header("authorization"), QByteArray("Bearer t0ken"));
        QCOMPARE(request.header("content-type"), QByteArray("application/json"));
        QCOMPARE(request.body, QByteArray("{\"tasks\":[]}"));
    }

    void theUseIsNoted()
    {
        ApiSetting setting({Scripted::answer(404)});
        QVERIFY(!setting.key->lastUsedAt.isValid());
        QVERIFY_RESULT(setting.get(QStringLiteral("/x")));
        QCOMPARE(await(setting.keyBook->key(setting.key->id))->lastUsedAt, setting.clock.wall);
    }

    void theListOfUsesHasItsHostAndNothingElseOfTheAddress()
    {
        ApiSetting setting({Scripted::answer(200)});
        setting.keyBook->setUser({}, [] { return true; });
        QVERIFY_RESULT(setting.get(QStringLiteral("/orders/4711?token=telltale#there")));
        QVERIFY_RESULT(setting.get(QStringLiteral("/x")));
        const auto uses = await(setting.keyBook->uses(setting.key->id));
        QVERIFY_RESULT(uses);
        QCOMPARE(uses->size(), 1);
        QCOMPARE(uses->first().host, setting.api.url(QStringLiteral("/")).host());
        QCOMPARE(uses->first().count, 2);
    }

    void aRequestElsewhereIsNoUse()
    {
        ApiSetting setting({Scripted::answer(200)});
        setting.keyBook->setUser({}, [] { return true; });
        ScriptedServer elsewhere({Scripted::answer(200)});
        const auto answer = setting.get(elsewhere.url(QStringLiteral("/x")).toString());
        QVERIFY_RESULT(answer);
        QVERIFY(!answer->tokenSent);
        QVERIFY(await(setting.keyBook->uses(setting.key->id))->isEmpty());
    }

    void oneTokenServesManyRequests()
    {
        ApiSetting setting({Scripted::answer(200)});
        for (int i = 0; i < 5; ++i) {
            QVERIFY_RESULT(setting.get(QStringLiteral("/x")));
        }
        QCOMPARE(setting.tokenRequests(), 1);
        QCOMPARE(setting.api.requests().size(), 5);
    }

    void theServersSpellingOfBearerIsNotSent()
    {
        ApiSetting setting({Scripted::answer(200)}, {Scripted::caseFile(QStringLiteral("tk-type-lower.raw"))});
        QVERIFY_RESULT(setting.get(QStringLiteral("/x")));
        QVERIFY(setting.api.lastRequest().header("authorization").startsWith("Bearer eyJ"));
    }

    void aTokenThatIsNoneNeverReachesTheApi()
    {
        for (const char *file : {"tk-token-crlf.raw", "tk-type-missing.raw", "tk-type-other.raw", "tk-array.raw"}) {
            ApiSetting setting({Scripted::answer(200)}, {Scripted::caseFile(QString::fromLatin1(file))});
            QVERIFY(!setting.get(QStringLiteral("/x")).has_value());
            QCOMPARE(setting.api.connections(), 0);
        }
    }

    void whatCannotBeSentIsNotSent()
    {
        ApiSetting setting({Scripted::answer(200)});
        ApiRequest request;
        request.headers = {{QStringLiteral("Authorization"), QStringLiteral("Bearer mine")}};
        QVERIFY_ERROR(setting.send(request), ErrorKind::HeaderReserved);
        request.headers = {{QStringLiteral("X-A"), QStringLiteral("a\r\nX-Evil: 1")}};
        QVERIFY_ERROR(setting.send(request), ErrorKind::HeaderInvalid);
        request.headers = {};
        request.body.kind = RequestBody::Kind::File;
        request.body.file = QStringLiteral("/does/not/exist");
        QVERIFY_ERROR(setting.send(request), ErrorKind::NoSuchFile);
        QCOMPARE(setting.api.connections(), 0);
        QCOMPARE(setting.tokenRequests(), 0); // not even a token is asked for
    }

    void aFileIsSentAsItIs()
    {
        ApiSetting setting({Scripted::answer(200)});
        QFile file(setting.folder.filePath(QStringLiteral("body")));
        const QByteArray content = QByteArray("\0\xff\r\n", 4).repeated(100'000);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.flush());
        ApiRequest request;
        request.method = QStringLiteral("PUT");
        request.body.kind = RequestBody::Kind::File;
        request.body.file = file.fileName();
        QVERIFY_RESULT(setting.send(request));
        QVERIFY(setting.api.lastRequest().body == content);
    }

    void aKeyThatIsNotThereOrInTrashSendsNothing()
    {
        ApiSetting setting({Scripted::answer(200)});
        const KeyId unknown(setting.ids.next());
        QVERIFY_ERROR(await(setting.client->send({}, unknown)), ErrorKind::NoSuchKey);
        QVERIFY_RESULT(await(setting.keyBook->remove(setting.key->id)));
        QVERIFY_ERROR(setting.get(QStringLiteral("/x")), ErrorKind::KeyInTrash);
        QCOMPARE(setting.api.connections(), 0);
    }

    void aSinkSeesTheHeadFirstAndThenTheBody()
    {
        const QByteArray body = QByteArray("0123456789").repeated(100'000);
        ApiSetting setting({Scripted::answer(200, body, "text/plain")});
        QByteArray got;
        int heads = 0;
        SendOptions options;
        options.onHead = [&](const ApiAnswer &head) {
            ++heads;
            QVERIFY(got.isEmpty());
            QCOMPARE(head.status, 200);
            QCOMPARE(head.mediaType(), QStringLiteral("text/plain"));
            QVERIFY(head.tokenSent);
        };
        options.onBody = [&](QByteArrayView piece) { got += piece; };
        const auto answer = setting.get(QStringLiteral("/x"), options);
        QVERIFY_RESULT(answer);
        QCOMPARE(heads, 1);
        QVERIFY(got == body);
        QVERIFY(answer->body.isEmpty());
        QCOMPARE(answer->bodySize, body.size());
    }

    void memoryAndTimeHaveLimits()
    {
        ApiSetting setting({Scripted::answer(200, QByteArray(2000, 'x')), Scripted::silence()});
        SendOptions options;
        options.maxBodyInMemory = 1999;
        QVERIFY_ERROR(setting.get(QStringLiteral("/x"), options), ErrorKind::AnswerTooLarge);
        options.timeout = 200ms;
        QVERIFY_ERROR(setting.get(QStringLiteral("/x"), options), ErrorKind::TimedOut);
    }

    void aStopEndsIt()
    {
        ApiSetting setting; // never answers
        std::stop_source stop;
        connect(&setting.api, &ScriptedServer::requestCame, this, [&stop] { stop.request_stop(); });
        QVERIFY_ERROR(await(setting.client->send({}, setting.key->id, {}, stop.get_token())), ErrorKind::Cancelled);
        QTRY_VERIFY(setting.api.findChildren<QAbstractSocket *>().isEmpty());
    }

    void aLatin1BodyIsReadAsItsCharsetSays()
    {
        ApiSetting setting({Scripted::caseFile(QStringLiteral("rq-latin1.raw"))});
        const auto answer = setting.get(QStringLiteral("/x"));
        QVERIFY_RESULT(answer);
        QCOMPARE(answer->text(), QStringLiteral("Größe: 5 µm - naïve"));
        QVERIFY(answer->body.contains("Gr\xf6\xdf")); // the bytes stay as received
    }
};

KEYDESK_TEST(ApiClientTest)
#include "apiclient.moc"
