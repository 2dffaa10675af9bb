// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <api/apianswer.h>
#include <app/wording.h>
#include <gui/common/tone.h>

/// '312 bytes', '12.4 KB': in steps of 1000.
QString sizeWords(qint64 bytes);
/// '201 Created · 231 ms · 12.4 KB', with a word on what is out of the ordinary.
QString statusWords(const ApiAnswer &answer);
Tone statusTone(int status);

/// Something about an answer that the person should be told.
struct AnswerNotice {
    Tone tone = Tone::Info;
    Wording wording = {};
};

/// What `answer` calls for: the challenge of a 401 or 403 (RFC 6750 section 3), a redirect's target, no token sent, a scope
/// that the token lacks, a web page where an API should have answered. In order of weight.
QList<AnswerNotice> noticesFor(const ApiAnswer &answer, const QStringList &missingScope);

/// 'The API asks to wait: 12 s left.'; null for an answer that asks for no wait.
QString waitWords(int status, std::chrono::seconds left);
