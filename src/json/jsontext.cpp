// SPDX-License-Identifier: GPL-3.0-or-later
#include <json/jsonnodes.h>
#include <json/jsonscanner.h>
#include <json/jsonstring.h>
#include <json/jsontext.h>
#include <QHash>

struct JsonText::Index {
    QByteArray document;
    JsonNodes nodes;
};

namespace {

// The offset behind a valid string that begins at `at`.
qsizetype endOfString(QByteArrayView text, qsizetype at)
{
    for (++at; text[at] != '"'; ++at) {
        at += text[at] == '\\' ? 1 : 0;
    }
    return at + 1;
}

QByteArrayView nameLexeme(QByteArrayView text, const JsonNode &node)
{
    return text.sliced(node.name, endOfString(text, node.name) - node.name);
}

// Two spellings of one name are one name: `a` and `\u0061`.
bool sameName(QByteArrayView left, QByteArrayView right)
{
    if (!left.contains('\\') && !right.contains('\\')) {
        return left == right;
    }
    return decodedJsonString(left) == decodedJsonString(right);
}

/// Builds the index while the text is scanned.
class Indexer {
public:
    Indexer(QByteArrayView text, JsonNodes &nodes)
        : m_text(text)
        , m_nodes(nodes)
    {
    }

    void open(char, qsizetype at) { m_current = add(at, 0); }
    void scalar(qsizetype from, qsizetype to) { add(from, static_cast<quint32>(to)); }
    void name(qsizetype from, qsizetype) { m_name = static_cast<quint32>(from); }

    void close(qsizetype)
    {
        JsonNode &closed = m_nodes[m_current];
        closed.after = m_nodes.size();
        if (m_text[closed.value] == '{' && closed.extent > 1) {
            markRepeated(m_current);
        }
        m_current = closed.parent;
    }

private:
    quint32 add(qsizetype at, quint32 extent)
    {
        const quint32 id = m_nodes.size();
        quint32 row = 0;
        if (m_current != JsonText::None) {
            row = m_nodes[m_current].extent++;
        }
        return m_nodes.append(
            {static_cast<quint32>(at), std::exchange(m_name, JsonNode::NoName), m_current, id + 1, extent, row});
    }

    void markRepeated(quint32 object)
    {
        // Comparing each with each is quickest for the few members that most objects have.
        constexpr quint32 Few = 24;
        const quint32 end = m_nodes[object].after;
        if (m_nodes[object].extent > Few) {
            markRepeatedAmongMany(object);
            return;
        }
        std::array<std::pair<quint32, QByteArrayView>, Few> seen;
        std::size_t count = 0;
        for (quint32 child = object + 1; child < end; child = m_nodes[child].after) {
            const QByteArrayView name = nameLexeme(m_text, m_nodes[child]);
            for (std::size_t i = 0; i < count; ++i) {
                if (sameName(seen[i].second, name)) {
                    m_nodes[child].row |= JsonNode::Repeated;
                    m_nodes[seen[i].first].row |= JsonNode::Repeated;
                }
            }
            seen[count++] = {child, name};
        }
    }

    void markRepeatedAmongMany(quint32 object)
    {
        QHash<QString, quint32> seen;
        seen.reserve(m_nodes[object].extent);
        for (quint32 child = object + 1; child < m_nodes[object].after; child = m_nodes[child].after) {
            const QString name = decodedJsonString(nameLexeme(m_text, m_nodes[child]));
            const auto known = seen.constFind(name);
            if (known == seen.cend()) {
                seen.insert(name, child);
            } else {
                m_nodes[child].row |= JsonNode::Repeated;
                m_nodes[*known].row |= JsonNode::Repeated;
            }
        }
    }

    QByteArrayView m_text;
    JsonNodes &m_nodes;
    quint32 m_current = JsonText::None;
    quint32 m_name = JsonNode::NoName;
};

bool isPlainName(QStringView name) // what jq takes behind a dot without quotes
{
    const auto isLetter = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_'; };
    return !name.isEmpty() && isLetter(name.front())
        && std::all_of(name.begin(), name.end(), [&](QChar c) { return isLetter(c) || (c >= u'0' && c <= u'9'); });
}

} // namespace

