// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/keyid.h>
#include <optional>
#include <workbook/apirequest.h>

/// What a tab of the explorer holds: the request and the key it is sent with. No answer, no token.
struct OpenRequest {
    ApiRequest request = {};
    std::optional<KeyId> key = {};
    friend bool operator==(const OpenRequest &, const OpenRequest &) = default;
};

/// 'GET products': the method and the last part of the path; 'New request' when nothing was written yet.
QString titleOf(const ApiRequest &request);

constexpr qsizetype MaxKeptBody = 256 * 1024; ///< bytes; a longer body is not kept between two starts

/// The tab as it is kept between two starts: compact JSON.
QString tabText(const OpenRequest &tab);
/// Unknown fields are ignored, missing ones are as in a new tab. Nothing if `text` is no JSON object.
std::optional<OpenRequest> tabFromText(const QString &text);
