// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>
#include <core/names.h>
#include <QUrl>

/// An answer that grants nothing.
struct RefusingAnswer {
    int status = 0;
    QString mediaType = {};
    QByteArray body = {};
    QByteArray location = {};
    QUrl endpoint = {};
    Scope scope = {}; ///< as asked
};

/// What a refusal means, in the kinds that a person can act on (design: protocol, points 11 to 15). Never branches
/// between 400 and 401, nor between invalid_client and unauthorized_client: Keycloak uses them for neighbouring cases.
/// `raw` is showableAnswer().
Error refusalOf(const RefusingAnswer &answer);

/// The body of an answer that granted nothing, to be shown on request; empty when it could hold a token.
QByteArray showableAnswer(int status, const QByteArray &body);

/// True for refusals of the key or of what was asked for, which the same request would meet again.
bool isLastingRefusal(ErrorKind kind);
