// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/secret.h>
#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QTimer>

/// Puts a secret on the clipboard for 30 s and takes it away again, unless the person has copied something else since. It
/// carries the hint that clipboard managers heed. Also cleared when this object goes. Main thread.
class SecretClipboard : public QObject {
    Q_OBJECT
public:
    static constexpr int Seconds = 30;

    explicit SecretClipboard(QObject *parent = nullptr);
    ~SecretClipboard() override;

    /// `what` is what a person calls it: 'Secret', 'Token'.
    void copy(Secret text, const QString &what);
    /// Takes it away now, if it is still there.
    void clear();
    int secondsLeft() const { return m_secondsLeft; } ///< 0 when nothing of ours is there
    QString what() const { return m_what; }

Q_SIGNALS:
    void changed(); ///< another second, another secret, or nothing any more

private:
    void tick();
    bool isStillOurs() const;
    void forget();
    QByteArray m_salt;
    QPointer<QObject> m_offer; ///< what the clipboard was given; it deletes that once it is given something else
    QByteArray m_mark; ///< salted hash of what was copied
    QString m_what;
    int m_secondsLeft = 0;
    QTimer *m_second;
};
