// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <QSet>
#include <sandbox/form.h>

namespace sandbox {
namespace {

int hexDigit(char c)
{
    return c >= '0' && c <= '9' ? c - '0'
        : c >= 'a' && c <= 'f'  ? c - 'a' + 10
        : c >= 'A' && c <= 'F'  ? c - 'A' + 10
                                : -1;
}

} // namespace

std::optional<QByteArray> formDecoded(QByteArrayView text)
{
    QByteArray decoded;
    decoded.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            decoded += ' ';
        } else if (text[i] != '%') {
            decoded += text[i];
        } else {
            const int high = i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
            const int low = high < 0 ? -1 : hexDigit(text[i + 2]);
            if (low < 0) {
                return std::nullopt;
            }
            decoded += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    return decoded;
}

Form Form::parse(QByteArrayView text)
{
    Form form;
    const QByteArrayList parts = text.toByteArray().split('&');
    for (const QByteArray &part : parts) {
        if (part.isEmpty()) {
            continue;
        }
        const qsizetype equals = part.indexOf('=');
        const QByteArray name = part.left(equals < 0 ? part.size() : equals);
        const QByteArray value = equals < 0 ? QByteArray() : part.mid(equals + 1);
        form.m_pairs.append({formDecoded(name).value_or(name), formDecoded(value).value_or(value)});
    }
    return form;
}

bool Form::has(QByteArrayView name) const
{
    return std::any_of(m_pairs.begin(), m_pairs.end(), [&](const auto &pair) { return pair.first == name; });
}

QByteArray Form::value(QByteArrayView name) const
{
    const auto pair
        = std::find_if(m_pairs.begin(), m_pairs.end(), [&](const auto &candidate) { return candidate.first == name; });
    return pair == m_pairs.end() ? QByteArray() : pair->second;
}

bool Form::hasRepeatedName() const
{
    QSet<QByteArray> names;
    for (const auto &pair : m_pairs) {
        names.insert(pair.first);
    }
    return names.size() < m_pairs.size();
}

} // namespace sandbox
