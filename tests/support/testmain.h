// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <QObject>
#include <QTest>

/// Makes a test class known under the name of its file; put it below the class, before the moc include.
#define KEYDESK_TEST(Class)                                                                                            \
    static const bool registered##Class = registerTest(__FILE__, [] { return std::make_unique<Class>(); });

bool registerTest(const char *file, std::function<std::unique_ptr<QObject>()> make);
