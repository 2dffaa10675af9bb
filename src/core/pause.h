// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <core/task.h>
#include <stop_token>

/// Ends after a while, or as soon as a stop is requested: whoever waits looks which it was. Main thread.
[[nodiscard]] Task<void> pauseFor(std::chrono::milliseconds time, std::stop_token stop);
