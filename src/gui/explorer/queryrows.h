// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <workbook/apirequest.h>

/// The rows of the parameter table after the person has edited the query in the URL: `written` in order, with the
/// switched-off rows of `shown`, which no URL holds, left where they stand.
QList<NameValue> withWrittenQuery(const QList<NameValue> &shown, const QList<NameValue> &written);

/// `rows` that go into the URL, and those that stay beside it.
QList<NameValue> switchedOn(const QList<NameValue> &rows);
QList<NameValue> switchedOff(const QList<NameValue> &rows);
