// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/rotation.h>
#include <QString>

/// '09/12/26, in 14 days', '25/11/26, due today', '20/11/26, 5 days late'; empty when no day was set.
QString rotationWords(const QDate &rotateBy, const QDate &today);
