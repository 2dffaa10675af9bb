// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json/jsontext.h>

/// What is kept of one value: 24 bytes. Its type is the byte at `value`.
struct JsonNode {
    quint32 value; ///< offset of its first byte
    quint32 name; ///< offset of its name's opening quote; NoName outside an object
    quint32 parent; ///< JsonText::None for the root
    quint32 after; ///< the first node that is not inside it
    quint32 extent; ///< of a container: how many children; of a scalar: the offset behind it
    quint32 row; ///< its place in its parent; the highest bit says that its name is repeated

    static constexpr quint32 NoName = 0xffffffff;
    static constexpr quint32 Repeated = 0x80000000;
};

/// Nodes in the order of the text. Kept in blocks: growing never copies, so a large document has no moment at which it
/// needs twice the memory.
class JsonNodes {
public:
    quint32 size() const { return m_size; }
    JsonNode &operator[](quint32 id) { return m_blocks[id / BlockSize][id % BlockSize]; }
    const JsonNode &operator[](quint32 id) const { return m_blocks[id / BlockSize][id % BlockSize]; }

    quint32 append(const JsonNode &node)
    {
        if (m_size % BlockSize == 0) {
            m_blocks.push_back(std::make_unique_for_overwrite<JsonNode[]>(BlockSize));
        }
        (*this)[m_size] = node;
        return m_size++;
    }

private:
    static constexpr quint32 BlockSize = 1024;
    std::vector<std::unique_ptr<JsonNode[]>> m_blocks;
    quint32 m_size = 0;
};
