// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <workbook/apirequest.h>

/// What would be sent, as JSON: method, url, headers as a list of pairs with the token masked, body, key.
QJsonObject dryRunOf(const PreparedRequest &request, const QString &keyReference);
