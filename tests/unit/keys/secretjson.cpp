// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/secretjson.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <support/testmain.h>

namespace {

QByteArray bytesOf(const Secret &secret)
{
    return secret.reveal([](QByteArrayView view) { return view.toByteArray(); });
}

} // namespace

class SecretJsonTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsJsonToOthersToo_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("plain") << QByteArray("s3cret");
        QTest::newRow("quotes and backslashes") << QByteArray(R"(a"b\c\"d\\)");
        QTest::newRow("control characters") << QByteArray("a\nb\tc\x01\x1f");
        QTest::newRow("other scripts") << QByteArray("pässwörd \u65e5\u672c \U0001f511");
        QTest::newRow("longer than the first buffer") << QByteArray(20'000, 'x');
    }

    void whatIsWrittenIsJsonToOthersToo()
    {
        QFETCH(QByteArray, value);
        SecretJsonWriter writer;
        writer.add("v", qint64(1));
        writer.add("text", QString::fromUtf8(value));
        writer.add("secret", Secret(value));
        const Secret json = writer.finish();

        const auto theirs = QJsonDocument::fromJson(bytesOf(json)).object();
        QCOMPARE(theirs.value(QLatin1String("v")).toInt(), 1);
        QCOMPARE(theirs.value(QLatin1String("secret")).toString().toUtf8(), value);

        json.reveal([&value](QByteArrayView view) {
            const auto ours = SecretJson::parse(view);
            QVERIFY(ours);
            QCOMPARE(ours->number("v"), std::optional<qint64>(1));
            QCOMPARE(ours->text("text"), std::optional(QString::fromUtf8(value)));
            QCOMPARE(bytesOf(*ours->secret("secret")), value);
        });
    }

    void aMemberOfAnotherTypeIsNone()
    {
        const auto json = SecretJson::parse(R"({"text":"1","number":1,"real":1.5,"null":null,"object":{"inner":"x"}})");
        QVERIFY(json);
        QVERIFY(!json->number("text"));
        QVERIFY(!json->text("number"));
        QVERIFY(!json->number("real"));
        QVERIFY(!json->secret("null"));
        QVERIFY(!json->text("inner"));
        QVERIFY(!json->text("missing"));
    }

    void whatIsCutShortIsNone()
    {
        SecretJsonWriter writer;
        writer.add("secret", Secret("value"));
        const QByteArray whole = bytesOf(writer.finish());
        for (qsizetype size = 0; size < whole.size(); ++size) {
            QVERIFY(!SecretJson::parse(whole.first(size)));
        }
    }
};

KEYDESK_TEST(SecretJsonTest)
#include "secretjson.moc"
