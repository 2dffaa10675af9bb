// SPDX-License-Identifier: GPL-3.0-or-later
#include <json/jsonscanner.h>

namespace {

/// Writes what is scanned, indented.
class Indenter {
public:
    explicit Indenter(QByteArrayView text)
        : m_text(text)
    {
        m_out.reserve(text.size() + text.size() / 2);
    }

    void open(char bracket, qsizetype)
    {
        startValue();
        m_out += bracket;
        ++m_depth;
        m_isFirst = true;
    }

    void close(qsizetype at)
    {
        --m_depth;
        if (!m_isFirst) {
            breakLine();
        }
        m_out += m_text[at];
        m_isFirst = false;
    }

    void name(qsizetype from, qsizetype to)
    {
        startValue();
        m_out += m_text.sliced(from, to - from);
        m_out += ": ";
        m_afterName = true;
    }

    void scalar(qsizetype from, qsizetype to)
    {
        startValue();
        m_out += m_text.sliced(from, to - from);
    }

    QByteArray take() { return std::move(m_out += '\n'); }

private:
    // Beyond it the indentation stays: without a limit 10,000 brackets would become 200 MB of spaces.
    static constexpr qsizetype MaxIndented = 64;

    void startValue()
    {
        if (std::exchange(m_afterName, false)) {
            return;
        }
        if (m_depth > 0) {
            if (!m_isFirst) {
                m_out += ',';
            }
            breakLine();
        }
        m_isFirst = false;
    }

    void breakLine()
    {
        m_out += '\n';
        m_out.append(2 * std::min(m_depth, MaxIndented), ' ');
    }

    QByteArrayView m_text;
    QByteArray m_out;
    qsizetype m_depth = 0;
    bool m_isFirst = true; // nothing has been written yet inside the container that is open
    bool m_afterName = false;
};

} // namespace

tl::expected<QByteArray, JsonText::Fault> formatJson(QByteArrayView utf8)
{
    Indenter indenter(utf8);
    if (const auto found = JsonScanner(utf8, indenter).scan()) {
        return tl::unexpected(describeFault(utf8, found->fault, found->at));
    }
    return indenter.take();
}
