// SPDX-License-Identifier: GPL-3.0-or-later
// windowcore add SPACE LABEL CLIENT-ID | edit REF LABEL | rotate REF | remove REF | restore REF | purge REF
//
// What the window does with a key, without its widgets: the services as the window opens them, one call of the key
// book, and the end. A secret comes on standard input.
#include <app/services.h>
#include <cstdio>
#include <keys/keybook.h>
#include <QCoreApplication>
#include <QFile>

namespace {

Secret readSecret()
{
    QFile input;
    return input.open(stdin, QFile::ReadOnly) ? Secret(input.readAll()) : Secret("");
}

template <class T> Result<void> withoutValue(const Result<T> &result)
{
    return result ? Result<void>() : failureOf(result);
}

Task<Result<void>> add(KeyBook &book, QStringList words)
{
    const NewKey key{.space = *SpaceName::parse(words.at(1)),
        .label = *Label::parse(words.at(2)),
        .clientId = *ClientId::parse(words.at(3))};
    const auto added = co_await book.add(key, readSecret());
    co_return withoutValue(added);
}

Task<Result<void>> perform(KeyBook &book, QStringList words)
{
    const QString &verb = words.first();
    if (verb == QLatin1String("add")) {
        co_return co_await add(book, words);
    }
    const auto key = co_await book.find(*KeyReference::parse(words.at(1)));
    if (!key) {
        co_return failureOf(key);
    }
    if (verb == QLatin1String("edit")) {
        const KeyChange change{.label = *Label::parse(words.at(2))};
        co_return withoutValue(co_await book.edit(key->id, change));
    }
    if (verb == QLatin1String("rotate")) {
        const Rotation untried{.noTest = true};
        co_return withoutValue(co_await book.rotate(key->id, readSecret(), untried));
    }
    if (verb == QLatin1String("remove")) {
        co_return withoutValue(co_await book.remove(key->id));
    }
    if (verb == QLatin1String("restore")) {
        co_return withoutValue(co_await book.restore(key->id));
    }
    co_return co_await book.purge(key->id);
}

Task<Result<void>> run(QStringList words)
{
    const Services::Options asTheWindow{.tokenKeeping = TokenKeeping::InMemory};
    const auto services = co_await Services::open(asTheWindow);
    if (!services) {
        co_return failureOf(services);
    }
    const auto done = co_await perform((*services)->keyBook(), words);
    const auto ended = co_await (*services)->shutDown();
    co_return done ? ended : done;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QObject context;
    int code = 0;
    whenEnded(run(QCoreApplication::arguments().mid(1)), &context, [&](const Result<void> &outcome) {
        if (!outcome) {
            std::fprintf(stderr, "error kind %d: %s\n", static_cast<int>(outcome.error().kind),
                qPrintable(outcome.error().arguments.join(QStringLiteral(", "))));
        }
        code = outcome ? 0 : 1;
        QMetaObject::invokeMethod(
            &context, [] { QCoreApplication::quit(); }, Qt::QueuedConnection);
    });
    QCoreApplication::exec();
    return code;
}
