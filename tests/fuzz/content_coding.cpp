// SPDX-License-Identifier: GPL-3.0-or-later
// A compressed body, in pieces whose size the first byte says: the outcome never hangs on where it was cut.
#include <fuzz/fuzzer.h>
#include <http/inflater.h>

namespace {

struct Decoded {
    Inflater::Outcome outcome = Inflater::Outcome::Good;
    QByteArray bytes = {};
    bool isComplete = false;
};

Decoded decoded(const char *coding, QByteArrayView body, qsizetype pieceSize)
{
    const auto inflater = Inflater::of(coding);
    MUST(inflater);
    Decoded all;
    while (!body.isEmpty() && all.outcome == Inflater::Outcome::Good) {
        const QByteArrayView piece = body.first(std::min(pieceSize, body.size()));
        body = body.sliced(piece.size());
        all.outcome = inflater->feed(piece, [&all](QByteArrayView out) {
            MUST(out.size() <= Inflater::PieceSize);
            all.bytes.append(out);
            return true;
        });
    }
    all.isComplete = inflater->isComplete();
    return all;
}

} // namespace

void tryInput(const QByteArray &input)
{
    if (input.isEmpty()) {
        return;
    }
    const QByteArrayView body = QByteArrayView(input).sliced(1);
    for (const char *coding : {"gzip", "deflate"}) {
        const Decoded whole = decoded(coding, body, std::max<qsizetype>(body.size(), 1));
        const Decoded cut = decoded(coding, body, 1 + static_cast<unsigned char>(input.front()));
        MUST(whole.bytes.size() <= Inflater::FreeOutput + body.size() * Inflater::MaxRatio + Inflater::PieceSize);
        MUST(whole.outcome == cut.outcome && whole.isComplete == cut.isComplete);
        MUST(whole.outcome != Inflater::Outcome::Good || whole.bytes == cut.bytes);
    }
}