tl::expected<std::shared_ptr<const JsonText>, JsonText::Fault> JsonText::parse(QByteArray utf8)
{
    constexpr qsizetype MaxSize = 0xffffffff; // offsets have 32 bits
    auto index = std::make_shared<Index>();
    index->document = std::move(utf8);
    const QByteArrayView text = index->document;
    if (text.size() >= MaxSize) {
        return tl::unexpected(describeFault({}, ScanFault::TooLarge, 0));
    }
    Indexer indexer(text, index->nodes);
    if (const auto found = JsonScanner(text, indexer).scan()) {
        return tl::unexpected(describeFault(text, found->fault, found->at));
    }
    const auto parsed = std::make_shared<JsonText>();
    parsed->m_index = std::move(index);
    return parsed;
}

JsonText::Type JsonText::type(NodeId node) const
{
    switch (m_index->document[m_index->nodes[node].value]) {
    case '{':
        return Type::Object;
    case '[':
        return Type::Array;
    case '"':
        return Type::String;
    case 't':
        return Type::True;
    case 'f':
        return Type::False;
    case 'n':
        return Type::Null;
    default:
        return Type::Number;
    }
}

qsizetype JsonText::childCount(NodeId node) const
{
    return isContainer(node) ? m_index->nodes[node].extent : 0;
}

JsonText::NodeId JsonText::parent(NodeId node) const
{
    return m_index->nodes[node].parent;
}

JsonText::NodeId JsonText::firstChild(NodeId node) const
{
    return childCount(node) > 0 ? node + 1 : None;
}

JsonText::NodeId JsonText::nextSibling(NodeId node) const
{
    const JsonNode &self = m_index->nodes[node];
    const bool isLast = self.parent == None || self.after == m_index->nodes[self.parent].after;
    return isLast ? None : self.after;
}

int JsonText::indexInParent(NodeId node) const
{
    return static_cast<int>(m_index->nodes[node].row & ~JsonNode::Repeated);
}

bool JsonText::isRepeatedKey(NodeId node) const
{
    return (m_index->nodes[node].row & JsonNode::Repeated) != 0;
}

QString JsonText::key(NodeId node) const
{
    const JsonNode &self = m_index->nodes[node];
    return self.name == JsonNode::NoName ? QString() : decodedJsonString(nameLexeme(m_index->document, self));
}

// A container's end is not kept: it is found behind the end of what lies last in it, one closing bracket a level.
qsizetype JsonText::endOf(NodeId node) const
{
    const JsonNodes &nodes = m_index->nodes;
    const QByteArrayView text = m_index->document;
    NodeId at = nodes[node].after - 1;
    const bool isEmpty = isContainer(at);
    qsizetype end = isEmpty ? nodes[at].value + 1 : nodes[at].extent;
    for (bool inside = isEmpty; inside || at != node; inside = false) {
        at = inside ? at : nodes[at].parent;
        while (text[end] != ']' && text[end] != '}') { // only white space can lie between
            ++end;
        }
        ++end;
    }
    return end;
}

QByteArrayView JsonText::lexeme(NodeId node) const
{
    const qsizetype from = m_index->nodes[node].value;
    return QByteArrayView(m_index->document).sliced(from, endOf(node) - from);
}

QString JsonText::stringValue(NodeId node, qsizetype most) const
{
    return type(node) == Type::String ? decodedJsonString(lexeme(node), most) : QString();
}

QString JsonText::path(NodeId node) const
{
    QStringList steps;
    for (NodeId at = node; parent(at) != None; at = parent(at)) {
        const bool inObject = m_index->nodes[at].name != JsonNode::NoName;
        const QString name = key(at);
        // jq writes a dot before a name and in front of a whole path, but not between a name and a bracket.
        const QString dot = parent(parent(at)) == None ? QStringLiteral(".") : QString();
        steps.prepend(!inObject     ? dot + QStringLiteral("[%1]").arg(indexInParent(at))
                : isPlainName(name) ? u'.' + name
                                    : dot + u'[' + quotedJsonString(name) + u']');
    }
    return steps.isEmpty() ? QStringLiteral(".") : steps.join(QString());
}

qsizetype JsonText::nodeCount() const
{
    return m_index->nodes.size();
}

const QByteArray &JsonText::document() const
{
    return m_index->document;
}
