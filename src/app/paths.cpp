// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/paths.h>

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace {

constexpr QFileDevice::Permissions OwnerOnlyFolder
    = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;

Result<void> makePrivateFolder(const QString &path)
{
    if (QFileInfo(path).isDir()) {
        return {};
    }
    const QString above = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(above) || !QDir().mkdir(path, OwnerOnlyFolder)) {
        // Another Keydesk may have been a moment faster.
        if (!QFileInfo(path).isDir()) {
            return failure(ErrorKind::FileUnwritable, {path, QStringLiteral("the folder can't be made")});
        }
    }
    return {};
}

} // namespace

Paths Paths::below(const QString &folder)
{
    const QString home = QDir::cleanPath(QDir(folder).absolutePath());
    return {home, home + QLatin1String("/keydesk.db"), home + QLatin1String("/vault.age"),
        home + QLatin1String("/settings.ini"), home + QLatin1String("/cache")};
}

Paths Paths::ofThisPerson()
{
    const QString folder = qEnvironmentVariable("KEYDESK_HOME");
    if (!folder.isEmpty()) {
        return below(folder);
    }
    const QString data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return {data, data + QLatin1String("/keydesk.db"), data + QLatin1String("/vault.age"),
        QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + QLatin1String("/settings.ini"),
        QStandardPaths::writableLocation(QStandardPaths::CacheLocation)};
}

Result<void> Paths::make() const
{
    for (const QString &folder : {home, QFileInfo(settings).absolutePath(), caches}) {
        if (const auto made = makePrivateFolder(folder); !made) {
            return made;
        }
    }
    return {};
}

bool isPrivate(const QString &path)
{
    constexpr QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
        | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    return !(QFileInfo(path).permissions() & others);
}
