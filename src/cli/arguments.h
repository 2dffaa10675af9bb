// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <optional>
#include <QHash>
#include <QStringList>
#include <span>
#include <stop_token>

struct Command;

/// The words behind a verb, checked against its table: every option is one of the verb's, required ones are there,
/// and only options that repeat have more than one value.
class Arguments {
public:
    bool has(QLatin1String option) const { return m_options.contains(option); }
    /// The value, or nothing if the option was not given.
    std::optional<QString> value(QLatin1String option) const;
    QStringList values(QLatin1String option) const { return m_options.value(option); }
    /// The n-th word without a dash; empty if it is optional and missing.
    QString at(qsizetype n) const { return m_positionals.value(n); }

    std::stop_token stop; ///< requested when the person interrupts

private:
    friend class CommandLineReader;
    QHash<QString, QStringList> m_options; ///< by long name; a switch holds one empty value
    QStringList m_positionals;
};

/// What the command line asks for.
struct Invocation {
    const Command *command = nullptr; ///< null with `--help` and `--version` alone
    Arguments arguments = {};
    bool wantsHelp = false;
    bool wantsVersion = false;
};

/// Understands `--name value`, `--name=value`, `-n value`, `-nvalue`, bundled switches and `--`. `words` is without the
/// program's name. Errors: Usage (what is wrong, what helps).
Result<Invocation> readCommandLine(const QStringList &words, std::span<const Command *const> commands);
