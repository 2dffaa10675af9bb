// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/confirmation.h>

#include <cli/streams.h>

namespace {

Result<void> confirm(const Arguments &arguments, const QString &sentence, const Error &unconfirmed)
{
    if (arguments.has(QLatin1String(YesOption.name))) {
        return {};
    }
    if (!isTerminal(Stream::Input) || !isTerminal(Stream::Error)) {
        return tl::unexpected<Error>(unconfirmed);
    }
    const auto answer = askLine(QStringLiteral("%1\nGo on? [y/N] ").arg(sentence));
    if (!answer) {
        return failureOf(answer);
    }
    const QString word = answer->trimmed().toLower();
    if (word != QLatin1String("y") && word != QLatin1String("yes")) {
        return failure(ErrorKind::Cancelled);
    }
    return {};
}

} // namespace

Result<void> confirmLoss(const Arguments &arguments, const QString &loss)
{
    return confirm(
        arguments, QStringLiteral("This loses for good: %1.").arg(loss), Error{ErrorKind::ConfirmationNeeded, {loss}});
}

Result<void> confirmRestore(const Arguments &arguments, const QString &what)
{
    return confirm(
        arguments, QStringLiteral("This restores: %1.").arg(what), Error{ErrorKind::RestoreNotConfirmed, {what}});
}
