// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <oauth/tokenfit.h>

/// One thing that is known of a token as a whole. Translated, plain text.
struct InspectionFact {
    QString about; ///< 'Scope missing'
    QString known; ///< 'sellytics-data-api'
    bool isTrouble = false; ///< will, or may, keep an API from taking the token
    friend bool operator==(const InspectionFact &, const InspectionFact &) = default;
};

/// A claim or header parameter, as it stands in the token and as it is to be understood.
struct InspectionLine {
    QString name;
    QString value; ///< of a time: local, UTC, and how far away
    QString meaning; ///< translated; says so where there is none
    friend bool operator==(const InspectionLine &, const InspectionLine &) = default;
};

/// A token in a person's words, the same in both programs.
struct Inspection {
    QList<InspectionFact> facts;
    QList<InspectionLine> header;
    QList<InspectionLine> claims;
    friend bool operator==(const Inspection &, const Inspection &) = default;
};

/// What the token is compared with; without a space there is nothing.
struct TokenAsker {
    SpaceSettings space;
    std::optional<ClientId> clientId = {};
};

/// `now`: UTC, by which times are told. Nothing of the token but its claims and its length is in the result.
Inspection inspectionOf(const TokenInspection &token, const std::optional<TokenAsker> &asker, const QDateTime &now);

/// '2026-11-30 19:26:33 CET · 18:26:33 UTC · in 23 h 41 min'; the date stands twice where it differs.
QString timeWords(const QDateTime &time, const QDateTime &now);
