// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/keyid.h>
#include <core/names.h>
#include <optional>

/// How the command line and the documents name a key: `SPACE/LABEL`, a `/` inside a name written `\/`, a `\` as `\\`; or
/// the key's id.
struct KeyReference {
    std::optional<KeyId> id; ///< set when the text is an id
    std::optional<SpaceName> space; ///< otherwise both are set
    std::optional<Label> label;

    /// Errors: ReferenceInvalid, and those of SpaceName and Label.
    static Result<KeyReference> parse(QStringView text);
    static QString write(const SpaceName &space, const Label &label);
};
