// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <sandbox/products.h>
#include <support/testmain.h>

using namespace sandbox;

namespace {

QByteArray all(Pieces pieces, qsizetype *largest = nullptr)
{
    QByteArray body;
    while (const auto piece = pieces()) {
        body += piece->bytes;
        if (largest) {
            *largest = std::max(*largest, piece->bytes.size());
        }
    }
    return body;
}

} // namespace

class ProductsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aProductIsJsonAndTheSameEachTime()
    {
        for (quint32 number = 0; number < 2000; ++number) {
            const QByteArray text = sampleProduct(number);
            QCOMPARE(text, sampleProduct(number));
            QJsonParseError error;
            const QJsonObject product = QJsonDocument::fromJson(text, &error).object();
            QVERIFY2(error.error == QJsonParseError::NoError, text.constData());
            QCOMPARE(product.value(QLatin1String("asin")).toString().size(), qsizetype(10));
            QVERIFY(QDateTime::fromString(product.value(QLatin1String("updatedAt")).toString(), Qt::ISODate).isValid());
            QVERIFY(product.value(QLatin1String("price")).toDouble() >= 1);
            QVERIFY(product.value(QLatin1String("salesRank")).toInt() >= 1);
        }
        QVERIFY(sampleProduct(1) != sampleProduct(2));
    }

    void itHoldsWhatCarelessClientsGetWrong()
    {
        QVERIFY(sampleProduct(0).contains("\"catalogId\":9007199254740993,"));
        QVERIFY(sampleProduct(7).contains("\"catalogId\":9007199254741007,"));
        QByteArray many;
        for (quint32 number = 0; number < 200; ++number) {
            many += sampleProduct(number);
        }
        const QString text = QString::fromUtf8(many);
        for (const char16_t c : u"ßé急☕“") {
            QVERIFY(c == 0 || text.contains(QChar(c)));
        }
        QVERIFY(text.contains(QStringLiteral("🔊")));
        QVERIFY(many.contains("\\\"")); // a quote inside a string
        QVERIFY(many.contains("null"));
        static const QRegularExpression endsInZero(QStringLiteral("\"price\":[0-9]+\\.[0-9]0,"));
        QVERIFY(endsInZero.match(text).hasMatch()); // 12.50, which a double prints as 12.5
    }

    void listsAreWholeWhateverTheirLength()
    {
        for (quint32 count : {0U, 1U, 2U, 199U, 5000U}) {
            const QJsonObject list = QJsonDocument::fromJson(all(sampleProducts(count))).object();
            QCOMPARE(list.value(QLatin1String("count")).toInt(-1), int(count));
            QCOMPARE(list.value(QLatin1String("products")).toArray().size(), qsizetype(count));
        }
    }

    void aLargeListIsMadePieceByPiece()
    {
        qsizetype largest = 0;
        const QByteArray body = all(sampleProducts(100'000), &largest);
        QVERIFY(body.size() > 20'000'000);
        QVERIFY(largest < 70'000);
    }
};

KEYDESK_TEST(ProductsTest)
#include "products.moc"
