// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cli/command.h>
#include <QStringList>

/// What a shell sources to complete verbs, options, their values and key references; made from the table of verbs.
QString bashCompletion(std::span<const Command *const> commands);
QString zshCompletion(std::span<const Command *const> commands);
QString fishCompletion(std::span<const Command *const> commands);

/// The first words of all verbs, each once: `keys`, `spaces`, `token` …
QStringList firstWords(std::span<const Command *const> commands);
/// `text` between single quotes, as all three shells read it.
QString shellQuoted(QString text, const QString &quoteInside = QStringLiteral("'\\''"));
