// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

/// What a name that stands beside a value stands for, and how sure that is.
enum class Part {
    None,
    ClientId, ///< as client_id, clientId, Client ID, SELLYTICS_CLIENT_ID
    Id, ///< the short name, which may belong to something else of the same text
    ClientSecret,
    Secret, ///< likewise
    Label,
};

/// Letters and digits decide, in any case; a prefix as in SELLYTICS_CLIENT_ID is as good as none.
Part partNamed(QStringView name);

/// Whether the text is such a name and no value that ends like one: 'Client ID', 'API client ID', not 'acme-client-id'.
bool isPartName(QStringView text);
