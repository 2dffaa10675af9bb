// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/confirmation.h>

#include <cli/streams.h>

Result<void> confirmLoss(const Arguments &arguments, const QString &loss)
{
    if (arguments.has(QLatin1String(YesOption.name))) {
        return {};
    }
    if (!isTerminal(Stream::Input) || !isTerminal(Stream::Error)) {
        return failure(ErrorKind::ConfirmationNeeded, {loss});
    }
    const auto answer = askLine(QStringLiteral("This loses for good: %1.\nGo on? [y/N] ").arg(loss));
    if (!answer) {
        return failureOf(answer);
    }
    const QString word = answer->trimmed().toLower();
    if (word != QLatin1String("y") && word != QLatin1String("yes")) {
        return failure(ErrorKind::Cancelled);
    }
    return {};
}
