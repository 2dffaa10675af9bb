// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/uses/usewords.h>
#include <QCoreApplication>
#include <QLocale>

namespace {

QString partWord(const char *text)
{
    return QCoreApplication::translate("UseWords", text);
}

} // namespace

QString usePartWords(UsePart part)
{
    switch (part) {
    case UsePart::Explorer:
        return partWord(QT_TRANSLATE_NOOP("UseWords", "explorer"));
    case UsePart::Window:
        return partWord(QT_TRANSLATE_NOOP("UseWords", "window"));
    case UsePart::CommandLine:
        return partWord(QT_TRANSLATE_NOOP("UseWords", "command line"));
    case UsePart::Run:
        return partWord(QT_TRANSLATE_NOOP("UseWords", "run"));
    case UsePart::Export:
        return partWord(QT_TRANSLATE_NOOP("UseWords", "export"));
    case UsePart::Proxy:
        return partWord(QT_TRANSLATE_NOOP("UseWords", "proxy"));
    }
    Q_UNREACHABLE();
}

QString lastUsesWords(const QList<LastUse> &uses, const QDateTime &now)
{
    const QLocale locale;
    const QDate today = now.toLocalTime().date();
    QStringList parts;
    for (const LastUse &use : uses) {
        const QDateTime at = use.at.toLocalTime();
        const QString when = at.date() == today ? locale.toString(at.time(), QLocale::ShortFormat)
                                                : locale.toString(at.date(), QLocale::ShortFormat);
        parts.append(QStringLiteral("%1 %2").arg(usePartWords(use.part), when));
    }
    return parts.join(QStringLiteral(" · "));
}
