// SPDX-License-Identifier: GPL-3.0-or-later
// The index over a JSON document: every node can be asked for everything, and formatting changes no value.
#include <core/flatjson.h>
#include <fuzz/fuzzer.h>
#include <json/jsontext.h>

namespace {

void walk(const JsonText &document)
{
    for (JsonText::NodeId node = 0; node < static_cast<JsonText::NodeId>(document.nodeCount()); ++node) {
        MUST(!document.lexeme(node).isEmpty());
        const JsonText::NodeId child = document.firstChild(node);
        MUST((child == JsonText::None) == (document.childCount(node) == 0));
        MUST(child == JsonText::None || document.parent(child) == node);
        document.key(node);
        document.isRepeatedKey(node);
        document.stringValue(node, 8);
        MUST(document.path(node).startsWith(u'.'));
    }
}

} // namespace

void tryInput(const QByteArray &input)
{
    const auto document = JsonText::parse(input);
    const auto formatted = formatJson(input);
    MUST(document.has_value() == formatted.has_value());
    if (document) {
        constexpr qsizetype Few = 300; // a path is as long as the way to it, which makes asking for all of them slow
        if ((*document)->nodeCount() <= Few) {
            walk(**document);
        }
        const auto again = JsonText::parse(*formatted);
        MUST(again.has_value() && (*again)->nodeCount() == (*document)->nodeCount());
        MUST(*formatJson(*formatted) == *formatted);
    } else {
        MUST(document.error().offset >= 0 && document.error().offset <= input.size());
    }
    // The small reader of answers that hold a secret lets bytes through that are not UTF-8, but is never stricter.
    const auto members = jsonMembers(input);
    MUST(!members || !document || (*document)->childCount(0) == members->size());
}
