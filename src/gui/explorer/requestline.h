// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/keyid.h>
#include <memory>
#include <optional>
#include <QWidget>

class KeyChoices;

namespace Ui {
class RequestLine;
}

/// Method, URL, key, and the button that sends or cancels.
class RequestLine : public QWidget {
    Q_OBJECT
public:
    explicit RequestLine(QWidget *parent = nullptr);
    ~RequestLine() override;

    void setChoices(KeyChoices &choices);

    QString method() const;
    QString target() const;
    std::optional<KeyId> key() const;
    bool hasUsableKey() const;
    // These emit nothing.
    void setMethod(const QString &method);
    void setTarget(const QString &target);
    void setKey(std::optional<KeyId> key);
    void setUnderWay(bool underWay);

    void focusAddress();
    void focusKey();

Q_SIGNALS:
    void methodEdited();
    void targetEdited(const QString &target); ///< by the person
    void keyPicked(const KeyId &key); ///< by the person
    void sendWanted();
    void cancelWanted();

private:
    void showSpace();
    std::optional<Space> spaceOfKey() const;
    void showDestination();
    std::unique_ptr<Ui::RequestLine> m_ui;
    KeyChoices *m_choices = nullptr;
    bool m_isUnderWay = false;
    bool m_isSetting = false;
};
