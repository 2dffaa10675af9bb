// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <core/result.h>
#include <memory>
#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVariant>

class QSettings;

/// What the person set and how they left the window; an ini file, mode 0600. Never a secret or a token. The file is read
/// at the first question, so a program that asks nothing never pays for it, and made by the first answer. Main thread.
class Settings {
public:
    enum class Theme { System, Light, Dark };

    explicit Settings(QString file);
    ~Settings();

    Theme theme() const;
    void setTheme(Theme theme);

    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
    QByteArray splitterState(const QString &splitter) const; ///< by object name
    void setSplitterState(const QString &splitter, const QByteArray &state);
    QString lastPage() const; ///< `keys`, `explorer` …; empty at the first start
    void setLastPage(const QString &page);
    QStringList openTabs() const; ///< one text a tab, written and read by the explorer
    void setOpenTabs(const QStringList &tabs);

    /// After how long untouched the window locks by itself; zero: never.
    std::chrono::minutes lockAfter() const;
    void setLockAfter(std::chrono::minutes time);
    bool lockWithScreen() const; ///< also when the screen is locked or the machine goes to sleep
    void setLockWithScreen(bool withScreen);

    /// Secrets are kept in the vault file, and not in the system's keychain.
    bool keepsInVault() const;
    void setKeepsInVault(bool inVault);

    /// Who uses a key is listed in the index.
    bool keepsUses() const;
    void setKeepsUses(bool keeps);

    /// For what only one page knows of: `group/name`.
    QVariant value(const QString &name, const QVariant &otherwise = {}) const;
    void setValue(const QString &name, const QVariant &value);
    void remove(const QString &name);
    /// Writes to disk now, otherwise within a moment and at the end, and reads what the other program has written.
    /// Errors: FileUnwritable.
    Result<void> sync();

private:
    QSettings &store() const;
    bool isUnset() const;
    QString m_file;
    mutable std::unique_ptr<QSettings> m_store;
};
