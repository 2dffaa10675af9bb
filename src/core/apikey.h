// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/keyid.h>
#include <core/names.h>
#include <QDateTime>
#include <QStringList>

/// What is known of a key, as the person sees it.
enum class KeyState {
    Untested, ///< stored, never tried
    Works, ///< the last token request was granted
    Refused, ///< the authorization server refused the last one
    Missing, ///< the keychain is readable and has no entry for it
    Elsewhere, ///< its entry is in another keychain than the one in use
    Trash, ///< removed, can be restored
};

/// `untested`, `works` …: the stable word of the command line's JSON.
QString keyStateText(KeyState state);

/// A stored API key without its secret.
struct ApiKey {
    static constexpr qsizetype MaxNoteLength = 4000; ///< in UTF-16 code units

    KeyId id;
    SpaceId space;
    SpaceName spaceName;
    Label label;
    ClientId clientId;
    QString note = {};
    KeyState state = KeyState::Untested;
    QDateTime createdAt = {}; ///< UTC
    QDateTime changedAt = {}; ///< UTC
    QDateTime lastUsedAt = {}; ///< UTC, invalid if never
    QDateTime lastTestedAt = {}; ///< UTC, invalid if never
    QDateTime lastGrantedAt = {}; ///< UTC, the last successful token, invalid if never
    QStringList missingScope = {}; ///< asked for and not granted with that token
    QDate rotateBy = {}; ///< when the person wants it rotated next, null if they never said
    QDateTime previousSince = {}; ///< UTC, valid while the secret before the last rotation is kept
    QDateTime removedAt = {}; ///< UTC, valid while in trash
    QString keychain = {}; ///< SecretStore::backend() that holds the secret
    quint64 generation = 0; ///< raised by every change of id, secret or state, so that late answers are dropped
    friend bool operator==(const ApiKey &, const ApiKey &) = default;
};
