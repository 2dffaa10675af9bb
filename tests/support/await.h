// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/task.h>
#include <optional>
#include <QEventLoop>
#include <QTest>
#include <QTimer>

/// Runs the event loop until `task` ends, at most 60 s (then the test program ends, loudly). For tests only.
template <class T> T await(Task<T> task)
{
    std::optional<T> outcome;
    QEventLoop loop;
    whenEnded(std::move(task), &loop, [&](T value) {
        outcome.emplace(std::move(value));
        loop.quit();
    });
    if (!outcome) {
        QTimer::singleShot(60'000, &loop, [] { qFatal("the task did not end within 60 s"); });
        loop.exec();
    }
    return std::move(*outcome);
}

/// The name of a test is the error it expects.
#define QVERIFY_ERROR(result, expectedKind)                                                                            \
    do {                                                                                                               \
        const auto &checkedResult = (result);                                                                          \
        QVERIFY2(!checkedResult.has_value(), "a value instead of an error");                                           \
        QCOMPARE(static_cast<int>(checkedResult.error().kind), static_cast<int>(expectedKind));                        \
    } while (false)

/// Fails with the kind and arguments of the error.
#define QVERIFY_RESULT(result)                                                                                         \
    do {                                                                                                               \
        const auto &checkedResult = (result);                                                                          \
        if (!checkedResult.has_value()) {                                                                              \
            const auto errorText = QStringLiteral("error kind %1: %2")                                                 \
                                       .arg(static_cast<int>(checkedResult.error().kind))                              \
                                       .arg(checkedResult.error().arguments.join(QStringLiteral(" | ")));              \
            QFAIL(qPrintable(errorText));                                                                              \
        }                                                                                                              \
    } while (false)
