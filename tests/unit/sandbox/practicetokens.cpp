// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <sandbox/practicetokens.h>
#include <support/testmain.h>

using namespace sandbox;
using Verdict = PracticeTokens::Verdict;

namespace {

class SetClock final : public Clock {
public:
    QDateTime time = QDateTime::fromSecsSinceEpoch(1'800'000'000, Qt::UTC);
    QDateTime now() const override { return time; }
    std::chrono::milliseconds monotonic() const override { return {}; }
};

QByteArray part(const QByteArray &token, int number)
{
    return QByteArray::fromBase64(token.split('.').value(number), QByteArray::Base64UrlEncoding);
}

} // namespace

class PracticeTokensTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTokenIsAJwtWithTheClaimsOfTheRealOnes()
    {
        const SetClock clock;
        const PracticeTokens tokens(clock);
        const QByteArray token = tokens.mint("key-x", "sellytics-data-api profile", "http://h/realms/sellytics", 300);
        QCOMPARE(token.count('.'), qsizetype(2));
        QCOMPARE(QJsonDocument::fromJson(part(token, 0)).object().value(QLatin1String("alg")), QLatin1String("HS256"));
        QCOMPARE(part(token, 2).size(), qsizetype(32));
        const QJsonObject claims = QJsonDocument::fromJson(part(token, 1)).object();
        QCOMPARE(claims.value(QLatin1String("exp")).toInteger(), qint64(1'800'000'300));
        QCOMPARE(claims.value(QLatin1String("iat")).toInteger(), qint64(1'800'000'000));
        QCOMPARE(claims.value(QLatin1String("iss")), QLatin1String("http://h/realms/sellytics"));
        QCOMPARE(claims.value(QLatin1String("azp")), QLatin1String("key-x"));
        QCOMPARE(claims.value(QLatin1String("typ")), QLatin1String("Bearer"));
        QCOMPARE(claims.value(QLatin1String("scope")), QLatin1String("sellytics-data-api profile"));
        QVERIFY(claims.value(QLatin1String("aud")).toArray().contains(QLatin1String("amazon-jobs")));
        QVERIFY(!claims.value(QLatin1String("sub")).toString().isEmpty());
        QVERIFY(!claims.value(QLatin1String("jti")).toString().isEmpty());
        QVERIFY(tokens.mint("key-x", "s", "i", 300) != tokens.mint("key-x", "s", "i", 300));
    }

    void aTokenIsGoodUntilItExpires()
    {
        SetClock clock;
        const PracticeTokens tokens(clock);
        const QByteArray token = tokens.mint("key-x", "a b", "i", 5);
        QCOMPARE(tokens.check(token).verdict, Verdict::Good);
        QCOMPARE(tokens.check(token).clientId, "key-x");
        QCOMPARE(tokens.check(token).scopes, (QByteArrayList{"a", "b"}));
        clock.time = clock.time.addSecs(4);
        QCOMPARE(tokens.check(token).verdict, Verdict::Good);
        clock.time = clock.time.addSecs(1);
        QCOMPARE(tokens.check(token).verdict, Verdict::Expired);
    }

    void whatWasNotIssuedHereIsBad()
    {
        const SetClock clock;
        const PracticeTokens tokens(clock);
        const QByteArray token = tokens.mint("key-x", "a", "i", 300);
        QCOMPARE(PracticeTokens(clock).check(token).verdict, Verdict::Bad); // another sandbox's
        for (qsizetype i = 0; i < token.size(); i += 7) {
            QByteArray changed = token;
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            QCOMPARE(tokens.check(changed).verdict, Verdict::Bad);
        }
        const QByteArray unsignedToken
            = QByteArray(R"({"alg":"none"})").toBase64(QByteArray::Base64UrlEncoding) + '.' + token.split('.')[1] + '.';
        for (const QByteArray &bad : {QByteArray(), QByteArray("."), QByteArray("a.b.c"), token.left(token.size() - 1),
                 token + 'A', unsignedToken, QByteArray(100'000, '.')}) {
            QCOMPARE(tokens.check(bad).verdict, Verdict::Bad);
        }
    }

    void aRefreshTokenIsNoAccessToken()
    {
        const SetClock clock;
        const PracticeTokens tokens(clock);
        QCOMPARE(tokens.check(tokens.mintRefresh("key-x", "i", 300)).verdict, Verdict::Bad);
    }
};

KEYDESK_TEST(PracticeTokensTest)
#include "practicetokens.moc"
