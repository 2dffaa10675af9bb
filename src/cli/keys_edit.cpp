// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/services.h>
#include <cli/jsonfields.h>
#include <cli/lookup.h>
#include <cli/output.h>
#include <cli/verbs.h>

namespace {

/// A null date for 'none'.
Result<QDate> rotationDay(const QString &text)
{
    if (text == QLatin1String("none")) {
        return QDate();
    }
    const QDate day = QDate::fromString(text, Qt::ISODate);
    if (!day.isValid()) {
        return failure(ErrorKind::Usage,
            {QStringLiteral("'%1' is no date.").arg(text), QStringLiteral("Write it as 2027-01-31, or 'none'.")});
    }
    return day;
}

Result<KeyChange> changeOf(const Arguments &arguments)
{
    KeyChange change;
    if (const auto text = arguments.value(QLatin1String("label"))) {
        const auto label = Label::parse(*text);
        if (!label) {
            return failureOf(label);
        }
        change.label = *label;
    }
    if (const auto text = arguments.value(QLatin1String("client-id"))) {
        const auto clientId = ClientId::parse(*text);
        if (!clientId) {
            return failureOf(clientId);
        }
        change.clientId = *clientId;
    }
    change.note = arguments.value(QLatin1String("note"));
    if (const auto text = arguments.value(QLatin1String("rotate-by"))) {
        const auto day = rotationDay(*text);
        if (!day) {
            return failureOf(day);
        }
        change.rotateBy = *day;
    }
    if (!change.label && !change.clientId && !change.note && !change.rotateBy) {
        return failure(ErrorKind::Usage,
            {QStringLiteral("Nothing to change was given."), QStringLiteral("See: keydesk-cli keys edit --help")});
    }
    return change;
}

Task<Result<void>> edit(const Arguments &arguments, Services &services)
{
    const auto change = changeOf(arguments);
    if (!change) {
        co_return failureOf(change);
    }
    const auto key = co_await findKey(services.keyBook(), arguments.at(0));
    if (!key) {
        co_return failureOf(key);
    }
    const auto edited = co_await services.keyBook().edit(key->id, *change);
    if (!edited) {
        co_return failureOf(edited);
    }
    if (arguments.has(QLatin1String("json"))) {
        co_return printJson(jsonOf(*edited));
    }
    co_return printLine(QStringLiteral("Changed the key %1.").arg(referenceOf(*edited)));
}

constexpr Positional Positionals[] = {{.name = "REF", .help = "the key, as SPACE/LABEL or its id"}};
constexpr Option Options[] = {
    {.name = "label", .help = "a new label", .value = "LABEL"},
    {.name = "client-id", .help = "a corrected client ID", .value = "ID"},
    {.name = "note", .help = "a new note; empty removes it", .value = "TEXT"},
    {.name = "rotate-by", .help = "when to rotate it next, or 'none'; the window reminds of it", .value = "DATE"},
    {.name = "json", .help = "print the changed key as JSON"},
};

} // namespace

constexpr Command verbs::keysEdit = {
    .name = "keys edit",
    .summary = "Changes a key's label, client ID, note or next rotation; its secret stays",
    .positionals = Positionals,
    .options = Options,
    .example = "keydesk-cli keys edit Acme/Price --label 'Price monitor' --note 'nightly run'",
    .run = edit,
};
