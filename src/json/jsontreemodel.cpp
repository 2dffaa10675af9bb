// SPDX-License-Identifier: GPL-3.0-or-later
#include <json/jsontreemodel.h>
#include <QLocale>
#include <QScopedValueRollback>
#include <unordered_map>

using NodeId = JsonText::NodeId;
using Type = JsonText::Type;

class JsonTreeModel::State {
public:
    std::shared_ptr<const JsonText> document;
    // The children that are known of each opened node, in order; only these can be reached by row.
    std::unordered_map<NodeId, std::vector<NodeId>> known;
    bool isChanging = false; // a listener may ask for more before a change is over

    // A root with members is the invisible root of the model; any other one is its only row.
    bool rootIsHidden() const { return document && document->childCount(0) > 0; }

    NodeId nodeOf(const QModelIndex &index) const
    {
        return index.isValid() ? static_cast<NodeId>(index.internalId()) : rootIsHidden() ? 0 : JsonText::None;
    }

    qsizetype knownCount(NodeId node) const
    {
        const auto children = known.find(node);
        return children == known.end() ? 0 : static_cast<qsizetype>(children->second.size());
    }

    QString shownKey(NodeId node) const;
    QString size(NodeId node) const; // of a container, in words
    QString shownValue(NodeId node) const;
    QString spokenValue(NodeId node) const;
};

namespace {

// One line, and not longer than a cell can use.
QString shown(QString text, bool isCut)
{
    isCut = isCut || text.size() > JsonTreeModel::MaxShown;
    text.truncate(JsonTreeModel::MaxShown);
    if (!text.isEmpty() && text.back().isHighSurrogate()) {
        text.chop(1);
    }
    for (QChar &c : text) {
        if (c == u'\n') {
            c = QChar(0x21b5); // ↵
        } else if (c.unicode() < 0x20) {
            c = QChar(0x2400 + c.unicode()); // the picture of the control character
        }
    }
    return isCut ? text + QChar(0x2026) : text;
}

} // namespace

QString JsonTreeModel::State::shownKey(NodeId node) const
{
    const NodeId parent = document->parent(node);
    if (parent == JsonText::None) {
        return {};
    }
    if (document->type(parent) == Type::Array) {
        return QString::number(document->indexInParent(node));
    }
    const QString key = shown(document->key(node), false);
    return document->isRepeatedKey(node) ? tr("%1 (repeated)").arg(key) : key;
}

QString JsonTreeModel::State::size(NodeId node) const
{
    const qsizetype count = document->childCount(node);
    const QString number = QLocale().toString(count);
    if (document->type(node) == Type::Object) {
        return count == 1 ? tr("1 member") : tr("%1 members").arg(number);
    }
    return count == 1 ? tr("1 item") : tr("%1 items").arg(number);
}

QString JsonTreeModel::State::shownValue(NodeId node) const
{
    switch (document->type(node)) {
    case Type::Object:
        return QStringLiteral("{ %1 }").arg(size(node));
    case Type::Array:
        return QStringLiteral("[ %1 ]").arg(size(node));
    case Type::String:
        return u'"' + shown(document->stringValue(node, MaxShown + 1), false) + u'"';
    default:
        break;
    }
    const QByteArrayView lexeme = document->lexeme(node); // ASCII
    return shown(QString::fromLatin1(lexeme.first(std::min<qsizetype>(lexeme.size(), MaxShown + 1))), false);
}

QString JsonTreeModel::State::spokenValue(NodeId node) const
{
    switch (document->type(node)) {
    case Type::Object:
        return tr("object with %1").arg(size(node));
    case Type::Array:
        return tr("array with %1").arg(size(node));
    case Type::String:
        return tr("text: %1").arg(shown(document->stringValue(node, MaxShown + 1), false));
    case Type::Number:
        return tr("number: %1").arg(shownValue(node));
    default:
        return shownValue(node);
    }
}

JsonTreeModel::JsonTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_state(std::make_unique<State>())
{
}

JsonTreeModel::~JsonTreeModel() = default;

void JsonTreeModel::setDocument(std::shared_ptr<const JsonText> document)
{
    const QScopedValueRollback changing(m_state->isChanging, true);
    beginResetModel();
    m_state->known.clear();
    m_state->document = std::move(document);
    endResetModel();
}

QModelIndex JsonTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    const NodeId node = m_state->nodeOf(parent);
    const NodeId child = node == JsonText::None ? 0 : m_state->known.at(node).at(static_cast<std::size_t>(row));
    return createIndex(row, column, quintptr(child));
}

QModelIndex JsonTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid()) {
        return {};
    }
    const NodeId parent = m_state->document->parent(m_state->nodeOf(child));
    if (parent == JsonText::None || parent == 0) { // the root is hidden whenever it has children
        return {};
    }
    return createIndex(m_state->document->indexInParent(parent), 0, quintptr(parent));
}

int JsonTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!m_state->document || parent.column() > 0) {
        return 0;
    }
    const NodeId node = m_state->nodeOf(parent);
    return node == JsonText::None ? 1 : static_cast<int>(m_state->knownCount(node));
}

int JsonTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool JsonTreeModel::hasChildren(const QModelIndex &parent) const
{
    if (!m_state->document || parent.column() > 0) {
        return false;
    }
    const NodeId node = m_state->nodeOf(parent);
    return node == JsonText::None || m_state->document->childCount(node) > 0;
}

bool JsonTreeModel::canFetchMore(const QModelIndex &parent) const
{
    if (!m_state->document || parent.column() > 0) {
        return false;
    }
    const NodeId node = m_state->nodeOf(parent);
    return node != JsonText::None && m_state->knownCount(node) < m_state->document->childCount(node);
}

void JsonTreeModel::fetchMore(const QModelIndex &parent)
{
    if (m_state->isChanging || !canFetchMore(parent)) {
        return;
    }
    const QScopedValueRollback changing(m_state->isChanging, true);
    const NodeId node = m_state->nodeOf(parent);
    const auto first = static_cast<int>(m_state->knownCount(node));
    const qsizetype left = m_state->document->childCount(node) - first;
    const auto count = static_cast<int>(std::min<qsizetype>(left, BatchSize));
    beginInsertRows(parent, first, first + count - 1);
    std::vector<NodeId> &children = m_state->known[node];
    NodeId next
        = children.empty() ? m_state->document->firstChild(node) : m_state->document->nextSibling(children.back());
    for (int i = 0; i < count; ++i) {
        children.push_back(next);
        next = m_state->document->nextSibling(next);
    }
    endInsertRows();
}

QVariant JsonTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const JsonText &document = *m_state->document;
    const NodeId node = m_state->nodeOf(index);
    const bool isKey = index.column() == KeyColumn;
    switch (role) {
    case Qt::DisplayRole:
        return isKey ? m_state->shownKey(node) : m_state->shownValue(node);
    case Qt::AccessibleTextRole:
        return isKey ? m_state->shownKey(node) : m_state->spokenValue(node);
    case Qt::ToolTipRole:
        return isKey ? document.path(node) : QVariant();
    case PathRole:
        return document.path(node);
    case LexemeRole:
        return QString::fromUtf8(document.lexeme(node));
    case TypeRole:
        return static_cast<int>(document.type(node));
    case StringRole:
        return document.type(node) == Type::String ? document.stringValue(node)
                                                   : QString::fromUtf8(document.lexeme(node));
    case RepeatedRole:
        return document.isRepeatedKey(node);
    default:
        return {};
    }
}

QVariant JsonTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == KeyColumn ? tr("Key") : tr("Value");
}
