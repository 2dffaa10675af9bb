// SPDX-License-Identifier: GPL-3.0-or-later
// fill KEYS SPACES: fills the home of KEYDESK_HOME with keys, their secrets in the keychain, as the program itself does.
#include <app/services.h>
#include <app/startup.h>
#include <cstdio>
#include <keys/keybook.h>
#include <QCoreApplication>

namespace {

NewKey keyNumber(int number, int spaces)
{
    static const QStringList purposes{QStringLiteral("Price monitor"), QStringLiteral("Nightly import"),
        QStringLiteral("Repricing"), QStringLiteral("Rückläufer"), QStringLiteral("Dashboard")};
    const QString label = QStringLiteral("%1 %2").arg(purposes.at(number % purposes.size())).arg(number);
    NewKey key{SpaceName::parse(QStringLiteral("Customer %1 GmbH").arg(number % spaces)).value(),
        Label::parse(label).value(), ClientId::parse(QStringLiteral("client-%1").arg(number, 8, 16)).value()};
    key.note = QStringLiteral("for the project of %1").arg(2000 + number % 26);
    key.newSpace = SpaceSettings::sellytics();
    return key;
}

Task<Result<void>> fill(int keys, int spaces)
{
    Services::Options options;
    options.tokenKeeping = TokenKeeping::InMemory;
    const auto services = co_await Services::open(options);
    if (!services) {
        co_return failureOf(services);
    }
    for (int number = 0; number < keys; ++number) {
        NewKey key = keyNumber(number, spaces);
        Secret secret(QByteArrayView("secret of a key that nobody holds"));
        const auto added = co_await (*services)->keyBook().add(std::move(key), std::move(secret));
        if (!added) {
            co_return failureOf(added);
        }
    }
    co_return co_await (*services)->shutDown();
}

} // namespace

int main(int argc, char **argv)
{
    startUp();
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3) {
        std::fputs("usage: bench_fill KEYS SPACES\n", stderr);
        return 2;
    }
    whenEnded(fill(arguments.at(1).toInt(), arguments.at(2).toInt()), &application, [](Result<void> ended) {
        if (!ended) {
            std::fprintf(stderr, "bench_fill: error kind %d %s\n", static_cast<int>(ended.error().kind),
                qPrintable(ended.error().arguments.join(u' ')));
        }
        QCoreApplication::exit(ended ? 0 : 1);
    });
    return QCoreApplication::exec();
}
