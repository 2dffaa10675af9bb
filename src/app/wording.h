// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>
#include <QString>

/// What happened, and the one step that helps; both translated, both without the other. Plain text.
struct Wording {
    QString sentence; ///< 'The key was rejected: it is wrong, disabled, deleted or rotated.'
    QString hint; ///< 'Check the client ID and secret in the suite.' May be empty.
};

/// The words for an error, the same in both programs. Arguments are cleaned of control characters and cut to 200
/// characters each (protocol point 17).
Wording wordingFor(const Error &error);

/// True for the kinds whose arguments are (status, error, error_description, …) as the authorization server said them.
bool isRefusalOfServer(ErrorKind kind);
