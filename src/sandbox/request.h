// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>

namespace sandbox {

using Header = QPair<QByteArray, QByteArray>;

/// One HTTP request, read whole.
struct Request {
    QByteArray method;
    QByteArray path; ///< as sent, still percent-encoded
    QByteArray query; ///< behind the question mark, still percent-encoded
    QList<Header> headers; ///< in order, names as sent
    QByteArray body;
    bool isHttp10 = false;
    bool keepsOpen = true; ///< what the client wants for the connection

    /// The first header of that name, any case; null when there is none.
    QByteArray header(QByteArrayView name) const
    {
        for (const Header &header : headers) {
            if (name.compare(header.first, Qt::CaseInsensitive) == 0) {
                return header.second;
            }
        }
        return {};
    }
};

} // namespace sandbox
