// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCall>
#include <QObject>
#include <QTimer>

/// Stands where the desktop's password prompt would be (org.gnome.keyring.internal.Prompter): counts prompts, and
/// dismisses each, or leaves it open until dismiss().
class Prompter : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.gnome.keyring.internal.Prompter")
public:
    Prompter()
        : m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("prompter")))
    {
        m_bus.registerObject(QStringLiteral("/org/gnome/keyring/Prompter"), this, QDBusConnection::ExportAllSlots);
        m_bus.registerService(QStringLiteral("org.gnome.keyring.SystemPrompter"));
    }
    ~Prompter() override
    {
        m_bus.unregisterService(QStringLiteral("org.gnome.keyring.SystemPrompter"));
        QDBusConnection::disconnectFromBus(QStringLiteral("prompter"));
    }

    void dismiss()
    {
        if (!m_open.path().isEmpty()) {
            answer(std::exchange(m_open, {}), QStringLiteral("no"));
        }
    }

    int prompts = 0;
    bool leavesOpen = false;

public Q_SLOTS:
    void BeginPrompting(const QDBusObjectPath &callback, const QDBusMessage &message)
    {
        m_asker = message.service();
        answer(callback, QString());
    }
    void PerformPrompt(const QDBusObjectPath &callback, const QString &, const QVariantMap &, const QString &)
    {
        ++prompts;
        m_open = callback;
        if (!leavesOpen) {
            dismiss();
        }
    }
    void StopPrompting(const QDBusObjectPath &callback)
    {
        auto done = QDBusMessage::createMethodCall(m_asker, callback.path(),
            QStringLiteral("org.gnome.keyring.internal.Prompter.Callback"), QStringLiteral("PromptDone"));
        m_bus.asyncCall(done);
    }

private:
    /// After the call that is being served has returned: the daemon does not listen before.
    void answer(const QDBusObjectPath &callback, const QString &reply)
    {
        QTimer::singleShot(0, this, [this, callback, reply] { answerNow(callback, reply); });
    }
    void answerNow(const QDBusObjectPath &callback, const QString &reply)
    {
        auto ready = QDBusMessage::createMethodCall(m_asker, callback.path(),
            QStringLiteral("org.gnome.keyring.internal.Prompter.Callback"), QStringLiteral("PromptReady"));
        ready.setArguments({reply, QVariantMap(), QStringLiteral("")});
        m_bus.asyncCall(ready);
    }
    QDBusConnection m_bus;
    QDBusObjectPath m_open;
    QString m_asker;
};
