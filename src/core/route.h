// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/proxychoice.h>

/// How the servers of a space are reached.
struct Route {
    ProxyChoice proxy = {};
    /// The absolute path of a PEM file whose certificates are trusted besides the system's (RFC 7468); empty for none.
    QString authorityFile = {};
    friend bool operator==(const Route &, const Route &) = default;
};
