// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/settings.h>

#include <QFile>
#include <QSettings>
#include <utility>

namespace {

const QString ThemeKey = QStringLiteral("window/theme");
const QString GeometryKey = QStringLiteral("window/geometry");
const QString SplitterGroup = QStringLiteral("window/splitters/");
const QString LastPageKey = QStringLiteral("window/page");
const QString OpenTabsKey = QStringLiteral("explorer/tabs");
const QString LockAfterKey = QStringLiteral("lock/afterMinutes");
const QString StoreKey = QStringLiteral("keychain/store");
const QString VaultWord = QStringLiteral("vault");
const QString KeepsUsesKey = QStringLiteral("uses/keep");
const QString LockWithScreenKey = QStringLiteral("lock/withScreen");

constexpr int LockAfterByDefault = 15; ///< minutes
constexpr int LongestLockAfter = 24 * 60; ///< minutes

} // namespace

Settings::Settings(QString file)
    : m_file(std::move(file))
{
}

Settings::~Settings() = default;

QSettings &Settings::store() const
{
    if (!m_store) {
        // QSettings keeps the permissions of a file that exists and would make a new one readable by others.
        QFile file(m_file);
        if (!file.exists()) {
            [[maybe_unused]] const bool made = file.open(
                QIODevice::NewOnly | QIODevice::WriteOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        }
        m_store = std::make_unique<QSettings>(m_file, QSettings::IniFormat);
    }
    return *m_store;
}

Settings::Theme Settings::theme() const
{
    const QString text = value(ThemeKey).toString();
    return text == QLatin1String("light") ? Theme::Light : text == QLatin1String("dark") ? Theme::Dark : Theme::System;
}

void Settings::setTheme(Theme theme)
{
    switch (theme) {
    case Theme::System:
        remove(ThemeKey);
        break;
    case Theme::Light:
        setValue(ThemeKey, QStringLiteral("light"));
        break;
    case Theme::Dark:
        setValue(ThemeKey, QStringLiteral("dark"));
        break;
    }
}

QByteArray Settings::windowGeometry() const
{
    return value(GeometryKey).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray &geometry)
{
    setValue(GeometryKey, geometry);
}

QByteArray Settings::splitterState(const QString &splitter) const
{
    return value(SplitterGroup + splitter).toByteArray();
}

void Settings::setSplitterState(const QString &splitter, const QByteArray &state)
{
    setValue(SplitterGroup + splitter, state);
}

QString Settings::lastPage() const
{
    return value(LastPageKey).toString();
}

void Settings::setLastPage(const QString &page)
{
    setValue(LastPageKey, page);
}

QStringList Settings::openTabs() const
{
    return value(OpenTabsKey).toStringList();
}

void Settings::setOpenTabs(const QStringList &tabs)
{
    setValue(OpenTabsKey, tabs);
}

std::chrono::minutes Settings::lockAfter() const
{
    bool isNumber = false;
    const int minutes = value(LockAfterKey).toInt(&isNumber);
    const bool isSound = isNumber && minutes >= 0 && minutes <= LongestLockAfter;
    return std::chrono::minutes(isSound ? minutes : LockAfterByDefault);
}

void Settings::setLockAfter(std::chrono::minutes time)
{
    setValue(LockAfterKey, static_cast<int>(time.count()));
}

bool Settings::lockWithScreen() const
{
    return value(LockWithScreenKey, true).toBool();
}

void Settings::setLockWithScreen(bool withScreen)
{
    setValue(LockWithScreenKey, withScreen);
}

bool Settings::keepsInVault() const
{
    return value(StoreKey).toString() == VaultWord;
}

void Settings::setKeepsInVault(bool inVault)
{
    if (inVault) {
        setValue(StoreKey, VaultWord);
    } else {
        remove(StoreKey);
    }
}

bool Settings::keepsUses() const
{
    return value(KeepsUsesKey, true).toBool();
}

void Settings::setKeepsUses(bool keeps)
{
    if (keeps) {
        remove(KeepsUsesKey);
    } else {
        setValue(KeepsUsesKey, false);
    }
}

/// A question alone does not make the file.
bool Settings::isUnset() const
{
    return !m_store && !QFile::exists(m_file);
}

QVariant Settings::value(const QString &name, const QVariant &otherwise) const
{
    return isUnset() ? otherwise : store().value(name, otherwise);
}

void Settings::setValue(const QString &name, const QVariant &value)
{
    store().setValue(name, value);
}

void Settings::remove(const QString &name)
{
    if (!isUnset()) {
        store().remove(name);
    }
}

Result<void> Settings::sync()
{
    if (!m_store) {
        return {};
    }
    m_store->sync();
    if (m_store->status() == QSettings::AccessError) {
        return failure(ErrorKind::FileUnwritable, {m_file, QStringLiteral("access was refused")});
    }
    return {};
}
