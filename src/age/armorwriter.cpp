// SPDX-License-Identifier: GPL-3.0-or-later
#include <age/armorwriter.h>

namespace {

constexpr qsizetype BytesOfLine = 48; // 64 columns

} // namespace

QByteArray ArmorWriter::add(QByteArrayView bytes)
{
    QByteArray text;
    if (!m_hasBegun) {
        text = "-----BEGIN AGE ENCRYPTED FILE-----\n";
        m_hasBegun = true;
    }
    m_rest.append(bytes.data(), bytes.size());
    qsizetype done = 0;
    for (; m_rest.size() - done >= BytesOfLine; done += BytesOfLine) {
        text += m_rest.sliced(done, BytesOfLine).toBase64() + '\n';
    }
    m_rest.remove(0, done);
    return text;
}

QByteArray ArmorWriter::finish()
{
    QByteArray text = add({});
    if (!m_rest.isEmpty()) {
        text += m_rest.toBase64() + '\n';
        m_rest.clear();
    }
    return text + "-----END AGE ENCRYPTED FILE-----\n";
}
