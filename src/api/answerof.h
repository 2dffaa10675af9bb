// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <api/apianswer.h>
#include <http/httpmessage.h>
#include <QDateTime>
#include <workbook/apirequest.h>

/// What is known of an answer once its headers are in; the body is still to come.
ApiAnswer answerOf(const HttpHead &head, const PreparedRequest &request, const QDateTime &now);
