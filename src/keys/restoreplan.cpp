// SPDX-License-Identifier: GPL-3.0-or-later
#include <keys/restoreplan.h>

#include <algorithm>

int RestorePlan::count(Standing standing) const
{
    return static_cast<int>(std::count_if(
        keys.begin(), keys.end(), [standing](const PlannedKey &key) { return key.standing == standing; }));
}

int RestorePlan::taken() const
{
    return static_cast<int>(std::count_if(keys.begin(), keys.end(), [](const PlannedKey &key) { return key.isTaken; }));
}

Label freeLabel(const QSet<QString> &taken, const Label &label)
{
    Label free = label;
    for (int number = 2; taken.contains(free.folded()); ++number) {
        const QString ending = QStringLiteral(" (%1)").arg(number);
        free = *Label::parse(QString(label.text().left(Label::MaxLength - ending.size()).trimmed() + ending));
    }
    return free;
}
