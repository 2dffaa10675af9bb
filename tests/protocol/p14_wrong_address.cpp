// SPDX-License-Identifier: GPL-3.0-or-later
// Point 14: what says that the address or the realm is wrong, and what asks for a method that we do not speak.
#include <support/await.h>
#include <support/testmain.h>
#include <support/tokensetting.h>

Q_DECLARE_METATYPE(ErrorKind)

class WrongAddress : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachAnswerHasItsKind()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(ErrorKind, kind);
        TokenSetting setting({Scripted::answer(status, body)});
        QVERIFY_ERROR(setting.ask(), kind);
        QCOMPARE(setting.server.requests().size(), 1);
    }
    void eachAnswerHasItsKind_data()
    {
        using enum ErrorKind;
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        const auto row = [](const char *name, int status, const char *body, ErrorKind kind) {
            QTest::newRow(name) << status << QByteArray(body) << kind;
        };
        row("401 without a body", 401, "", TokenEndpointWrong);
        row("realm off", 403, R"({"error":"access_denied","error_description":"Realm not enabled"})",
            TokenEndpointWrong);
        row("https required", 403, R"({"error":"invalid_request","error_description":"HTTPS required"})",
            TokenEndpointWrong);
        row("404 with a sentence", 404, R"({"error":"Realm does not exist"})", TokenEndpointWrong);
        row("404 without", 404, "", TokenEndpointWrong);
        row("405", 405, R"({"error":"HTTP 405 Method Not Allowed"})", TokenEndpointWrong);
        row("413", 413, R"({"error":"HTTP 413 Request Entity Too Large"})", TokenRequestRefused);
        row("a sentence alone means nothing", 400, R"({"error":"Realm does not exist"})", TokenRequestRefused);
        row("DPoP", 400, R"({"error":"invalid_request","error_description":"DPoP proof is missing"})",
            ClientMethodUnsupported);
        row("assertion", 400,
            R"({"error":"invalid_client","error_description":"Parameter client_assertion_type is missing"})",
            ClientMethodUnsupported);
        row("the server's own trouble", 500, "<h1>Oops", TokenServerFailed);
    }

    void theSentenceOfAnErrorIsShown()
    {
        TokenSetting setting({Scripted::answer(404, R"({"error":"Realm does not exist"})")});
        QCOMPARE(setting.ask().error().arguments,
            (QStringList{QStringLiteral("404"), QStringLiteral("Realm does not exist"), QString()}));
    }
};

KEYDESK_TEST(WrongAddress)
#include "p14_wrong_address.moc"
