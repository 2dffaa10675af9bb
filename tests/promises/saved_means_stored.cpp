// SPDX-License-Identifier: GPL-3.0-or-later
#include <functional>
#include <support/testmain.h>
#include <unit/keys/desk.h>

namespace {

using Fault = MemoryStore::Fault;
using Kinds = QList<ErrorKind>;
constexpr int MostCalls = 60; ///< more than any sequence makes

/// What may be said of a keychain with that fault; anything else would send the person after the wrong thing.
Kinds kindsOf(Fault fault)
{
    using enum ErrorKind;
    switch (fault) {
    case Fault::Refuses:
    case Fault::RefusesAfterDoing:
        return {KeychainRefused};
    case Fault::DoesNothing: // a read finds nothing, a write is found out by reading, a removed entry is still there
        return {KeychainWroteWrong, KeychainEntryMissing, KeychainUnreadable, KeychainRefused};
    case Fault::AnotherValue:
    case Fault::Empty:
        return {KeychainWroteWrong, KeychainEntryDamaged, KeychainRefused};
    case Fault::Locks:
        return {KeychainLocked};
    case Fault::Dies:
        return {KeychainMissing};
    case Fault::NeverAnswers:
        return {KeychainNotAnswering};
    }
    Q_UNREACHABLE();
}

struct Operation {
    QByteArray name;
    KeyBook::Which before; ///< whether the key is active or in the trash when it begins
    std::function<Result<void>(KeyBook &, const KeyId &)> run;
    std::function<bool(Desk &, const KeyId &)> isDone; ///< as a new start finds it, with a keychain that behaves
};

template <class T> Result<void> withoutValue(const Result<T> &result)
{
    return result ? Result<void>() : failureOf(result);
}

bool isIn(Desk &desk, KeyBook::Which which, const KeyId &id)
{
    const auto keys = desk.keys(which);
    return keys && std::any_of(keys->cbegin(), keys->cend(), [&id](const ApiKey &key) { return key.id == id; });
}

QList<Operation> operations()
{
    using Which = KeyBook::Which;
    return {
        {"add", Which::Active,
            [](KeyBook &book, const KeyId &) {
                return withoutValue(await(book.add(Desk::newKey(QStringLiteral("new")), Secret("new secret"))));
            },
            [](Desk &desk, const KeyId &) {
                const auto added = await(desk.book->find(*KeyReference::parse(u"Acme/new")));
                return added && desk.holds(added->id, "new secret");
            }},
        {"edit", Which::Active,
            [](KeyBook &book, const KeyId &id) {
                return withoutValue(await(book.edit(id, {.label = *Label::parse(u"renamed")})));
            },
            [](Desk &desk, const KeyId &id) {
                return desk.row(id).label.text() == QLatin1String("renamed") && desk.holds(id, "secret");
            }},
        {"rotate", Which::Active,
            [](KeyBook &book, const KeyId &id) {
                const Rotation untried{.noTest = true};
                return withoutValue(await(book.rotate(id, Secret("new secret"), untried)));
            },
            [](Desk &desk, const KeyId &id) { return desk.holds(id, "new secret"); }},
        {"remove", Which::Active, [](KeyBook &book, const KeyId &id) { return withoutValue(await(book.remove(id))); },
            [](Desk &desk, const KeyId &id) {
                return isIn(desk, KeyBook::Which::Trash, id) && desk.holds(id, "secret");
            }},
        {"restore", Which::Trash, [](KeyBook &book, const KeyId &id) { return withoutValue(await(book.restore(id))); },
            [](Desk &desk, const KeyId &id) {
                return isIn(desk, KeyBook::Which::Active, id) && desk.holds(id, "secret");
            }},
        {"purge", Which::Trash, [](KeyBook &book, const KeyId &id) { return await(book.purge(id)); },
            [](Desk &desk, const KeyId &id) { return !isIn(desk, KeyBook::Which::All, id); }},
    };
}

} // namespace

/// Every lying keychain: one that does nothing, keeps another value or an empty one, locks between two calls, dies in the
/// middle or never answers. Whatever says that it was saved was; whatever was not is said with the right words.
class SavedMeansStoredTest : public QObject {
    Q_OBJECT

