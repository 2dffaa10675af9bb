// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/exchangetimes.h>

namespace {

using Known = StageTime::Known;
using Time = ExchangeTimes::Time;

StageTime measured(Stage stage, std::optional<Time> from, std::optional<Time> to)
{
    if (!from || !to || *to < *from) {
        return {stage};
    }
    return {stage, Known::Measured, *from, *to - *from};
}

StageTime lookup(const ExchangeTimes &times)
{
    if (!times.connecting || times.naming == ExchangeTimes::Naming::NotNeeded) {
        return {Stage::Lookup, Known::NotNeeded};
    }
    if (times.naming == ExchangeTimes::Naming::ByProxy || times.mayHaveQueued) {
        return {Stage::Lookup};
    }
    return measured(Stage::Lookup, Time(0), times.connecting);
}

/// A new connection, from its beginning to the request being out. Only the end of the handshake divides it.
QList<StageTime> connectAndSend(const ExchangeTimes &times)
{
    if (times.encrypted) {
        return {measured(Stage::Connect, times.connecting, times.encrypted), {Stage::Tls, Known::WithBefore},
            measured(Stage::Send, times.encrypted, times.sent)};
    }
    const StageTime connect = measured(Stage::Connect, times.connecting, times.sent);
    const Known send = connect.known == Known::Measured ? Known::WithBefore : Known::NotKnown;
    return {connect, {Stage::Tls, Known::NotNeeded}, {Stage::Send, send}};
}

} // namespace

QList<StageTime> stagesOf(const ExchangeTimes &times)
{
    QList<StageTime> stages{lookup(times)};
    if (times.connecting) {
        stages += connectAndSend(times);
    } else {
        stages.append({Stage::Connect, Known::NotNeeded});
        stages.append({Stage::Tls, Known::NotNeeded});
        stages.append(times.mayHaveQueued ? StageTime{Stage::Send} : measured(Stage::Send, Time(0), times.sent));
    }
    stages.append(measured(Stage::Wait, times.sent, times.headed));
    stages.append(measured(Stage::Download, times.headed, times.ended));
    return stages;
}
