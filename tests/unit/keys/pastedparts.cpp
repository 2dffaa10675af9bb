// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/pastedkey.h>

#include <keys/textofhtml.h>
#include <support/testmain.h>

namespace {

QString shown(const Secret &secret)
{
    return secret.reveal([](QByteArrayView utf8) { return QString::fromUtf8(utf8); });
}

const QString Page
    = QStringLiteral("<meta charset='utf-8'><!--StartFragment--><style>td { color: red }</style>\n<table>\n"
                     "  <tr><th>Label</th><td>Price &amp; stock</td></tr>\n"
                     "  <tr><th>Client&nbsp;ID</th><td><code>my-id</code></td></tr>\n"
                     "  <tr><th>Client secret</th><td><b>s3</b>cret&lt;&#x41;</td></tr>\n"
                     "</table><!--EndFragment-->");

} // namespace

class PastedPartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void partsAreFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("parts"); // id, secret, label
        const auto row = [](const char *name, const QString &text, const QString &id, const QString &secret,
                             const QString &label = {}) {
            QTest::newRow(name) << text << QStringList{id, secret, label};
        };
        const QString id = QStringLiteral("my-id");
        const QString secret = QStringLiteral("s3cret");
        row("only an id", QStringLiteral("client_id=my-id"), id, {});
        row("only an id, JSON", QStringLiteral("{\"clientId\": \"my-id\"}"), id, {});
        row("only a secret", QStringLiteral("Client secret: s3cret"), {}, secret);
        row("only a secret, short name", QStringLiteral("Secret:\u00a0s3cret\n"), {}, secret);
        row("only a label", QStringLiteral("Label: Price monitor"), {}, {}, QStringLiteral("Price monitor"));
        row("a label and an id", QStringLiteral("name=Price\nclient_id=my-id"), id, {}, QStringLiteral("Price"));
        row("table, a row a part", QStringLiteral("Label\tPrice monitor\nClient ID\tmy-id\nClient secret\ts3cret\n"),
            id, secret, QStringLiteral("Price monitor"));
        row("table, other columns", QStringLiteral("Client ID\tmy-id\tCopy\r\nClient secret\ts3cret\tCopy\r\n"), id,
            secret);
        row("table, a column a part",
            QStringLiteral("Label\tClient secret\tClient ID\tCreated\nPrice\ts3cret\tmy-id\ttoday"), id, secret,
            QStringLiteral("Price"));
        row("table, an id that ends like a name", QStringLiteral("Client ID\tacme-client-id\nClient secret\ts3cret"),
            QStringLiteral("acme-client-id"), secret);
        row("table, one row of it", QStringLiteral("Client secret\ts3cret"), {}, secret);
        row("a form's lines", QStringLiteral("Client ID\nmy-id\nClient secret\ns3cret\n"), id, secret);
        row("a form's lines with a label", QStringLiteral("Name\nPrice monitor\n\nClient ID\nmy-id\nSecret\ns3cret"),
            id, secret, QStringLiteral("Price monitor"));
        row("HTML table", Page, id, QStringLiteral("s3cret<A"), QStringLiteral("Price & stock"));
        row("HTML list",
            QStringLiteral("<dl><dt>Client ID</dt><dd>my-id</dd><dt>Client Secret</dt><dd>s3cret</dd></dl>"), id,
            secret);
        row("HTML paragraphs", QStringLiteral("<p>Client ID: my-id</p><p>Client secret: <code>s3cret</code></p>"), id,
            secret);
        row("two keys in a table", QStringLiteral("Client ID\tClient secret\na\tb\nc\td"), {}, {});
        row("two keys", QStringLiteral("CLIENT_ID=a\nCLIENT_ID=b\nCLIENT_SECRET=c"), {}, {});
        row("an id that cannot be", QStringLiteral("client_id=%1").arg(QString(300, QLatin1Char('x'))), {}, {});
    }

    void partsAreFound()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, parts);
        const PastedParts found = partsInPasted(text);
        QCOMPARE((QStringList{found.clientId, shown(found.clientSecret), found.label}), parts);
        QVERIFY(found.bare.empty());
    }

    void bareLinesAreLeftToGuess_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("bare");
        QTest::newRow("one") << QStringLiteral(" my-id\r\n") << QStringList{QStringLiteral("my-id")};
        QTest::newRow("one with padding")
            << QStringLiteral("c2VjcmV0Cg==") << QStringList{QStringLiteral("c2VjcmV0Cg==")};
        QTest::newRow("a phrase") << QStringLiteral("Price monitor") << QStringList{QStringLiteral("Price monitor")};
        QTest::newRow("two") << QStringLiteral("my-id\ns3cret")
                             << QStringList{QStringLiteral("my-id"), QStringLiteral("s3cret")};
        QTest::newRow("two cells") << QStringLiteral("my-id\ts3cret")
                                   << QStringList{QStringLiteral("my-id"), QStringLiteral("s3cret")};
        QTest::newRow("a name alone") << QStringLiteral("Client ID") << QStringList();
        QTest::newRow("an address") << QStringLiteral("https://suite.example/keys") << QStringList();
        QTest::newRow("an assignment") << QStringLiteral("HOME=/root") << QStringList();
        QTest::newRow("a tag") << QStringLiteral("<b>") << QStringList();
        QTest::newRow("three") << QStringLiteral("a\nb\nc") << QStringList();
        QTest::newRow("nothing") << QStringLiteral(" \n") << QStringList();
        QTest::newRow("a document") << QString(70'000, QLatin1Char('x')) << QStringList();
    }

    void bareLinesAreLeftToGuess()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, bare);
        const PastedParts found = partsInPasted(text);
        QStringList values;
        for (const Secret &value : found.bare) {
            values.append(shown(value));
        }
        QCOMPARE(values, bare);
        QCOMPARE(found.isEmpty(), bare.isEmpty());
    }

    void fullNamesAreToldFromShortOnes()
    {
        QVERIFY(partsInPasted(u"client_secret=s3cret").hasFullNames);
        QVERIFY(!partsInPasted(u"secret=s3cret").hasFullNames);
    }

    void aSecretThatNoPersonMadeUpIsNoClientId()
    {
        const auto key = recognisePastedKey(u"qT7vR2mX9kLp4WzB8nYc3HsD6fJg1AeU\nprice-monitor");
        QVERIFY(key);
        QCOMPARE(key->clientId, QStringLiteral("price-monitor"));
        QCOMPARE(shown(key->clientSecret), QStringLiteral("qT7vR2mX9kLp4WzB8nYc3HsD6fJg1AeU"));
        // Where both look alike, the first one stays the id.
        QCOMPARE(recognisePastedKey(u"2f1c9f0e-7d1b-4f6a-9a55-0b1c2d3e4f50\nsecret-good")->clientId,
            QStringLiteral("2f1c9f0e-7d1b-4f6a-9a55-0b1c2d3e4f50"));
    }

    void likenesses_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("likeness");
        QTest::newRow("words") << QByteArray("price-monitor") << int(Likeness::Words);
        QTest::newRow("long words") << QByteArray("acme-price-monitor-production") << int(Likeness::Words);
        QTest::newRow("words and a year") << QByteArray("acme-price-monitor-2026") << int(Likeness::Unclear);
        QTest::newRow("uuid") << QByteArray("2f1c9f0e-7d1b-4f6a-9a55-0b1c2d3e4f50") << int(Likeness::Unclear);
        QTest::newRow("random") << QByteArray("qT7vR2mX9kLp4WzB8nYc3HsD6fJg1AeU") << int(Likeness::Random);
        QTest::newRow("base64") << QByteArray("c2VjcmV0IG9mIGFjbWU=") << int(Likeness::Random);
        QTest::newRow("short") << QByteArray("aB3") << int(Likeness::Words);
    }

    void likenesses()
    {
        QFETCH(QByteArray, value);
        QFETCH(int, likeness);
        QCOMPARE(int(likenessOf(Secret(value))), likeness);
    }

    void htmlIsReadAsItShows_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("text");
        QTest::newRow("cells") << QStringLiteral(
            "<tr>\n <td>a</td>\n <td>b </td></tr><tr><td>c</td><td></td><td>d</td></tr>")
                               << QStringLiteral("a\tb\nc\t\td\n");
        QTest::newRow("breaks") << QStringLiteral("a<br>b<BR/>c<p>d</p>e") << QStringLiteral("a\nb\nc\nd\ne");
        QTest::newRow("white space") << QStringLiteral("  a \n  b&nbsp;&nbsp;c ") << QStringLiteral("a b c ");
        QTest::newRow("entities") << QStringLiteral("&lt;a&gt; &amp;amp; &#65;&#x42; &unknown; & &#0;")
                                  << QStringLiteral("<a> &amp; AB &unknown; & &#0;");
        QTest::newRow("hidden") << QStringLiteral("a<script>if (x<y) { b }</script><!-- c > d -->e<style>f</STYLE>g")
                                << QStringLiteral("aeg");
        QTest::newRow("less than") << QStringLiteral("1 < 2") << QStringLiteral("1 < 2");
        QTest::newRow("cut off") << QStringLiteral("a<td") << QStringLiteral("a\t");
    }

    void htmlIsReadAsItShows()
    {
        QFETCH(QString, html);
        QFETCH(QString, text);
        QCOMPARE(textOfHtml(html), text);
    }

    void htmlWithinHtmlIsText()
    {
        const PastedParts found = partsInPasted(u"<p>&lt;p&gt;client_secret: s3cret&lt;/p&gt;</p>");
        QVERIFY(found.isEmpty());
    }
};

KEYDESK_TEST(PastedPartsTest)
#include "pastedparts.moc"
