// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/backuptext.h>

#include <keys/settingsjson.h>
#include <QJsonArray>
#include <QJsonDocument>

namespace {

QString textOf(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

Secret written(const BackupSpace &space)
{
    SecretJsonWriter json;
    json.add("name", space.name.text());
    addSettings(json, space.settings);
    json.addFlag("sandbox", space.isSandbox);
    return json.finish();
}

} // namespace

BackupText::BackupText(const QDateTime &createdAt, const QList<BackupSpace> &spaces)
{
    m_text.append(QByteArrayView(QStringLiteral("{\"keydesk_backup\":%1,\"created_at\":\"%2\",\"spaces\":[")
                                     .arg(Backup::Version)
                                     .arg(textOf(createdAt))
                                     .toUtf8()));
    for (qsizetype i = 0; i < spaces.size(); ++i) {
        m_text.append(QByteArrayView(i == 0 ? "\n" : ",\n"));
        m_text.append(written(spaces.at(i)));
    }
    m_text.append(QByteArrayView("],\"keys\":["));
}

void BackupText::add(const BackupKey &key, const KeySecret &secret, const KeySecret *previous)
{
    SecretJsonWriter json;
    json.add("id", key.id.text());
    json.add("space", key.space.text());
    json.add("label", key.label.text());
    json.add("client_id", secret.clientId.text());
    json.add("client_secret", secret.secret);
    json.add("note", key.note);
    json.add("created_at", textOf(key.createdAt));
    json.add("changed_at", textOf(key.changedAt));
    if (key.rotateBy.isValid()) {
        json.add("rotate_by", key.rotateBy.toString(Qt::ISODate));
    }
    if (key.removedAt.isValid()) {
        json.add("removed_at", textOf(key.removedAt));
    }
    if (previous) {
        json.add("previous_client_id", previous->clientId.text());
        json.add("previous_client_secret", previous->secret);
        json.add("previous_since", textOf(key.previousSince));
    }
    m_text.append(QByteArrayView(m_keys++ > 0 ? ",\n" : "\n"));
    m_text.append(json.finish());
}

void BackupText::addMissing(const QString &reference)
{
    m_missing.append(reference);
}

Secret BackupText::finish()
{
    m_text.append(QByteArrayView("],\"missing\":"));
    m_text.append(QByteArrayView(QJsonDocument(QJsonArray::fromStringList(m_missing)).toJson(QJsonDocument::Compact)));
    m_text.append(QByteArrayView("}\n"));
    return m_text.take();
}
