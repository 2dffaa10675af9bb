// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <support/await.h>
#include <support/testmain.h>
#include <workbook/apirequest.h>

namespace {

Result<PreparedRequest> withBody(const RequestBody &body, const QList<NameValue> &headers = {})
{
    ApiRequest request;
    request.method = QStringLiteral("POST");
    request.headers = headers;
    request.body = body;
    return prepare(request, *Endpoint::parse(u"https://api.example"));
}

QList<QPair<QByteArray, QByteArray>> contentType(const char *type)
{
    return {{"Content-Type", type}};
}

RequestBody content(RequestBody::Kind kind, const char *bytes)
{
    RequestBody body;
    body.kind = kind;
    body.content = bytes;
    return body;
}

RequestBody fileBody(const QString &path)
{
    RequestBody body;
    body.kind = RequestBody::Kind::File;
    body.file = path;
    return body;
}

} // namespace

class BodiesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesTheTypeUnlessThePersonDid()
    {
        QCOMPARE(withBody(content(RequestBody::Kind::Json, "{\"a\":"))->headers,
            contentType("application/json")); // sent on purpose
        QCOMPARE(withBody(content(RequestBody::Kind::Text, "x"))->headers, contentType("text/plain; charset=utf-8"));
        const auto own = withBody(content(RequestBody::Kind::Json, "{}"),
            {{QStringLiteral("content-TYPE"), QStringLiteral("application/vnd.x+json")}});
        const QList<QPair<QByteArray, QByteArray>> expected{{"content-TYPE", "application/vnd.x+json"}};
        QCOMPARE(own->headers, expected);
        const auto off = withBody(
            content(RequestBody::Kind::Json, "{}"), {{QStringLiteral("Content-Type"), QStringLiteral("x/y"), false}});
        QCOMPARE(off->headers, contentType("application/json"));
    }

    void noBodyHasNoType()
    {
        QVERIFY(withBody({})->headers.isEmpty());
        QVERIFY(withBody(content(RequestBody::Kind::Json, ""))->headers.isEmpty());
    }

    void keepsContentByteForByte()
    {
        RequestBody body = content(RequestBody::Kind::Text, "");
        body.content = QByteArray("a\0b\r\n\xff", 6);
        QCOMPARE(withBody(body)->body, body.content);
    }

    void encodesForms()
    {
        RequestBody form;
        form.kind = RequestBody::Kind::Form;
        form.fields
            = {{QStringLiteral("a b"), QStringLiteral("1+1=2&é")}, {QStringLiteral("off"), QStringLiteral("x"), false},
                {QString(), QString()}, {QStringLiteral("e"), QString()}};
        const auto prepared = withBody(form);
        QCOMPARE(prepared->body, QByteArray("a+b=1%2B1%3D2%26%C3%A9&e="));
        QCOMPARE(prepared->headers, contentType("application/x-www-form-urlencoded"));
    }

    void readsFiles()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("body.bin")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("a\0b", 3));
        file.close();
        const auto prepared = withBody(fileBody(file.fileName()));
        QVERIFY_RESULT(prepared);
        QCOMPARE(prepared->body, QByteArray("a\0b", 3));
        QCOMPARE(prepared->headers, contentType("application/octet-stream"));
    }

    void saysWhatIsWrongWithAFile()
    {
        QTemporaryDir folder;
        const auto missing = withBody(fileBody(folder.filePath(QStringLiteral("none"))));
        QVERIFY_ERROR(missing, ErrorKind::NoSuchFile);
        QCOMPARE(missing.error().arguments, QStringList{folder.filePath(QStringLiteral("none"))});
        const auto isFolder = withBody(fileBody(folder.path()));
        QVERIFY_ERROR(isFolder, ErrorKind::FileUnreadable);
        QCOMPARE(isFolder.error().arguments.value(1), QStringLiteral("a folder"));
        QFile large(folder.filePath(QStringLiteral("large")));
        QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(MaxRequestFile + 1)); // sparse
        QVERIFY_ERROR(withBody(fileBody(large.fileName())), ErrorKind::FileUnreadable);
    }
};

KEYDESK_TEST(BodiesTest)
#include "bodies.moc"
