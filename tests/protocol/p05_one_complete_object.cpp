// SPDX-License-Identifier: GPL-3.0-or-later
// Point 5: status 200, application/json, at most 64 KiB, one complete object.
#include <support/await.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

class OneCompleteObject : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBodyCutShortWithoutALengthIsSeen()
    {
        const QByteArray whole = "{\"access_token\":\"abcdef\",\"token_type\":\"bearer\",\"expires_in\":300}";
        const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";
        TokenSetting setting;
        for (const qsizetype size : {qsizetype(0), qsizetype(1), qsizetype(20), whole.size() - 1}) {
            setting.server.setAnswers({Scripted::raw(head + whole.first(size))});
            QVERIFY_ERROR(setting.ask(), ErrorKind::TokenAnswerMalformed);
        }
        setting.server.setAnswers({Scripted::raw(head + whole)});
        QVERIFY_RESULT(setting.ask());
    }

    void aBodyCutShortOfItsLengthIsALostConnection()
    {
        TokenSetting setting({Scripted::raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                                            "500\r\n\r\n{\"access_token\":\"abc\"")});
        QVERIFY_ERROR(setting.ask(), ErrorKind::ConnectionLost);
    }

    void theMediaTypeMayHaveParametersAndAnyCase()
    {
        const QByteArray body = "{\"access_token\":\"abc\",\"token_type\":\"bearer\"}";
        for (const char *good : {"application/json", "Application/JSON;charset=UTF-8", "application/json ; x=y"}) {
            TokenSetting setting({Scripted::answer(200, body, good)});
            QVERIFY_RESULT(setting.ask());
        }
        for (const char *bad : {"", "text/json", "application/jsonp", "application/problem+json", "text/html"}) {
            TokenSetting setting({Scripted::answer(200, body, bad)});
            const auto token = setting.ask();
            QVERIFY_ERROR(token, ErrorKind::TokenAnswerNotJson);
            QVERIFY(token.error().raw.isEmpty()); // it holds a token
        }
    }

    void otherGoodStatusesAreNoGrant()
    {
        for (const int status : {201, 202, 203, 206}) {
            TokenSetting setting({Scripted::answer(status, "{\"access_token\":\"abc\",\"token_type\":\"bearer\"}")});
            const auto token = setting.ask();
            QVERIFY_ERROR(token, ErrorKind::TokenAnswerMalformed);
            QCOMPARE(token.error().arguments.first(), QString::number(status));
        }
    }

    void atMost64KiB()
    {
        const QByteArray start = "{\"access_token\":\"abc\",\"token_type\":\"bearer\",\"x\":\"";
        const QByteArray fits = start + QByteArray(64 * 1024 - start.size() - 2, 'x') + "\"}";
        TokenSetting setting({Scripted::answer(200, fits)});
        QVERIFY_RESULT(setting.ask());
        setting.server.setAnswers({Scripted::answer(200, fits + ' ')});
        QVERIFY_ERROR(setting.ask(), ErrorKind::TokenAnswerTooLarge);
        setting.server.setAnswers(
            {Scripted::raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" + fits + ' ')});
        const auto unannounced = setting.ask();
        QVERIFY_ERROR(unannounced, ErrorKind::TokenAnswerTooLarge);
        QCOMPARE(unannounced.error().arguments, QStringList{QStringLiteral("65536")});
        setting.server.setAnswers({Scripted::raw(
            "HTTP/1.1 400 Bad\r\nContent-Type: application/json\r\n\r\n" + QByteArray(10'000'000, ' '))});
        QVERIFY_ERROR(setting.ask(), ErrorKind::TokenAnswerTooLarge);
    }
};

KEYDESK_TEST(OneCompleteObject)
#include "p05_one_complete_object.moc"
