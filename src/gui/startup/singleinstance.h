// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <QObject>

class QLocalServer;
class QLockFile;

/// One window a home: a second start raises the first one's window and ends. By a lock file and a local socket in the
/// home, so that two homes never meet. Main thread.
class SingleInstance : public QObject {
    Q_OBJECT
public:
    explicit SingleInstance(const QString &folder, QObject *parent = nullptr);
    ~SingleInstance() override;

    /// Claims the home. False when another window has it; then call callTheOther().
    bool claim();
    /// Asks the window that has the home to come to the front; `done` is called with whether it heard.
    void callTheOther(std::function<void(bool heard)> done);

Q_SIGNALS:
    void called(); ///< another start asks this window to come to the front

private:
    void listen();
    QString m_socket;
    std::unique_ptr<QLockFile> m_lock;
    QLocalServer *m_server = nullptr;
};
