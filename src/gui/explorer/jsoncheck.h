// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json/jsontext.h>
#include <optional>
#include <QObject>
#include <QTimer>
#include <stop_token>

/// A fault in JSON as an editor shows it.
struct JsonFault {
    int position = 0; ///< in UTF-16 code units from 0
    qint64 line = 1;
    qint64 column = 1;
    QString reason;
    friend bool operator==(const JsonFault &, const JsonFault &) = default;
};
/// At once; any thread. Empty text has no fault.
std::optional<JsonFault> findJsonFault(const QString &text);

/// Looks for a fault in a text that is being typed: at once while it is small, or else on a pool once the typing pauses.
/// Main thread.
class JsonCheck : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype SmallText = 16 * 1024; ///< checked within a frame

    explicit JsonCheck(QObject *parent = nullptr);
    ~JsonCheck() override;

    void check(const QString &text);
    void stop(); ///< forgets what it was looking at

Q_SIGNALS:
    void checked(const std::optional<JsonFault> &fault);

private:
    void checkInBackground();
    QTimer m_pause;
    QString m_text;
    std::stop_source m_stop;
};
