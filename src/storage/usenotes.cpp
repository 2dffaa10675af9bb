// SPDX-License-Identifier: GPL-3.0-or-later
#include <storage/usenotes.h>

#include <files/filelock.h>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace {

enum Field { KeyField, TimeField, PartField, ProgramField, FolderField, HostField, ListedField, FieldCount };

QByteArray lineOf(const NotedUse &noted)
{
    const Use &use = noted.use;
    const QJsonArray fields{use.key.text(), use.lastAt.toMSecsSinceEpoch(), usePartText(use.part), use.caller.program,
        use.caller.folder, use.host, noted.isListed};
    return QJsonDocument(fields).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<NotedUse> readLine(const QByteArray &line)
{
    const QJsonArray fields = QJsonDocument::fromJson(line).array();
    const auto key = KeyId::parse(fields.at(KeyField).toString());
    const auto part = parseUsePart(fields.at(PartField).toString());
    if (fields.size() != FieldCount || !key || !part) {
        return std::nullopt;
    }
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(fields.at(TimeField).toInteger(), Qt::UTC);
    return NotedUse{.use = {.key = *key,
                        .firstAt = at,
                        .lastAt = at,
                        .part = *part,
                        .caller = {fields.at(ProgramField).toString(), fields.at(FolderField).toString()},
                        .host = fields.at(HostField).toString()},
        .isListed = fields.at(ListedField).toBool()};
}

tl::unexpected<Error> unwritable(const QFile &file)
{
    return failure(ErrorKind::FileUnwritable, {file.fileName(), file.errorString()});
}

} // namespace

UseNotes::UseNotes(const QString &databasePath)
    : m_path(databasePath + QStringLiteral(".uses"))
{
}

qint64 UseNotes::size() const
{
    return QFileInfo(m_path).size();
}

Result<bool> UseNotes::append(const NotedUse &noted) const
{
    const auto lock = FileLock::tryLock(m_path); // which makes the file for its owner alone
    if (!lock) {
        return failureOf(lock);
    }
    if (!*lock) {
        return false;
    }
    QFile file(m_path);
    const QByteArray line = lineOf(noted);
    if (!file.open(QFile::WriteOnly | QFile::Append | QFile::Unbuffered) || file.write(line) != line.size()) {
        return unwritable(file);
    }
    return true;
}

Result<bool> UseNotes::takeAll(const std::function<Result<void>(const QList<NotedUse> &)> &take) const
{
    const auto lock = FileLock::tryLock(m_path);
    if (!lock) {
        return failureOf(lock);
    }
    if (!*lock) {
        return false;
    }
    QFile file(m_path);
    if (!file.open(QFile::ReadWrite)) {
        return unwritable(file);
    }
    QList<NotedUse> all;
    while (!file.atEnd()) {
        if (const auto noted = readLine(file.readLine())) {
            all.append(*noted);
        }
    }
    if (const auto taken = take(all); !taken) {
        return failureOf(taken);
    }
    if (!file.resize(0)) {
        return unwritable(file);
    }
    return true;
}
