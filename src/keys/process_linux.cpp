// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/process.h>

#include <QCoreApplication>
#include <QFile>
#include <QStringList>

namespace {

constexpr qsizetype StartTimeField = 19; ///< proc(5): field 22 of stat, counted from the one after the name

QString firstLineOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? QString::fromLatin1(file.readLine().trimmed()) : QString();
}

/// Empty when there is no such process.
QString startTimeOf(const QString &processId)
{
    const QString line = firstLineOf(QStringLiteral("/proc/%1/stat").arg(processId));
    // The name stands in brackets and may hold blanks and brackets itself.
    return line.mid(line.lastIndexOf(QLatin1Char(')')) + 2).split(QLatin1Char(' ')).value(StartTimeField);
}

QString bootId()
{
    return firstLineOf(QStringLiteral("/proc/sys/kernel/random/boot_id"));
}

QString processNamespace()
{
    return QFile::symLinkTarget(QStringLiteral("/proc/self/ns/pid")).section(QLatin1Char('/'), -1);
}

} // namespace

QString ownProcess()
{
    const QString id = QString::number(QCoreApplication::applicationPid());
    return QStringList{bootId(), processNamespace(), id, startTimeOf(id)}.join(QLatin1Char('|'));
}

bool processMayLive(const QString &process)
{
    const QStringList parts = process.split(QLatin1Char('|'));
    if (parts.size() != 4 || parts.at(0) != bootId()) {
        return false;
    }
    // Another container's processes cannot be seen from here.
    return parts.at(1) != processNamespace() || startTimeOf(parts.at(2)) == parts.at(3);
}
