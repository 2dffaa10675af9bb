// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/command.h>
#include <cli/requestwords.h>
#include <cli/verbs.h>
#include <QTemporaryDir>
#include <support/await.h>
#include <support/testmain.h>

namespace {

Arguments argumentsOf(const QStringList &words)
{
    const auto invocation = readCommandLine(QStringList{QStringLiteral("request")} + words, allVerbs());
    return invocation ? invocation->arguments : Arguments();
}

const QStringList Base{QStringLiteral("A/B"), QStringLiteral("GET"), QStringLiteral("/x")};

} // namespace

class RequestWordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aParameterIsSplitAtTheFirstEqualsSign()
    {
        QCOMPARE(queryParameter(QStringLiteral("a=b=c")),
            Result<NameValue>(NameValue{QStringLiteral("a"), QStringLiteral("b=c")}));
        QCOMPARE(queryParameter(QStringLiteral("a=")), Result<NameValue>(NameValue{QStringLiteral("a"), QString()}));
        QVERIFY_ERROR(queryParameter(QStringLiteral("a")), ErrorKind::Usage);
        QVERIFY_ERROR(queryParameter(QStringLiteral("=b")), ErrorKind::Usage);
    }

    void aHeaderIsSplitAtTheFirstColon()
    {
        QCOMPARE(headerLine(QStringLiteral("X-A: b: c ")),
            Result<NameValue>(NameValue{QStringLiteral("X-A"), QStringLiteral("b: c")}));
        QCOMPARE(headerLine(QStringLiteral("X-A:")), Result<NameValue>(NameValue{QStringLiteral("X-A"), QString()}));
        QVERIFY_ERROR(headerLine(QStringLiteral("X-A")), ErrorKind::Usage);
        QVERIFY_ERROR(headerLine(QStringLiteral(": b")), ErrorKind::Usage);
        // A line break is not trimmed: it is for prepare() to refuse.
        QCOMPARE(headerLine(QStringLiteral("X-A: b\r\n"))->value, QStringLiteral("b\r\n"));
    }

    void theWordsMakeARequest()
    {
        const auto request = requestFrom(argumentsOf(Base
            + QStringList{QStringLiteral("-q"), QStringLiteral("a=1"), QStringLiteral("-H"), QStringLiteral("X-A: 2"),
                QStringLiteral("-d"), QStringLiteral("[1]")}));
        QVERIFY_RESULT(request);
        QCOMPARE(request->method, QStringLiteral("GET"));
        QCOMPARE(request->target, QStringLiteral("/x"));
        QCOMPARE(request->query, QList<NameValue>({{QStringLiteral("a"), QStringLiteral("1")}}));
        QCOMPARE(request->headers, QList<NameValue>({{QStringLiteral("X-A"), QStringLiteral("2")}}));
        QCOMPARE(request->body.content, QByteArray("[1]"));
        QCOMPARE(requestFrom(argumentsOf(Base))->body.kind, RequestBody::Kind::None);
    }

    void aBodyIsJsonByItsFirstSign()
    {
        QCOMPARE(bodyFrom(" \n{}").kind, RequestBody::Kind::Json);
        QCOMPARE(bodyFrom("[").kind, RequestBody::Kind::Json);
        QCOMPARE(bodyFrom("a=b").kind, RequestBody::Kind::Text);
        QCOMPARE(bodyFrom("").kind, RequestBody::Kind::Text);
    }

    void aBodyComesFromAFile()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("body")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\xff\x00raw", 5);
        file.close();
        QCOMPARE(bodyBytes(QLatin1Char('@') + file.fileName()), Result<QByteArray>(QByteArray("\xff\x00raw", 5)));
        QVERIFY_ERROR(bodyBytes(QLatin1Char('@') + folder.filePath(QStringLiteral("gone"))), ErrorKind::NoSuchFile);
        QVERIFY_ERROR(bodyBytes(QLatin1Char('@') + folder.path()), ErrorKind::FileUnreadable);
    }

    void aTimeoutIsANumberOfSeconds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("milliseconds"); // 0: refused
        QTest::newRow("whole") << "5" << 5000;
        QTest::newRow("fraction") << "0.25" << 250;
        QTest::newRow("rounded up, never to nothing") << "0.0001" << 1;
        QTest::newRow("zero") << "0" << 0;
        QTest::newRow("negative") << "-1" << 0;
        QTest::newRow("word") << "soon" << 0;
        QTest::newRow("not a number") << "nan" << 0;
        QTest::newRow("endless") << "inf" << 0;
        QTest::newRow("more than a day") << "86401" << 0;
    }
    void aTimeoutIsANumberOfSeconds()
    {
        QFETCH(const QString, text);
        QFETCH(const int, milliseconds);
        const auto timeout = timeoutFrom(argumentsOf(Base + QStringList{QStringLiteral("--timeout=") + text}));
        if (milliseconds == 0) {
            QVERIFY_ERROR(timeout, ErrorKind::Usage);
        } else {
            QVERIFY_RESULT(timeout);
            QCOMPARE(timeout->value_or(std::chrono::milliseconds()).count(), milliseconds);
        }
    }
};

KEYDESK_TEST(RequestWordsTest)
#include "requestwords.moc"
