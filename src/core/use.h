// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/keyid.h>
#include <optional>
#include <QDateTime>
#include <QString>

/// By which part of Keydesk a key was used.
enum class UsePart {
    Explorer, ///< a request that was sent in the window
    Window, ///< its token or its secret was copied or shown there
    CommandLine,
    Run, ///< a file of requests
    Export, ///< a request as another program's code
    Proxy,
};

/// `explorer`, `window`, `command_line` …: the stable word of the index and of the command line's JSON.
QString usePartText(UsePart part);
std::optional<UsePart> parseUsePart(QStringView text);

/// The program that had Keydesk use a key, as far as it is known. Never its arguments: they may hold secrets.
struct Caller {
    QString program = {}; ///< its name without a folder; empty where it is not known
    QString folder = {}; ///< in which it was working; likewise
    friend bool operator==(const Caller &, const Caller &) = default;
};

/// Who uses keys in this process; the same for all of its uses.
struct KeyUser {
    UsePart sending = UsePart::CommandLine; ///< by which requests are sent
    UsePart handingOut = UsePart::CommandLine; ///< by which tokens and secrets are given to somebody
    Caller caller = {};
    friend bool operator==(const KeyUser &, const KeyUser &) = default;
};

/// Uses of a key by one part, for one caller and one host, within one hour of the clock (UTC). No secret and nothing of
/// what was sent.
struct Use {
    KeyId key;
    QDateTime firstAt; ///< UTC
    QDateTime lastAt; ///< UTC
    UsePart part;
    Caller caller = {};
    /// To which a request went, or which had issued the token that was handed out; empty when it was the secret.
    QString host = {};
    int count = 1;
    friend bool operator==(const Use &, const Use &) = default;
};

/// When a part last used a key.
struct LastUse {
    UsePart part;
    QDateTime at; ///< UTC
    friend bool operator==(const LastUse &, const LastUse &) = default;
};

/// What the list of uses holds.
struct UsesHeld {
    static constexpr int DaysKept = 400;
    qint64 rows = 0;
    QDateTime since = {}; ///< UTC, of the oldest; invalid when there is none
};
