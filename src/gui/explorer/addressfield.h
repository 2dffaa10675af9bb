// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

class QLabel;

/// The URL of a request. What need not be typed, the base URL of the key's space, stands dimmed in front of it.
class AddressField : public QLineEdit {
    Q_OBJECT
public:
    explicit AddressField(QWidget *parent = nullptr);

    void setBase(const QString &base);
    const QString &base() const { return m_base; }
    /// The text names a scheme and host of its own, so that the base plays no part.
    static bool isAbsolute(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    QString m_base;
    QLabel *m_prefix;
};
