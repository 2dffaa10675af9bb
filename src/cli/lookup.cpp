// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/lookup.h>

#include <core/keyreference.h>
#include <keys/keybook.h>

namespace {

bool isNamedBy(const ApiKey &key, const KeyReference &reference)
{
    if (reference.id) {
        return key.id == *reference.id;
    }
    return reference.space && reference.label && key.spaceName.folded() == reference.space->folded()
        && key.label.folded() == reference.label->folded();
}

} // namespace

QString referenceOf(const ApiKey &key)
{
    return KeyReference::write(key.spaceName, key.label);
}

Task<Result<ApiKey>> findKey(KeyBook &keyBook, QString reference)
{
    const auto parsed = KeyReference::parse(reference);
    if (!parsed) {
        co_return failureOf(parsed);
    }
    co_return co_await keyBook.find(*parsed);
}

Task<Result<ApiKey>> findInTrash(KeyBook &keyBook, QString reference)
{
    const auto parsed = KeyReference::parse(reference);
    if (!parsed) {
        co_return failureOf(parsed);
    }
    const auto trash = co_await keyBook.keys(KeyBook::Which::Trash);
    if (!trash) {
        co_return failureOf(trash);
    }
    const ApiKey *found = nullptr;
    for (const ApiKey &key : *trash) {
        if (isNamedBy(key, *parsed) && (!found || key.removedAt > found->removedAt)) {
            found = &key;
        }
    }
    if (found) {
        co_return *found;
    }
    const auto active = co_await keyBook.find(*parsed);
    if (!active) {
        co_return failureOf(active);
    }
    co_return failure(ErrorKind::KeyNotInTrash, {referenceOf(*active)});
}

Task<Result<Space>> findSpace(KeyBook &keyBook, QString name)
{
    const auto parsed = SpaceName::parse(name);
    if (!parsed) {
        co_return failureOf(parsed);
    }
    co_return co_await keyBook.space(*parsed);
}
