// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/secret.h>
#include <memory>
#include <QIODevice>

/// A request body that can be read once. Sequential, so that Qt cannot send it a second time on a connection that
/// dropped (design: protocol, point 25). Wipes nothing of a plain body; a secret one never leaves its Secret but
/// towards the socket.
class OneTimeBody : public QIODevice {
    Q_OBJECT
public:
    explicit OneTimeBody(QByteArray body, QObject *parent = nullptr);
    explicit OneTimeBody(std::shared_ptr<const Secret> body, QObject *parent = nullptr);

    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    qint64 bytesAvailable() const override;
    bool atEnd() const override;

protected:
    qint64 readData(char *bytes, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    qint64 bodySize() const;

    QByteArray m_plain;
    std::shared_ptr<const Secret> m_secret;
    qint64 m_position = 0;
};
