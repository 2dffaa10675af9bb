// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// The TLS library that connections use, with its version; empty if there is none. Loads it.
QString tlsLibrary();
