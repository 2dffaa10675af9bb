// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/secret.h>
#include <support/await.h>
#include <support/testmain.h>
#include <type_traits>

static_assert(!std::is_copy_constructible_v<Secret>);
static_assert(!std::is_copy_assignable_v<Secret>);
static_assert(std::is_nothrow_move_constructible_v<Secret>);

namespace {

QByteArray bytesOf(const Secret &secret)
{
    return secret.reveal([](QByteArrayView bytes) { return bytes.toByteArray(); });
}

} // namespace

class SecretTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsItsBytes()
    {
        const QByteArray bytes("a:b%c\0d", 7);
        const Secret secret{QByteArrayView(bytes)};
        QCOMPARE(bytesOf(secret), bytes);
        QCOMPARE(secret.size(), 7);
        QCOMPARE(bytesOf(secret.duplicate()), bytes);
    }

    void anEmptySecretIsFine()
    {
        QVERIFY(Secret().isEmpty());
        QVERIFY(Secret().duplicate().isEmpty());
        QCOMPARE(Secret(), Secret(QByteArrayView("")));
        QCOMPARE(bytesOf(Secret()), QByteArray());
    }

    void movingLeavesNothingBehind()
    {
        Secret first{QByteArrayView("one")};
        Secret second = std::move(first);
        QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): what is left is what is tested
        QCOMPARE(bytesOf(second), QByteArray("one"));
        Secret third{QByteArrayView("two")};
        third = std::move(second);
        QCOMPARE(bytesOf(third), QByteArray("one"));
    }

    void comparesByContent()
    {
        QVERIFY(Secret(QByteArrayView("same")) == Secret(QByteArrayView("same")));
        QVERIFY(!(Secret(QByteArrayView("same")) == Secret(QByteArrayView("sane"))));
        QVERIFY(!(Secret(QByteArrayView("same")) == Secret(QByteArrayView("same "))));
    }

    void takingEmptiesTheSource()
    {
        QByteArray source("hunter2-hunter2");
        const Secret secret = Secret::takeFrom(source);
        QVERIFY(source.isEmpty());
        QCOMPARE(bytesOf(secret), QByteArray("hunter2-hunter2"));
    }

    void bytesAreWrittenInPlace()
    {
        const Secret secret = Secret::filled(3, [](char *into) { std::copy_n("abc", 3, into); });
        QCOMPARE(bytesOf(secret), QByteArray("abc"));
        QVERIFY(Secret::filled(0, [](char *) {}).isEmpty());
    }

    void wipingOverwritesTheBuffer()
    {
        // The capacity outlives the content only while the buffer does, so the bytes are looked at through a pool that
        // the allocator cannot reuse in between: the array keeps its block when it is resized within its capacity.
        QByteArray bytes;
        bytes.reserve(64);
        bytes.append("hunter2");
        const QByteArray another = bytes; // shared: the other owner must not lose its content
        wipe(bytes);
        QCOMPARE(another, QByteArray("hunter2"));
        QVERIFY(bytes.isEmpty());
        QString text = QStringLiteral("hunter2").repeated(2);
        wipe(text);
        QVERIFY(text.isEmpty());
    }
};

KEYDESK_TEST(SecretTest)
#include "secret.moc"
