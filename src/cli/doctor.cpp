// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/paths.h>
#include <app/services.h>
#include <app/tlssupport.h>
#include <app/vault.h>
#include <app/wording.h>
#include <cli/columns.h>
#include <cli/hints.h>
#include <cli/output.h>
#include <cli/passphraseinput.h>
#include <cli/verbs.h>
#include <keys/keybook.h>
#include <QDate>
#include <QFileInfo>
#include <sandbox/sandboxserver.h>

namespace {

struct Check {
    QString name;
    bool ok = true;
    QString found;
    QString advice = {};
};

Check failed(const QString &name, const Error &error)
{
    const Wording wording = wordingFor(error);
    return {name, false, wording.sentence, wording.hint};
}

Check checkOfHome(const Paths &paths)
{
    for (const QString &path : {paths.home, paths.database, paths.vault}) {
        if (QFileInfo::exists(path) && !isPrivate(path)) {
            return {QStringLiteral("home"), false, QStringLiteral("'%1' can be read by others.").arg(path),
                QStringLiteral("Take their rights away with: chmod go= '%1'").arg(path)};
        }
    }
    return {QStringLiteral("home"), true, paths.home};
}

Check checkOfTls()
{
    const QString library = tlsLibrary();
    if (library.isEmpty()) {
        return {QStringLiteral("tls"), false, QStringLiteral("Qt can't make protected connections here."),
            QStringLiteral("Install OpenSSL and Qt's TLS plugin.")};
    }
    return {QStringLiteral("tls"), true, library};
}

/// A clock that is years behind makes every certificate invalid.
Check checkOfClock()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const bool ok = now.date() >= QDate(2026, 1, 1);
    return {QStringLiteral("clock"), ok, now.toString(Qt::ISODate),
        ok ? QString() : QStringLiteral("Set this machine's date and time.")};
}

Check checkOfSandbox()
{
    SandboxServer server;
    if (const auto started = server.start({}); !started) {
        return failed(QStringLiteral("sandbox"), started.error());
    }
    return {QStringLiteral("sandbox"), true, QStringLiteral("can listen on %1").arg(server.baseUrl().host())};
}

/// What the keychain holds and the index does not know. Beside keys that it knows that may be another home's.
Task<Check> checkOfLost(KeyBook &keyBook)
{
    const QString name = QStringLiteral("lost keys");
    const auto lost = co_await keyBook.countLost();
    if (!lost) {
        co_return failed(name, lost.error());
    }
    if (*lost == 0) {
        co_return Check{name, true, QStringLiteral("none: the list knows all that the keychain holds")};
    }
    const auto known = co_await keyBook.keys(KeyBook::Which::All);
    const bool isEmpty = known && known->isEmpty();
    co_return Check{name, !isEmpty,
        QStringLiteral("entries in the keychain that the list of keys does not know: %1").arg(*lost),
        QStringLiteral("If they are this list's, bring them back with: keydesk-cli keys rebuild")};
}

/// What the index knows and the keychain does not hold, as far as the keychain can tell.
Task<Check> checkOfMissing(KeyBook &keyBook)
{
    const QString name = QStringLiteral("missing keys");
    const auto missing = co_await keyBook.countMissing();
    if (!missing) {
        co_return failed(name, missing.error());
    }
    const int count = missing->value_or(0);
    if (count == 0) {
        co_return Check{name, true, QStringLiteral("none that this keychain could tell of")};
    }
    co_return Check{name, false,
        QStringLiteral("entries of the list of keys that the keychain does not hold: %1").arg(count),
        QStringLiteral("Check that it is the keychain of this login and that it is whole; nothing was removed.")};
}

/// How to get what the system keeps secrets in, where something else does.
QString waysToAKeychain()
{
    return QStringLiteral(
        "The system's keychain is safer: install and start gnome-keyring (GNOME, Xfce and others), "
        "kwalletmanager (KDE) or keepassxc with its secret service, then: keydesk-cli vault use keychain");
}

