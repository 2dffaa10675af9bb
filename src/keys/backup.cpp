// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/backup.h>

#include <core/apikey.h>
#include <keys/settingsjson.h>
#include <QSet>

namespace {

tl::unexpected<Error> notABackup(const QString &what)
{
    return failure(ErrorKind::NotABackup, {what});
}

QDateTime timeOf(const SecretJson &object, QByteArrayView name)
{
    const auto time = QDateTime::fromString(object.text(name).value_or(QString()), Qt::ISODateWithMs);
    return time.isValid() ? time.toUTC() : QDateTime();
}

std::optional<BackupSpace> spaceOf(QByteArrayView text)
{
    const auto object = SecretJson::parse(text);
    if (!object) {
        return std::nullopt;
    }
    const auto name = SpaceName::parse(object->text("name").value_or(QString()));
    const auto settings = settingsIn(*object);
    if (!name || !settings) {
        return std::nullopt;
    }
    return BackupSpace{*name, *settings, object->flag("sandbox")};
}

bool hasSecret(const SecretJson &object, QByteArrayView name)
{
    const auto lexeme = object.lexeme(name);
    return lexeme && lexeme->size() > 2 && lexeme->front() == '"';
}

std::optional<BackupKey> keyOf(QByteArrayView text)
{
    const auto object = SecretJson::parse(text);
    if (!object) {
        return std::nullopt;
    }
    const auto id = KeyId::parse(object->text("id").value_or(QString()));
    const auto space = SpaceName::parse(object->text("space").value_or(QString()));
    const auto label = Label::parse(object->text("label").value_or(QString()));
    const auto clientId = ClientId::parse(object->text("client_id").value_or(QString()));
    const QString note = object->text("note").value_or(QString());
    const QDateTime createdAt = timeOf(*object, "created_at");
    const QDateTime changedAt = timeOf(*object, "changed_at");
    if (!id || !space || !label || !clientId || !hasSecret(*object, "client_secret") || !createdAt.isValid()
        || !changedAt.isValid() || note.size() > ApiKey::MaxNoteLength) {
        return std::nullopt;
    }
    BackupKey key{.id = *id,
        .space = *space,
        .label = *label,
        .clientId = *clientId,
        .note = note,
        .createdAt = createdAt,
        .changedAt = changedAt,
        .rotateBy = QDate::fromString(object->text("rotate_by").value_or(QString()), Qt::ISODate),
        .removedAt = timeOf(*object, "removed_at")};
    if (object->lexeme("previous_client_secret")) {
        key.previousSince = timeOf(*object, "previous_since");
        if (!hasSecret(*object, "previous_client_secret") || !key.previousSince.isValid()
            || !ClientId::parse(object->text("previous_client_id").value_or(QString()))) {
            return std::nullopt;
        }
    }
    return key;
}

std::optional<QList<QByteArrayView>> elementsOf(const SecretJson &document, QByteArrayView name)
{
    const auto array = document.lexeme(name);
    return array ? jsonElements(*array) : std::nullopt;
}

} // namespace

/// Reads the parts of the document one after another.
struct Backup::Reader {
    Backup &backup;
    QByteArrayView text;

    Result<void> read()
    {
        const auto document = SecretJson::parse(text);
        if (!document) {
            return notABackup(QStringLiteral("it holds something else"));
        }
        const auto version = document->number("keydesk_backup");
        if (!version) {
            return notABackup(QStringLiteral("it holds something else"));
        }
        if (*version > Version) {
            return failure(ErrorKind::BackupNewer, {QString::number(*version), QString::number(Version)});
        }
        backup.m_createdAt = timeOf(*document, "created_at");
        if (*version < 1 || !backup.m_createdAt.isValid()) {
            return notABackup(QStringLiteral("it does not say when it was made"));
        }
        if (const auto spaces = readSpaces(*document); !spaces) {
            return spaces;
        }
        if (const auto keys = readKeys(*document); !keys) {
            return keys;
        }
        for (const QByteArrayView reference : elementsOf(*document, "missing").value_or(QList<QByteArrayView>())) {
            if (reference.front() == '"') {
                backup.m_missing.append(QString::fromUtf8(decodedJsonString(reference)));
            }
        }
        return {};
    }

    Result<void> readSpaces(const SecretJson &document)
    {
        const auto elements = elementsOf(document, "spaces");
        if (!elements) {
            return notABackup(QStringLiteral("it has no list of spaces"));
        }
        for (const QByteArrayView element : *elements) {
            const auto space = spaceOf(element);
            if (!space || m_spaces.contains(space->name.folded())) {
                return notABackup(QStringLiteral("space %1 of it is not sound").arg(backup.m_spaces.size() + 1));
            }
            m_spaces.insert(space->name.folded());
            backup.m_spaces.append(*space);
        }
        return {};
    }

    Result<void> readKeys(const SecretJson &document)
    {
        const auto elements = elementsOf(document, "keys");
        if (!elements) {
            return notABackup(QStringLiteral("it has no list of keys"));
        }
        QSet<KeyId> ids;
        for (const QByteArrayView element : *elements) {
            const auto key = keyOf(element);
            if (!key || ids.contains(key->id) || !m_spaces.contains(key->space.folded())) {
                return notABackup(QStringLiteral("key %1 of it is not sound").arg(backup.m_keys.size() + 1));
            }
            ids.insert(key->id);
            backup.m_keys.append(*key);
            backup.m_slices.append({element.data() - text.data(), element.size()});
        }
        return {};
    }

    QSet<QString> m_spaces = {}; ///< folded names
};

Result<Backup> Backup::parse(Secret document)
{
    Backup backup;
    const auto read
        = document.reveal([&backup](QByteArrayView text) { return Reader{.backup = backup, .text = text}.read(); });
    if (!read) {
        return failureOf(read);
    }
    backup.m_document = std::move(document);
    return backup;
}

std::optional<KeySecret> Backup::secretNamed(qsizetype n, QByteArrayView clientId, QByteArrayView secret) const
{
    return m_document.reveal([&](QByteArrayView document) -> std::optional<KeySecret> {
        const Slice &slice = m_slices.at(n);
        const auto object = SecretJson::parse(document.sliced(slice.at, slice.size));
        auto value = object ? object->secret(secret) : std::nullopt;
        const auto client = ClientId::parse(object ? object->text(clientId).value_or(QString()) : QString());
        if (!value || !client) {
            return std::nullopt;
        }
        return KeySecret{*client, std::move(*value)};
    });
}

KeySecret Backup::secret(qsizetype n) const
{
    auto found = secretNamed(n, "client_id", "client_secret");
    return found ? std::move(*found) : KeySecret{m_keys.at(n).clientId, Secret()}; // parse() has seen it
}

std::optional<KeySecret> Backup::previous(qsizetype n) const
{
    return secretNamed(n, "previous_client_id", "previous_client_secret");
}
