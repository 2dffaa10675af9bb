// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gui/keys/keylistmodel.h>

/// A key and what it is found by.
struct KeyListModel::Row {
    ApiKey key;
    QString folded;

    explicit Row(ApiKey of)
        : key(std::move(of))
        , folded((key.label.text() + QLatin1Char('\n') + key.clientId.text() + QLatin1Char('\n') + key.spaceName.text()
              + QLatin1Char('\n') + key.note)
                     .toCaseFolded())
    {
    }
};

/// A space or the trash, with all of its keys and those of them that the filter lets through, both in order.
struct KeyListModel::Group {
    std::optional<Space> space; ///< none: the trash
    QString folded;
    std::vector<std::unique_ptr<Row>> rows;
    std::vector<Row *> shown;
    int place = -1; ///< among the groups that are shown

    bool isTrash() const { return !space; }
};
