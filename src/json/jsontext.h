// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <cstdint>
#include <memory>
#include <QByteArray>
#include <vector>

/// A JSON document (RFC 8259) as it came, with an index over its values: order, repeated keys and the exact spelling of
/// numbers are kept. Immutable once built, so it may be built on a pool and read anywhere.
class JsonText {
public:
    enum class Type : quint8 { Object, Array, String, Number, True, False, Null };
    using NodeId = quint32; ///< 0 is the root
    static constexpr NodeId None = 0xffffffff;

    struct Fault {
        qint64 offset = 0; ///< in bytes, from 0
        qint64 line = 1;
        qint64 column = 1; ///< in UTF-16 code units, as a QTextCursor counts
        QString reason; ///< a sentence for a person
    };

    /// Any thread, takes a while for a large document: call it through runInBackground(). No recursion: nesting is
    /// limited by MaxDepth only. A byte order mark in front is passed over. Needs 24 bytes a value beside the text.
    static tl::expected<std::shared_ptr<const JsonText>, Fault> parse(QByteArray utf8);
    static constexpr int MaxDepth = 10'000;

    Type type(NodeId node) const;
    qsizetype childCount(NodeId node) const;
    NodeId parent(NodeId node) const;
    NodeId firstChild(NodeId node) const;
    NodeId nextSibling(NodeId node) const;
    int indexInParent(NodeId node) const;
    QString key(NodeId node) const; ///< decoded, empty outside an object
    QByteArrayView lexeme(NodeId node) const; ///< the exact text of the value in the document
    bool isRepeatedKey(NodeId node) const; ///< another member of the same object has this name (RFC 8259 section 4)
    /// Decoded, for strings; at most about `most` characters if given. A surrogate without its other half is U+FFFD.
    QString stringValue(NodeId node, qsizetype most = -1) const;
    QString path(NodeId node) const; ///< as jq writes it: `.tasks[3].state`
    qsizetype nodeCount() const;
    const QByteArray &document() const;
    bool isContainer(NodeId node) const { return type(node) <= Type::Array; }

private:
    struct Index;
    std::shared_ptr<const Index> m_index;
    qsizetype endOf(NodeId node) const;
};

/// The document indented by two spaces, every lexeme as it came, a line feed at the end. Any thread.
tl::expected<QByteArray, JsonText::Fault> formatJson(QByteArrayView utf8);
