// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/manifest.h>

#include <keys/checkedentry.h>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace {

constexpr int ManifestVersion = 1;

QString entryName()
{
    return QStringLiteral("io.github.keydesk/manifest/v1");
}

QStringList parse(const Secret &manifest)
{
    const QJsonObject object
        = manifest.reveal([](QByteArrayView bytes) { return QJsonDocument::fromJson(bytes.toByteArray()).object(); });
    QStringList ids;
    for (const QJsonValue id : object.value(QLatin1String("ids")).toArray()) {
        ids.append(id.toString());
    }
    return ids;
}

Secret write(QStringList ids)
{
    ids.sort();
    ids.removeDuplicates();
    const QJsonObject object{
        {QStringLiteral("v"), ManifestVersion}, {QStringLiteral("ids"), QJsonArray::fromStringList(ids)}};
    return Secret(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

Task<Result<std::optional<QStringList>>> Manifest::read()
{
    const auto found = co_await m_store->read(entryName());
    if (found) {
        co_return std::optional<QStringList>(parse(*found));
    }
    if (found.error().kind == ErrorKind::KeychainEntryMissing) {
        co_return std::optional<QStringList>();
    }
    co_return failureOf(found);
}

Task<Result<void>> Manifest::include(EntryId entry, QStringList known)
{
    const auto listed = co_await read();
    if (!listed) {
        co_return failureOf(listed);
    }
    const QStringList ids = listed->value_or(QStringList()) + known + QStringList(entry.text());
    Secret manifest = write(ids);
    co_return co_await writeChecked(*m_store, entryName(), std::move(manifest));
}

Task<Result<void>> Manifest::excludeAll(QStringList entries)
{
    auto found = co_await read();
    if (!found) {
        co_return failureOf(found);
    }
    std::optional<QStringList> &listed = *found;
    const QSet<QString> gone(entries.cbegin(), entries.cend());
    if (!listed || listed->removeIf([&gone](const QString &id) { return gone.contains(id); }) == 0) {
        co_return {};
    }
    Secret manifest = write(*listed);
    co_return co_await writeChecked(*m_store, entryName(), std::move(manifest));
}
