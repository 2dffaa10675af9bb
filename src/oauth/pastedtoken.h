// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/secret.h>
#include <QStringView>

/// The access token in what a person pasted: what stands around it is left out, such as white space and invisible
/// characters, quotes, `Authorization: Bearer`, `ACCESS_TOKEN=`, a curl command around such a header, or the token
/// endpoint's whole JSON answer. Line breaks inside a JWT are taken for those of a terminal. What can't be a token comes
/// back as it is, for inspectToken() to say so.
Secret tokenInPasted(QStringView text);
