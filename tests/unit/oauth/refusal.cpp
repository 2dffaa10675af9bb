// SPDX-License-Identifier: GPL-3.0-or-later
#include <oauth/refusal.h>
#include <support/testmain.h>

namespace {

RefusingAnswer answer(int status, const QByteArray &body, const char *mediaType = "application/json")
{
    RefusingAnswer refusing;
    refusing.status = status;
    refusing.body = body;
    refusing.mediaType = QString::fromLatin1(mediaType);
    refusing.endpoint = QUrl(QStringLiteral("https://auth.example/token"));
    refusing.scope = *Scope::parse(u"sellytics-data-api");
    return refusing;
}

QByteArray oauth(const char *error, const char *description = "")
{
    return QByteArray(R"({"error":")") + error + R"(","error_description":")" + description + R"("})";
}

} // namespace

Q_DECLARE_METATYPE(ErrorKind)

class RefusalTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // What Keycloak 26 says, row by row, and what it means.
    void readsKeycloaksAnswers()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(ErrorKind, kind);
        const Error error = refusalOf(answer(status, body));
        QCOMPARE(static_cast<int>(error.kind), static_cast<int>(kind));
        QCOMPARE(error.arguments.value(0), QString::number(status));
        QCOMPARE(error.raw, body);
    }
    void readsKeycloaksAnswers_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        const char *wrong = "Invalid client or Invalid client credentials";
        QTest::newRow("wrong secret") << 401 << oauth("unauthorized_client", wrong) << ErrorKind::ClientRejected;
        QTest::newRow("unknown client") << 401 << oauth("invalid_client", wrong) << ErrorKind::ClientRejected;
        QTest::newRow("older Keycloak") << 400 << oauth("unauthorized_client", "Invalid client secret")
                                        << ErrorKind::ClientRejected;
        QTest::newRow("basic, not encoded")
            << 400 << oauth("unauthorized_client", "Unexpected error when authenticating client")
            << ErrorKind::ClientRejected;
        QTest::newRow("service accounts off")
            << 401 << oauth("unauthorized_client", "Client not enabled to retrieve service account")
            << ErrorKind::MachineAccessOff;
        QTest::newRow("public client") << 401
                                       << oauth("unauthorized_client",
                                              "Public client not allowed to retrieve service account")
                                       << ErrorKind::MachineAccessOff;
        QTest::newRow("scope") << 400 << oauth("invalid_scope", "Invalid scopes: x") << ErrorKind::ScopeRefused;
        QTest::newRow("private_key_jwt") << 400 << oauth("invalid_client", "Parameter client_assertion_type is missing")
                                         << ErrorKind::ClientMethodUnsupported;
        QTest::newRow("DPoP") << 400 << oauth("invalid_request", "DPoP proof is missing")
                              << ErrorKind::ClientMethodUnsupported;
        QTest::newRow("no grant type") << 400 << oauth("invalid_request", "Missing form parameter: grant_type")
                                       << ErrorKind::TokenRequestRefused;
        QTest::newRow("unknown grant") << 400 << oauth("unsupported_grant_type") << ErrorKind::TokenRequestRefused;
        QTest::newRow("method not allowed")
            << 405 << QByteArray(R"({"error":"HTTP 405 Method Not Allowed"})") << ErrorKind::TokenEndpointWrong;
        QTest::newRow("too large") << 413 << QByteArray(R"({"error":"HTTP 413 Request Entity Too Large"})")
                                   << ErrorKind::TokenRequestRefused;
        QTest::newRow("unknown realm") << 404 << QByteArray(R"({"error":"Realm does not exist"})")
                                       << ErrorKind::TokenEndpointWrong;
        QTest::newRow("realm off") << 403 << oauth("access_denied", "Realm not enabled")
                                   << ErrorKind::TokenEndpointWrong;
        QTest::newRow("HTTPS required") << 403 << oauth("invalid_request", "HTTPS required")
                                        << ErrorKind::TokenEndpointWrong;
        QTest::newRow("overloaded") << 503 << oauth("temporarily_unavailable") << ErrorKind::TokenServerFailed;
        QTest::newRow("too many") << 429 << QByteArray("slow down") << ErrorKind::TokenServerFailed;
    }

    void readsWhatIsNoOAuthError()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(ErrorKind, kind);
        QCOMPARE(static_cast<int>(refusalOf(answer(status, body, "text/html")).kind), static_cast<int>(kind));
    }
    void readsWhatIsNoOAuthError_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("401 without a body") << 401 << QByteArray() << ErrorKind::TokenEndpointWrong;
        QTest::newRow("401 page") << 401 << QByteArray("<p>Sign in") << ErrorKind::TokenAnswerNotJson;
        QTest::newRow("400 page") << 400 << QByteArray("<p>Bad") << ErrorKind::TokenAnswerNotJson;
        QTest::newRow("400 without a body") << 400 << QByteArray() << ErrorKind::TokenRequestRefused;
        QTest::newRow("404 page") << 404 << QByteArray("<p>nginx") << ErrorKind::TokenEndpointWrong;
        QTest::newRow("502 page") << 502 << QByteArray("<p>Bad gateway") << ErrorKind::TokenServerFailed;
        QTest::newRow("511 page") << 511 << QByteArray("<p>Accept the terms") << ErrorKind::TokenAnswerNotJson;
        QTest::newRow("204") << 204 << QByteArray() << ErrorKind::TokenAnswerMalformed;
        QTest::newRow("201") << 201 << QByteArray("{}") << ErrorKind::TokenAnswerMalformed;
        QTest::newRow("400 that is no object") << 400 << QByteArray("[]") << ErrorKind::TokenAnswerNotJson;
        QTest::newRow("400 whose error is no string")
            << 400 << QByteArray(R"({"error":5})") << ErrorKind::TokenAnswerNotJson;
    }

    void namesErrorDescriptionAndScope()
    {
        const Error error = refusalOf(answer(400, oauth("invalid_scope", "no\\u0007pe")));
        QCOMPARE(error.arguments,
            (QStringList{QStringLiteral("400"), QStringLiteral("invalid_scope"), QStringLiteral("nope"),
                QStringLiteral("sellytics-data-api")}));
    }

    void namesTheTargetOfARedirect()
    {
        RefusingAnswer redirect = answer(302, "moved", "text/plain");
        redirect.location = "https://login.example/sso?next=1";
        QCOMPARE(refusalOf(redirect).arguments, (QStringList{QStringLiteral("302"), QStringLiteral("login.example")}));
        redirect.location = "/elsewhere";
        QCOMPARE(refusalOf(redirect).arguments.value(1), QStringLiteral("auth.example"));
        redirect.location = "";
        QCOMPARE(static_cast<int>(refusalOf(redirect).kind), static_cast<int>(ErrorKind::TokenEndpointRedirects));
    }

    void neverKeepsWhatCouldHoldAToken()
    {
        QVERIFY(refusalOf(answer(400, R"({"error":"x","access_token":"eyJ"})")).raw.isEmpty());
        QVERIFY(refusalOf(answer(201, R"({"token":"eyJ"})")).raw.isEmpty());
    }

    void aPageInPlaceOfATokenIsShown()
    {
        const QByteArray page = "\n<!doctype html><title>Sign in to GuestNet</title>";
        QCOMPARE(showableAnswer(200, page), page);
        QCOMPARE(showableAnswer(200, "\xef\xbb\xbf<html>"), QByteArray("\xef\xbb\xbf<html>"));
        for (const char *holds : {"<p>access_token=abc", "<input name='ID_TOKEN' value='abc'>", "<p>eyJhbGciOi",
                 "<Response><AccessToken>abc</AccessToken>", "abcdef", R"({"t":"<"})", ""}) {
            QVERIFY2(showableAnswer(200, holds).isEmpty(), holds);
        }
        QVERIFY(showableAnswer(302, R"({"access_token":"abc"})").isEmpty());
    }

    void onlyRefusalsOfTheKeyLast()
    {
        QVERIFY(isLastingRefusal(ErrorKind::ClientRejected));
        QVERIFY(isLastingRefusal(ErrorKind::ScopeRefused));
        for (const ErrorKind kind : {ErrorKind::TokenServerFailed, ErrorKind::TimedOut, ErrorKind::HostNotFound,
                 ErrorKind::TokenAnswerNotJson, ErrorKind::KeychainLocked, ErrorKind::Cancelled}) {
            QVERIFY(!isLastingRefusal(kind));
        }
    }
};

KEYDESK_TEST(RefusalTest)
#include "refusal.moc"
