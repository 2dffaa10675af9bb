// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/apikey.h>
#include <core/space.h>
#include <core/task.h>

class KeyBook;

/// The key that a reference on the command line names. Errors: ReferenceInvalid, NoSuchSpace, NoSuchKey.
Task<Result<ApiKey>> findKey(KeyBook &keyBook, QString reference);
/// The same in the trash only; of several keys that had one label, the one removed last. Errors: also KeyNotInTrash.
Task<Result<ApiKey>> findInTrash(KeyBook &keyBook, QString reference);
/// Errors: those of SpaceName, NoSuchSpace.
Task<Result<Space>> findSpace(KeyBook &keyBook, QString name);

QString referenceOf(const ApiKey &key);
