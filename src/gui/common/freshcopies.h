// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/secret.h>
#include <QByteArray>
#include <QObject>

class QWidget;

/// Tells what the person copies in other programs, only while its window is the active one, and only what was not on the
/// clipboard when this object was made. What this program has copied itself is left alone. Main thread.
class FreshCopies : public QObject {
    Q_OBJECT
public:
    /// Belongs to `window`.
    explicit FreshCopies(QWidget &window);

    /// Whether the clipboard, or the text that is selected (X11), holds the secret in any form that a key is recognised in.
    static bool clipboardHolds(const Secret &secret);
    /// Empties what holds the secret and leaves the rest.
    static void clearClipboard(const Secret &secret);

Q_SIGNALS:
    /// Valid during the call only; both may hold a secret, and `html` may be empty.
    void copied(QStringView text, QStringView html);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void look();
    QByteArray markOf(const QString &text, const QString &html) const;
    QWidget &m_window;
    QByteArray m_salt;
    QByteArray m_mark; ///< salted hash of what was there last
};