/// Which store is in use, and whether it works.
Check checkOfPlace(Services &services, const Result<void> &probed)
{
    const auto name = QStringLiteral("keychain");
    const bool inKeychain = services.vault().inUse() == SecretPlace::Keychain;
    if (!probed) {
        Check check = failed(name, probed.error());
        if (probed.error().kind == ErrorKind::KeychainMissing || probed.error().kind == ErrorKind::VaultMissing) {
            check.advice = errorLine(probed.error(), &verbs::doctor).sliced(check.found.size()).trimmed();
        }
        return check;
    }
    if (services.vault().inUse() == SecretPlace::ThisRun) {
        return {name, true, QStringLiteral("memory, for this run only"), waysToAKeychain()};
    }
    const QString found = inKeychain
        ? QStringLiteral("%1 stores, reads and removes").arg(services.keyBook().keychainName())
        : QStringLiteral("the vault file '%1' opens").arg(services.vault().path());
    return {name, true, found, inKeychain ? QString() : waysToAKeychain()};
}

/// Index and keychain. A keychain can be looked at without the person's index, should that be what is broken.
Task<Result<QList<Check>>> checkStores(const Arguments &arguments, PassphrasePrompt &prompt)
{
    const bool runOnly = arguments.has(QLatin1String("run-only"));
    QList<Check> checks;
    Services::Options options{.runOnly = runOnly, .tokenKeeping = TokenKeeping::InMemory, .prompt = &prompt};
    auto services = co_await Services::open(options);
    if (services) {
        checks.append({QStringLiteral("database"), true, Paths::ofThisPerson().database});
    } else {
        checks.append(failed(QStringLiteral("database"), services.error()));
        options.inMemoryIndex = true;
        services = co_await Services::open(options);
        if (!services) {
            co_return checks;
        }
    }
    KeyBook &keyBook = (*services)->keyBook();
    const auto probed = co_await keyBook.probeKeychain(arguments.stop);
    checks.append(checkOfPlace(**services, probed));
    checks.append({QStringLiteral("keychain backend"), true, keyBook.keychainBackend()});
    if (probed && !runOnly && !options.inMemoryIndex) {
        checks.append(co_await checkOfLost(keyBook));
        checks.append(co_await checkOfMissing(keyBook));
    }
    const auto ended = co_await (*services)->shutDown();
    Q_UNUSED(ended)
    co_return checks;
}

Result<void> print(const QList<Check> &checks, bool asJson)
{
    if (asJson) {
        QJsonArray json;
        for (const Check &check : checks) {
            json.append(QJsonObject{
                {QStringLiteral("check"), check.name},
                {QStringLiteral("ok"), check.ok},
                {QStringLiteral("found"), check.found},
                {QStringLiteral("advice"), check.advice},
            });
        }
        return printJson(json);
    }
    QList<QStringList> rows;
    for (const Check &check : checks) {
        rows.append({check.ok ? QStringLiteral("ok") : QStringLiteral("FAILS"), check.name, check.found});
        if (!check.advice.isEmpty()) {
            rows.append({QString(), QString(), check.advice});
        }
    }
    return printLine(aligned(rows).join(QLatin1Char('\n')));
}

Task<Result<void>> examine(const Arguments &arguments)
{
    PassphraseInput prompt(arguments);
    const auto stores = co_await checkStores(arguments, prompt);
    if (!stores) {
        co_return failureOf(stores);
    }
    QList<Check> checks = *stores;
    checks += {checkOfHome(Paths::ofThisPerson()), checkOfTls(), checkOfClock(), checkOfSandbox()};
    if (const auto printed = print(checks, arguments.has(QLatin1String("json"))); !printed) {
        co_return failureOf(printed);
    }
    const auto bad = std::count_if(checks.cbegin(), checks.cend(), [](const Check &check) { return !check.ok; });
    if (bad > 0) {
        co_return failure(ErrorKind::CheckFailed, {QString::number(bad)});
    }
    co_return {};
}

constexpr Option Options[] = {{.name = "json", .help = "print JSON"}};

} // namespace

constexpr Command verbs::doctor = {
    .name = "doctor",
    .summary = "Checks what Keydesk needs on this machine and says what helps",
    .positionals = {},
    .options = Options,
    .example = "keydesk-cli doctor --json",
    .runAlone = examine,
};
