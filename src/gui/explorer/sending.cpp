// SPDX-License-Identifier: GPL-3.0-or-later
#include <api/apiclient.h>
#include <gui/explorer/sending.h>
#include <QPointer>

Sending::Sending(ApiClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
}

Sending::~Sending()
{
    m_stop.request_stop();
}

void Sending::start(ApiRequest request, KeyId key, Receive receive)
{
    if (m_isUnderWay) {
        return;
    }
    m_isUnderWay = true;
    m_stop = std::stop_source();
    SendOptions options;
    options.onProgress = [self = QPointer(this)](qint64 received, qint64 total) {
        if (self) {
            Q_EMIT self->progressed(received, total);
        }
    };
    auto task = m_client.send(std::move(request), key, std::move(options), m_stop.get_token());
    whenEnded(std::move(task), this, [this, receive = std::move(receive)](Result<ApiAnswer> outcome) {
        m_isUnderWay = false;
        receive(outcome);
    });
}

void Sending::cancel()
{
    m_stop.request_stop();
}
