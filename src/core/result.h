// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>
#include <tl/expected.hpp>

/// A value or the Error that stands in its place.
template <class T> using Result = tl::expected<T, Error>;

/// Shorthand for `return failure(ErrorKind::LabelEmpty)`.
inline tl::unexpected<Error> failure(ErrorKind kind, QStringList arguments = {}, QByteArray raw = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(arguments), std::move(raw)});
}

/// Hands on the error of `result` under another value type.
template <class T> tl::unexpected<Error> failureOf(const Result<T> &result)
{
    return tl::unexpected<Error>(result.error());
}
