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
        qint64 column = 1;
        QString reason;
    };

    /// Any thread, takes a while for a large document: call it through runInBackground(). No recursion: nesting is
    /// limited by MaxDepth only.
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
    QString stringValue(NodeId node) const; ///< decoded, for strings
    QString path(NodeId node) const; ///< as jq writes it: `.tasks[3].state`
    qsizetype nodeCount() const;
    const QByteArray &document() const;

private:
    struct Index;
    std::shared_ptr<const Index> m_index;
};

/// The document indented by two spaces, every lexeme as it came. Any thread.
tl::expected<QByteArray, JsonText::Fault> formatJson(QByteArrayView utf8);
