// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandbox/answer.h>

namespace sandbox {

constexpr int DefaultSlowSeconds = 5;
constexpr int MaxSlowSeconds = 120;

/// The sample reads below /sandbox/. All of them are inventions of the sandbox.
Answer productsAnswer(const Request &request);
Answer echoAnswer(const Request &request); ///< the request as JSON, its Authorization masked
Answer statusAnswer(const Request &request, const QByteArray &code);
Answer slowAnswer(const Request &request);
Answer binaryAnswer();

} // namespace sandbox
