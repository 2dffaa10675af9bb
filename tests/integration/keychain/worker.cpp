// SPDX-License-Identifier: GPL-3.0-or-later
// keychain_worker INDEX PREFIX COUNT: another program on the same home. Adds COUNT keys, renames each, and moves every
// second one through the trash to nowhere; ends with the number of failures.
#include <cstdio>
#include <QCoreApplication>
#include <support/homedesk.h>

namespace {

Task<Result<void>> liveThrough(KeyBook &book, QString name, bool isPurged)
{
    const NewKey key{.space = *SpaceName::parse(u"Shared"),
        .label = *Label::parse(name),
        .clientId = *ClientId::parse(u"client"),
        .newSpace = SpaceSettings::sellytics()};
    const auto added = co_await book.add(key, Secret(name.toUtf8()));
    if (!added) {
        co_return failureOf(added);
    }
    const KeyChange change{.label = *Label::parse(name + QStringLiteral(" renamed"))};
    const auto edited = co_await book.edit(added->id, change);
    if (!edited || !isPurged) {
        co_return edited.map([](const ApiKey &) {});
    }
    const auto removed = co_await book.remove(added->id);
    if (!removed) {
        co_return failureOf(removed);
    }
    co_return co_await book.purge(added->id);
}

Task<Result<int>> work(QString path, QString prefix, int count)
{
    auto database = co_await Database::open(path);
    if (!database) {
        co_return failureOf(database);
    }
    HomeDesk desk(std::move(*database));
    int failures = 0;
    if (const auto recovered = co_await desk.book.recover(); !recovered) {
        ++failures;
    }
    for (int i = 0; i < count; ++i) {
        const auto lived = co_await liveThrough(desk.book, prefix + QString::number(i), i % 2 == 1);
        if (!lived) {
            std::fprintf(stderr, "%s%d: error kind %d\n", qPrintable(prefix), i, static_cast<int>(lived.error().kind));
            ++failures;
        }
    }
    co_return failures;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    whenEnded(work(arguments.value(1), arguments.value(2), arguments.value(3).toInt()), &application,
        [](Result<int> failures) { QCoreApplication::exit(failures.value_or(99)); });
    return QCoreApplication::exec();
}
