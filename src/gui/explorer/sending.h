// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <api/apianswer.h>
#include <core/keyid.h>
#include <core/result.h>
#include <functional>
#include <QObject>
#include <stop_token>
#include <workbook/apirequest.h>

class ApiClient;

/// One request of one tab under way, at most. Destroyed while under way it withdraws.
class Sending : public QObject {
    Q_OBJECT
public:
    Sending(ApiClient &client, QObject *parent);
    ~Sending() override;

    using Receive = std::function<void(const Result<ApiAnswer> &outcome)>;
    /// Does nothing while one is under way. `receive` is called once, unless this is destroyed before.
    void start(ApiRequest request, KeyId key, Receive receive);
    void cancel(); ///< the outcome follows, as Cancelled
    bool isUnderWay() const { return m_isUnderWay; }

Q_SIGNALS:
    void progressed(qint64 received, qint64 total); ///< bytes of the body; total -1 while unknown

private:
    ApiClient &m_client;
    std::stop_source m_stop;
    bool m_isUnderWay = false;
};
