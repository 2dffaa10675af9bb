// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/keyid.h>
#include <oauth/accesstoken.h>
#include <oauth/grant.h>

/// `io.github.keydesk/token/v1/<key id>`: where the command line keeps a key's access token between runs, in the
/// keychain beside the key.
QString keptTokenName(const KeyId &key);

/// Nothing for a token without a lifetime: it serves one request only (protocol, point 9).
std::optional<Secret> writeKeptToken(const AccessToken &token, const Grant &grant);

/// Null when it is not sound, was asked for by another grant (any part, generation included), or claims to be from
/// after `now` (the clock was set back). Whether it is still good for long enough is the broker's to judge.
SharedToken readKeptToken(const Secret &entry, const Grant &grant, const QDateTime &now);
