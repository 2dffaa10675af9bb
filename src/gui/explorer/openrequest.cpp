// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <gui/explorer/openrequest.h>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace {

constexpr std::array Kinds{
    std::pair{RequestBody::Kind::None, "none"},
    std::pair{RequestBody::Kind::Json, "json"},
    std::pair{RequestBody::Kind::Text, "text"},
    std::pair{RequestBody::Kind::Form, "form"},
    std::pair{RequestBody::Kind::File, "file"},
};

QString wordOf(RequestBody::Kind kind)
{
    for (const auto &[known, word] : Kinds) {
        if (known == kind) {
            return QString::fromLatin1(word);
        }
    }
    return u"none"_s;
}

RequestBody::Kind kindOf(const QString &word)
{
    for (const auto &[kind, known] : Kinds) {
        if (word == QLatin1String(known)) {
            return kind;
        }
    }
    return RequestBody::Kind::None;
}

QJsonArray toArray(const QList<NameValue> &rows)
{
    QJsonArray array;
    for (const NameValue &row : rows) {
        array.append(QJsonObject{{u"name"_s, row.name}, {u"value"_s, row.value}, {u"enabled"_s, row.enabled}});
    }
    return array;
}

QList<NameValue> toRows(const QJsonValue &value)
{
    QList<NameValue> rows;
    for (const auto &entry : value.toArray()) {
        const QJsonObject row = entry.toObject();
        rows.append({row[u"name"].toString(), row[u"value"].toString(), row[u"enabled"].toBool(true)});
    }
    return rows;
}

QJsonObject toObject(const OpenRequest &tab)
{
    const ApiRequest &request = tab.request;
    QJsonObject body{{u"kind"_s, wordOf(request.body.kind)}};
    if (request.body.content.size() <= MaxKeptBody) {
        body[u"content"_s] = QString::fromUtf8(request.body.content);
    }
    body[u"fields"_s] = toArray(request.body.fields);
    body[u"file"_s] = request.body.file;
    QJsonObject object{
        {u"method"_s, request.method},
        {u"target"_s, request.target},
        {u"query"_s, toArray(request.query)},
        {u"headers"_s, toArray(request.headers)},
        {u"body"_s, body},
    };
    if (tab.key) {
        object[u"key"_s] = tab.key->text();
    }
    return object;
}

OpenRequest toTab(const QJsonObject &object)
{
    OpenRequest tab;
    tab.request.method = object[u"method"].toString(tab.request.method);
    tab.request.target = object[u"target"].toString();
    tab.request.query = toRows(object[u"query"]);
    tab.request.headers = toRows(object[u"headers"]);
    const QJsonObject body = object[u"body"].toObject();
    tab.request.body.kind = kindOf(body[u"kind"].toString());
    tab.request.body.content = body[u"content"].toString().toUtf8();
    tab.request.body.fields = toRows(body[u"fields"]);
    tab.request.body.file = body[u"file"].toString();
    tab.key = KeyId::parse(object[u"key"].toString());
    return tab;
}

} // namespace

QString titleOf(const ApiRequest &request)
{
    QString path = request.target.section(u'#', 0, 0).section(u'?', 0, 0);
    const bool isAbsolute = path.contains("://"_L1);
    while (path.endsWith(u'/')) {
        path.chop(1);
    }
    const QString last = path.section(u'/', -1);
    if (!last.isEmpty() && !(isAbsolute && path.count(u'/') < 2)) {
        return request.method + u' ' + last;
    }
    return request.target.isEmpty() ? QCoreApplication::translate("OpenRequest", "New request")
                                    : request.method + " /"_L1;
}

QString tabText(const OpenRequest &tab)
{
    return QString::fromUtf8(QJsonDocument(toObject(tab)).toJson(QJsonDocument::Compact));
}

std::optional<OpenRequest> tabFromText(const QString &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    return document.isObject() ? std::optional(toTab(document.object())) : std::nullopt;
}
