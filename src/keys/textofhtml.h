// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Whether the text is HTML: it begins with a tag and holds the end of one.
bool looksLikeHtml(QStringView text);

/// What a page shows, as a browser puts it on the clipboard: a tab between the cells of a row, a line a row, paragraph or
/// list item, white space folded. Scripts, styles and comments go. Not for showing. May hold a secret: wipe() it.
QString textOfHtml(QStringView html);
