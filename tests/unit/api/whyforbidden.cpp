// SPDX-License-Identifier: GPL-3.0-or-later
#include <api/whyforbidden.h>
#include <support/testmain.h>

namespace {

const QDateTime Now = QDateTime::fromMSecsSinceEpoch(1'800'000'000'000, Qt::UTC);

Scope scopeOf(const char *text)
{
    return *Scope::parse(QString::fromLatin1(text));
}

ApiKey keyNamed(const char *label, const SpaceId &space)
{
    return ApiKey{.id = KeyId(QUuid::createUuid()),
        .space = space,
        .spaceName = *SpaceName::parse(u"Acme"),
        .label = *Label::parse(QString::fromLatin1(label)),
        .clientId = *ClientId::parse(u"client"),
        .state = KeyState::Works,
        .lastGrantedAt = Now.addDays(-1)};
}

ApiAnswer forbidden(const char *scope = "")
{
    ApiAnswer answer;
    answer.method = "GET";
    answer.url = QUrl(QStringLiteral("https://api.example/a%20b/c?code=private"));
    answer.status = 403;
    answer.challenge = AnswerChallenge{{}, QStringLiteral("insufficient_scope"), {}, QString::fromLatin1(scope)};
    return answer;
}

SharedToken tokenWith(const char *scope, const QByteArray &value = "opaque")
{
    auto token = std::make_shared<AccessToken>();
    token->value = Secret(QByteArrayView(value));
    token->granted = scopeOf(scope);
    return token;
}

QStringList labelsOf(const QList<ApiKey> &keys)
{
    QStringList labels;
    for (const ApiKey &key : keys) {
        labels.append(key.label.text());
    }
    return labels;
}

} // namespace

class WhyForbiddenTest : public QObject {
    Q_OBJECT
    const SpaceId m_space{QUuid::createUuid()};
    const ApiKey m_key = keyNamed("own", m_space);

    WhyForbidden why(const ApiAnswer &answer, const SharedToken &token, const QList<ApiKey> &keys = {}) const
    {
        return whyForbidden(answer, token, scopeOf("read write"), m_key, keys, Now);
    }
private Q_SLOTS:
    void tellsThePathWithoutWhatWasAsked()
    {
        const WhyForbidden told = why(forbidden(), tokenWith("read"));
        QCOMPARE(told.method, QByteArray("GET"));
        QCOMPARE(told.path, QStringLiteral("/a b/c"));
        QCOMPARE(told.challenge.error, QStringLiteral("insufficient_scope"));
    }

    void aScopeThatTheApiNamesIsNoGuess()
    {
        const WhyForbidden told = why(forbidden("write admin"), tokenWith("read write profile"));
        QCOMPARE(told.missing, QStringList(QStringLiteral("admin")));
        QVERIFY(!told.isGuess);
        QCOMPARE(told.scope.size(), 3);
    }

    void withoutANameItIsWhatTheSpaceAsksForAndDidNotGet()
    {
        const WhyForbidden told = why(forbidden(), tokenWith("read profile"));
        QCOMPARE(told.missing, QStringList(QStringLiteral("write")));
        QVERIFY(told.isGuess);
        QVERIFY(why(forbidden(), tokenWith("read write")).missing.isEmpty());
        ApiAnswer silent = forbidden();
        silent.challenge.reset();
        QVERIFY(why(silent, tokenWith("read")).isGuess);
    }

    void aTokenThatNothingKeepsIsKnownByItsKey()
    {
        ApiKey key = m_key;
        key.missingScope = {QStringLiteral("write")};
        const WhyForbidden told = whyForbidden(forbidden(), nullptr, scopeOf("read write"), key, {}, Now);
        QCOMPARE(told.missing, QStringList(QStringLiteral("write")));
        QVERIFY(told.scope.isEmpty());
        QVERIFY(told.audience.isEmpty());
    }

    void theAudienceIsReadFromAJwtOnly()
    {
        const QByteArray payload = QByteArray(R"({"aud":["jobs","products"]})")
                                       .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        const QByteArray head
            = QByteArray(R"({"alg":"none"})").toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        QCOMPARE(why(forbidden(), tokenWith("read", head + '.' + payload + ".c2ln")).audience,
            (QStringList{QStringLiteral("jobs"), QStringLiteral("products")}));
        QVERIFY(why(forbidden(), tokenWith("read")).audience.isEmpty());
    }

    void namesTheKeysThatGotItLatelyTheLatestFirst()
    {
        ApiKey early = keyNamed("early", m_space);
        early.lastGrantedAt = Now.addDays(-29);
        ApiKey old = keyNamed("too long ago", m_space);
        old.lastGrantedAt = Now.addDays(-31);
        ApiKey lacking = keyNamed("lacks it too", m_space);
        lacking.missingScope = {QStringLiteral("write")};
        ApiKey refused = keyNamed("refused since", m_space);
        refused.state = KeyState::Refused;
        ApiKey never = keyNamed("never", m_space);
        never.lastGrantedAt = {};
        const QList<ApiKey> keys{early, old, lacking, refused, never, keyNamed("late", m_space), m_key,
            keyNamed("of another space", SpaceId(QUuid::createUuid()))};
        QCOMPARE(labelsOf(why(forbidden("write"), tokenWith("read"), keys).grantedTo),
            (QStringList{QStringLiteral("late"), QStringLiteral("early")}));
    }

    void nothingIsSaidOfKeysWhereNothingIsKnown()
    {
        const QList<ApiKey> keys{keyNamed("late", m_space)};
        // Never asked for by this space, so that no key is known to have it.
        QVERIFY(why(forbidden("admin"), tokenWith("read"), keys).grantedTo.isEmpty());
        // Nothing is missing.
        QVERIFY(why(forbidden("read"), tokenWith("read"), keys).grantedTo.isEmpty());
    }
};

KEYDESK_TEST(WhyForbiddenTest)
#include "whyforbidden.moc"
