// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/names.h>
#include <core/secret.h>

/// What a person has filled in, checked.
struct KeyDraft {
    SpaceName space;
    Label label;
    ClientId clientId;
    Secret secret;
    QString note;
    bool testFirst;
};
