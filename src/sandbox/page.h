// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandbox/answer.h>

namespace sandbox {

/// The sandbox's own page: what it is, its practice keys, and every path with an example. HTML for a browser, plain text
/// for everyone else. Needs no token.
Answer pageAnswer(const Request &request, bool withFaults);

} // namespace sandbox
