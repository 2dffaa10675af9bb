// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/indexrebuild.h>
#include <cli/jsonfields.h>
#include <cli/lookup.h>
#include <cli/output.h>
#include <cli/passphraseinput.h>
#include <cli/verbs.h>

namespace {

Result<void> printAsJson(const IndexRebuild &rebuilt)
{
    QJsonArray keys;
    for (const ApiKey &key : rebuilt.keys) {
        keys.append(jsonOf(key));
    }
    return printJson(QJsonObject{
        {QStringLiteral("keys"), keys},
        {QStringLiteral("preset_spaces"), QJsonArray::fromStringList(rebuilt.presetSpaces)},
        {QStringLiteral("left"), rebuilt.left},
        {QStringLiteral("set_aside"), rebuilt.setAside.isEmpty() ? QJsonValue() : QJsonValue(rebuilt.setAside)},
    });
}

Task<Result<void>> run(const Arguments &arguments)
{
    PassphraseInput prompt(arguments);
    const auto rebuilt = co_await rebuildIndex(&prompt);
    if (!rebuilt) {
        co_return failureOf(rebuilt);
    }
    if (!rebuilt->setAside.isEmpty()) {
        note(QStringLiteral("The damaged list of keys is kept as it was, in '%1'.").arg(rebuilt->setAside));
    }
    if (!rebuilt->presetSpaces.isEmpty()) {
        note(QStringLiteral("No entry holds the settings of %1: check them with 'keydesk-cli spaces list'.")
                 .arg(rebuilt->presetSpaces.join(QLatin1String(", "))));
    }
    if (rebuilt->left > 0) {
        note(QStringLiteral("Entries that were left as they are, for they hold no key that can be placed: %1.")
                 .arg(rebuilt->left));
    }
    if (arguments.has(QLatin1String("json"))) {
        co_return printAsJson(*rebuilt);
    }
    if (rebuilt->keys.isEmpty()) {
        co_return printLine(QStringLiteral("The list of keys lacks nothing that the keychain holds."));
    }
    QStringList lines;
    for (const ApiKey &key : rebuilt->keys) {
        lines.append(QStringLiteral("Brought back the key %1.").arg(referenceOf(key)));
    }
    note(QStringLiteral("Notes, the trash and what was used when are not in the keychain: they did not come back."));
    co_return printLine(lines.join(QLatin1Char('\n')));
}

constexpr Option Options[] = {{.name = "json", .help = "print what came back as JSON"}};

} // namespace

constexpr Command verbs::keysRebuild = {
    .name = "keys rebuild",
    .summary = "Brings keys back from the keychain when the list of them is lost or damaged",
    .positionals = {},
    .options = Options,
    .example = "keydesk-cli keys rebuild",
    .runAlone = run,
};
