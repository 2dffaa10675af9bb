// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <core/names.h>
#include <core/secret.h>
#include <memory>
#include <optional>
#include <QDateTime>

/// An access token as granted (RFC 6749 section 5.1). Shared by its waiters as std::shared_ptr<const AccessToken>.
struct AccessToken {
    Secret value;
    QString tokenType; ///< as the server spelt it; always bearer, in any case
    std::optional<std::chrono::seconds>
        lifetime; ///< expires_in, capped at 24 h; none: serves one request, is not cached
    QDateTime receivedAt; ///< UTC, wall clock when the request was sent
    QDateTime expiresAt; ///< UTC, receivedAt + lifetime, invalid without one
    Scope granted; ///< as answered, or as asked when the answer has none
    QStringList missingScope; ///< asked for and not granted
    int httpStatus = 200;
};

using SharedToken = std::shared_ptr<const AccessToken>;
