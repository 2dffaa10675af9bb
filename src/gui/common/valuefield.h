// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

/// A value that can be read, selected and copied, not changed; drawn like text, scrolls when it is too long.
class ValueField : public QLineEdit {
    Q_OBJECT
public:
    explicit ValueField(QWidget *parent = nullptr)
        : QLineEdit(parent)
    {
        setReadOnly(true);
        setFrame(false);
        QPalette colours = palette();
        colours.setColor(QPalette::Base, Qt::transparent);
        setPalette(colours);
    }

    void setValue(const QString &value)
    {
        if (value != text()) {
            setText(value);
            setCursorPosition(0);
        }
    }
};
