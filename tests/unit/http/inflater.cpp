// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/inflater.h>
#include <QRandomGenerator>
#include <support/deflated.h>
#include <support/testmain.h>

namespace {

struct Inflated {
    Inflater::Outcome outcome = Inflater::Outcome::Good;
    QByteArray bytes;
    qint64 largestPiece = 0;
    bool isComplete = false;
};

Inflated inflated(const QByteArray &coded, QByteArrayView coding, qsizetype step, qint64 atMost = -1)
{
    Inflated result;
    const auto inflater = Inflater::of(coding);
    for (qsizetype at = 0; at < coded.size() && result.outcome == Inflater::Outcome::Good; at += step) {
        result.outcome = inflater->feed(
            QByteArrayView(coded).sliced(at, std::min(step, coded.size() - at)), [&](QByteArrayView piece) {
                result.bytes += piece;
                result.largestPiece = std::max<qint64>(result.largestPiece, piece.size());
                return atMost < 0 || result.bytes.size() < atMost;
            });
    }
    result.isComplete = inflater->isComplete();
    return result;
}

QByteArray table(int rows)
{
    QByteArray json = "[";
    QRandomGenerator random(1);
    for (int i = 0; i < rows; ++i) {
        json += R"({"asin":"B0)" + QByteArray::number(random.bounded(10'000'000))
            + R"(","marketplace":"DE","currency":"EUR","available":true,"price":)"
            + QByteArray::number(random.bounded(999)) + "},";
    }
    return json + "{}]";
}

} // namespace

class InflaterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void decodesEveryWrapperInStepsOfEverySize()
    {
        const QByteArray plain = table(2000);
        const QList<QPair<QByteArray, Wrapper>> codings{
            {"gzip", Gzip}, {"X-GZIP", Gzip}, {"deflate", Zlib}, {"deflate", Raw}};
        for (const auto &[coding, wrapper] : codings) {
            for (const qsizetype step : {qsizetype(1), qsizetype(7), qsizetype(1 << 20)}) {
                const Inflated result = inflated(deflated(plain, wrapper), coding, step);
                QCOMPARE(result.outcome, Inflater::Outcome::Good);
                QVERIFY(result.isComplete);
                QVERIFY(result.bytes == plain);
                QVERIFY(result.largestPiece <= Inflater::PieceSize);
            }
        }
    }

    void decodesSeveralGzipMembers()
    {
        const Inflated result = inflated(deflated("one ", Gzip) + deflated("two", Gzip), "gzip", 3);
        QCOMPARE(result.bytes, QByteArray("one two"));
        QVERIFY(result.isComplete);
    }

    void whatIsNoMemberBehindTheEndIsIgnoredWhereverItIsCut()
    {
        const QByteArray coded = deflated("one", Gzip) + QByteArray(6, '\0') + deflated("two", Gzip);
        for (qsizetype step = 1; step <= coded.size(); ++step) {
            const Inflated result = inflated(coded, "gzip", step);
            QCOMPARE(result.outcome, Inflater::Outcome::Good);
            QCOMPARE(result.bytes, QByteArray("one"));
            QVERIFY(result.isComplete);
        }
    }

    void honestTablesPass()
    {
        const QByteArray plain = table(150'000); // some 12 MB
        const QByteArray coded = deflated(plain, Gzip);
        const Inflated result = inflated(coded, "gzip", 64 * 1024);
        QCOMPARE(result.outcome, Inflater::Outcome::Good);
        QVERIFY(result.bytes == plain);
    }

    void aTableThatShrinksMoreThan40TimesPasses()
    {
        QByteArray plain;
        for (int i = 0; i < 60'000; ++i) {
            plain += R"({"state":"done","marketplace":"DE","type":"AMAZON_PRODUCT_DETAIL_TASK","id":)"
                + QByteArray::number(i / 4) + "}\n";
        }
        const QByteArray coded = deflated(plain, Gzip);
        QVERIFY2(plain.size() > 40 * coded.size(), qPrintable(QString::number(plain.size() / coded.size())));
        QCOMPARE(inflated(coded, "gzip", 64 * 1024).outcome, Inflater::Outcome::Good);
    }

    void anHonestAnswerOf100MillionBytesPassesHoweverWellItShrinks()
    {
        const QByteArray plain = QByteArray(";;;0;0;false;\n").repeated(100'000'000 / 14);
        for (const auto &[coding, wrapper] : {qMakePair("gzip", Gzip), qMakePair("deflate", Zlib)}) {
            const QByteArray coded = deflated(plain, wrapper);
            QVERIFY(plain.size() > Inflater::MaxRatio * coded.size());
            const Inflated result = inflated(coded, coding, 64 * 1024);
            QCOMPARE(result.outcome, Inflater::Outcome::Good);
            QVERIFY(result.isComplete);
            QVERIFY(result.bytes == plain);
        }
    }

    void aBombStopsEarly()
    {
        const QByteArray coded = deflated(QByteArray(Inflater::FreeOutput + 1024 * 1024, '\0'), Gzip);
        const Inflated result = inflated(coded, "gzip", 64 * 1024);
        QCOMPARE(result.outcome, Inflater::Outcome::ExpandsTooFar);
        QVERIFY2(result.bytes.size() <= Inflater::FreeOutput, qPrintable(QString::number(result.bytes.size())));
    }

    void theReceiverCanStopIt()
    {
        const Inflated result = inflated(deflated(table(20'000), Gzip), "gzip", 1 << 20, 200'000);
        QCOMPARE(result.outcome, Inflater::Outcome::Stopped);
        QVERIFY(result.bytes.size() < 200'000 + Inflater::PieceSize);
    }

    void damageAndCutsAreSeen()
    {
        QByteArray coded = deflated(table(2000), Gzip);
        QVERIFY(!inflated(coded.chopped(20), "gzip", 512).isComplete);
        coded[coded.size() / 2] = static_cast<char>(coded[coded.size() / 2] ^ 0x55);
        const Inflated broken = inflated(coded, "gzip", 512);
        QVERIFY(broken.outcome == Inflater::Outcome::Damaged);
        QCOMPARE(inflated("<html>not gzip", "gzip", 512).outcome, Inflater::Outcome::Damaged);
        QVERIFY(Inflater::of("gzip")->isComplete()); // no body at all is no damage
    }

    void otherCodingsAreLeftAlone()
    {
        QVERIFY(!Inflater::of("br"));
        QVERIFY(!Inflater::of(""));
        QVERIFY(!Inflater::of("gzip, br"));
        QVERIFY(!Inflater::of("identity"));
    }
};

KEYDESK_TEST(InflaterTest)
#include "inflater.moc"
