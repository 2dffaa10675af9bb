// SPDX-License-Identifier: GPL-3.0-or-later
#include <secrets/vaultdocument.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <support/await.h>
#include <support/testmain.h>

namespace {

/// With ' for ", which moc misreads in a raw string.
QByteArray json(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

QByteArray textOf(const VaultDocument &document)
{
    return document.text().reveal([](QByteArrayView bytes) { return bytes.toByteArray(); });
}

} // namespace

class VaultDocumentTest : public QObject {
    Q_OBJECT
    const QString m_one = QStringLiteral("io.github.keydesk/key/v1/one");
    const QString m_two = QStringLiteral("io.github.keydesk/key/v1/two");

private Q_SLOTS:
    void aPersonCanReadIt()
    {
        const Secret first("{\"client_secret\":\"a\"}");
        const Secret second(QByteArrayView("\0\xff\n", 3));
        const VaultDocument document = VaultDocument().with(m_one, &first).with(m_two, &second);
        const QByteArray text = textOf(document);
        const QJsonObject object = QJsonDocument::fromJson(text).object();
        QCOMPARE(object.keys(), (QStringList{QStringLiteral("entries"), QStringLiteral("keydesk_vault")}));
        QCOMPARE(object.value(QStringLiteral("keydesk_vault")).toInt(), 1);
        const QJsonObject entries = object.value(QStringLiteral("entries")).toObject();
        QCOMPARE(entries.keys(), (QStringList{m_one, m_two}));
        QCOMPARE(QByteArray::fromBase64(entries.value(m_one).toString().toLatin1()), "{\"client_secret\":\"a\"}");
        QCOMPARE(QByteArray::fromBase64(entries.value(m_two).toString().toLatin1()), QByteArray("\0\xff\n", 3));
        QCOMPARE(text.count('\n'), 3); // an entry a line
    }

    void whatIsSetIsReadReplacedAndTakenOut()
    {
        const Secret first("one");
        const Secret other("another");
        VaultDocument document = VaultDocument().with(m_one, &first);
        QVERIFY(document.value(m_one) == first);
        QVERIFY(!document.value(m_two));
        document = document.with(m_two, &other).with(m_one, &other);
        QCOMPARE(document.names(), (QStringList{m_one, m_two}));
        QVERIFY(document.value(m_one) == other);
        document = document.with(m_one, nullptr).with(m_one, nullptr);
        QCOMPARE(document.names(), QStringList(m_two));
        QVERIFY(document.value(m_two) == other);
        QCOMPARE(textOf(document.with(m_two, nullptr)), textOf(VaultDocument()));
    }

    void itsOwnTextReadsBackAlike()
    {
        VaultDocument document;
        for (int size = 0; size < 60; ++size) {
            const Secret value{QByteArrayView(QByteArray(size, static_cast<char>(0x80 + size)))};
            document = document.with(QStringLiteral("entry %1 \"\\\n\u00fc").arg(size), &value);
        }
        const auto back = VaultDocument::parse(document.text());
        QVERIFY_RESULT(back);
        QCOMPARE(textOf(*back), textOf(document));
        QCOMPARE(back->names(), document.names());
        for (const QString &name : document.names()) {
            QVERIFY(back->value(name) == document.value(name));
        }
    }

    void whatAPersonOrAnotherProgramWroteIsRead()
    {
        const QByteArray text = " {\r\n \"entries\" : { \"a\" :\t\"\\/\\u002f8=\", \"b\": \"\" },\n"
                                "  \"comment\": [\"mine\"], \"keydesk_vault\":1 } \n";
        const auto document = VaultDocument::parse(Secret(text));
        QVERIFY_RESULT(document);
        QCOMPARE(document->names(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        QVERIFY(document->value(QStringLiteral("a")) == Secret(QByteArrayView("\xff\xff")));
        QVERIFY(document->value(QStringLiteral("b"))->isEmpty());
    }

    void whatIsNoBase64IsGivenAsItStands()
    {
        const auto document = VaultDocument::parse(Secret(json("{'keydesk_vault':1,'entries':{'a':'not base64'}}")));
        QVERIFY_RESULT(document);
        QVERIFY(document->value(QStringLiteral("a")) == Secret("not base64"));
    }

    void whatIsNoneSaysSo_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("kind");
        const int damaged = static_cast<int>(ErrorKind::VaultDamaged);
        QTest::newRow("nothing") << QByteArray() << damaged;
        QTest::newRow("no JSON") << QByteArray("keys") << damaged;
        QTest::newRow("no version") << json("{'entries':{}}") << damaged;
        QTest::newRow("a version that is none") << json("{'keydesk_vault':'1','entries':{}}") << damaged;
        QTest::newRow("version 0") << json("{'keydesk_vault':0,'entries':{}}") << damaged;
        QTest::newRow("no entries") << json("{'keydesk_vault':1}") << damaged;
        QTest::newRow("entries that are none") << json("{'keydesk_vault':1,'entries':[]}") << damaged;
        QTest::newRow("an entry that is no text") << json("{'keydesk_vault':1,'entries':{'a':1}}") << damaged;
        QTest::newRow("an entry twice") << json("{'keydesk_vault':1,'entries':{'a':'','a':'YQ=='}}") << damaged;
        QTest::newRow("entries twice") << json("{'keydesk_vault':1,'entries':{},'entries':{}}") << damaged;
        QTest::newRow("cut") << json("{'keydesk_vault':1,'entries':{'a':'YQ==") << damaged;
        QTest::newRow("a newer one") << json("{'keydesk_vault':2,'shelves':{}}")
                                     << static_cast<int>(ErrorKind::VaultNewer);
    }

    void whatIsNoneSaysSo()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, kind);
        QVERIFY_ERROR(VaultDocument::parse(Secret(text)), kind);
    }
};

KEYDESK_TEST(VaultDocumentTest)
#include "vaultdocument.moc"
