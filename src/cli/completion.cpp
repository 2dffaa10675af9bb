// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/completionscript.h>
#include <cli/output.h>
#include <cli/verbs.h>

namespace {

Task<Result<void>> print(const Arguments &arguments)
{
    const QString shell = arguments.at(0);
    const QString script = shell == QLatin1String("bash") ? bashCompletion(allVerbs())
        : shell == QLatin1String("zsh")                   ? zshCompletion(allVerbs())
                                                          : fishCompletion(allVerbs());
    co_return writeOut(script.toUtf8());
}

constexpr Positional Positionals[] = {
    {.name = "SHELL", .help = "the shell that shall complete", .choices = "bash|zsh|fish"},
};

} // namespace

constexpr Command verbs::completion = {
    .name = "completion",
    .summary = "Prints what makes a shell complete verbs, options and keys",
    .positionals = Positionals,
    .options = {},
    .example = "keydesk-cli completion bash > ~/.local/share/bash-completion/completions/keydesk-cli\n"
               "keydesk-cli completion zsh > \"${fpath[1]}/_keydesk-cli\"\n"
               "keydesk-cli completion fish > ~/.config/fish/completions/keydesk-cli.fish",
    .runAlone = print,
};
