// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <api/whyforbidden.h>

/// One line of an explanation: what it is about, and what is known of it. Translated, plain text.
struct ExplanationLine {
    QString about; ///< 'Token's scope'
    QString known; ///< 'profile email'
};

/// Why a request was refused, the same in both programs. What servers said is cleaned and cut to 200 characters (protocol
/// point 17). A guess says that it is one.
QList<ExplanationLine> explanationOf(const WhyForbidden &why);
