// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/callingprogram.h>

#include <core/names.h>
#include <QDir>
#include <QFile>
#include <unistd.h>

namespace {

constexpr qsizetype LongestName = 15; ///< proc(5): bytes of comm; a longer name is cut

QString withoutControls(QString text)
{
    for (QChar &character : text) {
        if (isControlCharacter(character)) {
            character = QLatin1Char('?');
        }
    }
    return text;
}

QString nameOfProcess(pid_t id)
{
    const QString folder = QStringLiteral("/proc/%1/").arg(id);
    QFile file(folder + QStringLiteral("comm"));
    if (!file.open(QFile::ReadOnly)) {
        return {};
    }
    QByteArray name = file.readAll();
    name.chop(name.endsWith('\n') ? 1 : 0);
    if (name.size() == LongestName) {
        // Readable for programs of the same person only.
        const QString whole = QFile::symLinkTarget(folder + QStringLiteral("exe")).section(QLatin1Char('/'), -1);
        if (QFile::encodeName(whole).startsWith(name)) {
            return whole;
        }
    }
    return QFile::decodeName(name);
}

} // namespace

Caller callingProgram()
{
    return {withoutControls(nameOfProcess(getppid())), withoutControls(QDir::currentPath())};
}
