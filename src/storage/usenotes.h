// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <core/use.h>
#include <functional>
#include <QList>

/// One use as it happened.
struct NotedUse {
    Use use;
    bool isListed = true; ///< otherwise only when the key was last used is kept
    friend bool operator==(const NotedUse &, const NotedUse &) = default;
};

/// Uses that wait to be taken into the index: a line each in a file beside it (mode 0600), for a program whose caller
/// waits for its end. Writing one costs no lock of the index, and nobody waits for the disk. No secret is in it.
class UseNotes {
public:
    /// The file is named as `databasePath` with `.uses` behind it.
    explicit UseNotes(const QString &databasePath);

    qint64 size() const; ///< bytes
    /// False when another program has the file just now: nobody waits. Errors: FileUnwritable.
    Result<bool> append(const NotedUse &noted) const;
    /// Hands all that waits to `take` and empties the file when that went well; lines that are none are left out. False,
    /// and nothing is taken, when another program has the file just now. One that is killed between the two leaves uses
    /// that count twice. Errors: FileUnwritable, those of `take`.
    Result<bool> takeAll(const std::function<Result<void>(const QList<NotedUse> &)> &take) const;

private:
    QString m_path;
};
