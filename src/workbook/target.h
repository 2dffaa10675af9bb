// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/endpoint.h>

/// The URL of a typed target: absolute, or a path below the base URL's path (`jobs/v1` and `/jobs/v1` alike), or a query
/// alone. What is not allowed in a URL is percent-encoded, what is encoded already stays as it is, a fragment goes.
/// Errors: RequestUrlInvalid, UrlNotHttps, UrlHasUserInfo.
Result<QUrl> urlOfTarget(const QString &target, const Endpoint &baseUrl);