    /// One run with the fault at one call. False when the operation makes fewer calls than that.
    static bool runOnce(const Operation &operation, Fault fault, int call)
    {
        Desk desk;
        const auto key = desk.add(QStringLiteral("key"), "secret");
        const auto bystander = desk.add(QStringLiteral("bystander"), "another secret");
        [&] {
            QVERIFY_RESULT(key);
            QVERIFY_RESULT(bystander);
            if (operation.before == KeyBook::Which::Trash) {
                QVERIFY_RESULT(await(desk.book->remove(key->id)));
            }
        }();
        desk.keychain.misbehave(call, fault);
        const auto said = operation.run(*desk.book, key->id);
        const bool wasReached = desk.keychain.calls > call;
        desk.keychain.behave();
        desk.start();
        [&] {
            QVERIFY_RESULT(await(desk.book->recover()));
            if (said) {
                QVERIFY2(operation.isDone(desk, key->id), "said to be saved, and was not");
            } else {
                QVERIFY2(kindsOf(fault).contains(said.error().kind),
                    qPrintable(QStringLiteral("kind %1").arg(static_cast<int>(said.error().kind))));
                // A purge that was asked for goes on; everything else is as it was.
                QVERIFY(operation.name == "purge" || !operation.isDone(desk, key->id));
                QVERIFY(operation.name == "purge" || desk.holds(key->id, "secret"));
            }
            QVERIFY(desk.holds(bystander->id, "another secret"));
        }();
        return wasReached;
    }

private Q_SLOTS:
    void everyOperation_data()
    {
        QTest::addColumn<int>("operation");
        QTest::addColumn<int>("fault");
        const QList<const char *> faults{"refuses", "refuses after doing", "does nothing", "another value", "empty",
            "locks", "dies", "never answers"};
        for (int operation = 0; operation < operations().size(); ++operation) {
            for (int fault = 0; fault < faults.size(); ++fault) {
                QTest::addRow("%s, %s", operations().at(operation).name.constData(), faults.at(fault))
                    << operation << fault;
            }
        }
    }

    void everyOperation()
    {
        QFETCH(int, operation);
        QFETCH(int, fault);
        const Operation tried = operations().at(operation);
        int call = 0;
        while (call < MostCalls && runOnce(tried, static_cast<Fault>(fault), call) && !QTest::currentTestFailed()) {
            ++call;
        }
        if (QTest::currentTestFailed()) {
            qWarning("at call %d", call);
        }
        QVERIFY(call < MostCalls);
        const QByteArray name = tried.name;
        const bool usesKeychain = name != "remove" && name != "restore";
        QVERIFY(!usesKeychain || call > 2);
    }

    void allKeysMissingAtOnceIsAKeychainThatCannotBeRead()
    {
        for (const Operation &operation : operations()) {
            Desk desk;
            const auto key = desk.add(QStringLiteral("key"), "secret");
            QVERIFY_RESULT(key);
            if (operation.before == KeyBook::Which::Trash) {
                QVERIFY_RESULT(await(desk.book->remove(key->id)));
            }
            const auto before = desk.rows();
            auto kept = std::exchange(desk.keychain.entries, {});
            QVERIFY_ERROR(await(desk.book->secret(key->id)), ErrorKind::KeychainUnreadable);
            QCOMPARE(desk.rows(), before); // not even 'missing'
            const QByteArray name = operation.name;
            if (name == "edit" || name == "rotate") {
                QVERIFY_ERROR(operation.run(*desk.book, key->id), ErrorKind::KeychainUnreadable);
                QCOMPARE(desk.rows(), before);
                QCOMPARE(desk.keychain.entries.size(), std::size_t(0));
            }
            desk.start();
            QVERIFY_RESULT(await(desk.book->recover()));
            QCOMPARE(desk.rows(), before);
            desk.keychain.entries.swap(kept);
            QVERIFY(desk.holds(key->id, "secret"));
        }
    }
};

KEYDESK_TEST(SavedMeansStoredTest)
#include "saved_means_stored.moc"
