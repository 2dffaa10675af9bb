// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/apikey.h>
#include <core/space.h>
#include <core/use.h>
#include <keys/keybook.h>
#include <QJsonObject>
#include <QJsonValue>

/// The JSON of the listing and showing verbs; scripts rely on the names of the fields (docs: what keydesk-cli prints).
QJsonObject jsonOf(const Space &space, qsizetype keys);
QJsonObject jsonOf(const ApiKey &key);
/// The key's fields and those of its health: age_days, last_tested_at, last_granted_at, missing_scope, rotate_by, rotation.
QJsonObject healthJsonOf(const ApiKey &key, const QDateTime &now);
/// `none`, `later`, `soon` (within 14 days), `due`: the stable word for when the key is to be rotated.
QString rotationText(const ApiKey &key, const QDateTime &now);
QJsonObject jsonOf(const KeyTest &test);
/// What is not known is null.
QJsonObject jsonOf(const Use &use);

/// RFC 3339 in UTC, or null for an invalid time.
QJsonValue jsonOf(const QDateTime &time);
