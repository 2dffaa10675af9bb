// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/keyid.h>
#include <core/use.h>
#include <gui/common/growingdialog.h>
#include <gui/uses/usesmodel.h>
#include <memory>

class NoticeBar;

namespace Ui {
class UsesDialog;
}

/// Who used one key, in a table that sorts by any column. Stays open beside the window and shows what it is told.
class UsesDialog : public GrowingDialog {
    Q_OBJECT
public:
    /// `name` is how the person knows the key: 'Acme GmbH / Price monitor'.
    UsesDialog(const KeyId &key, const QString &name, QWidget *parent = nullptr);
    ~UsesDialog() override;

    const KeyId &key() const { return m_key; }
    /// `isKept`: uses are listed now, and not only what was before the list was switched off.
    void showUses(const QList<Use> &uses, bool isKept);
    NoticeBar &notice();

Q_SIGNALS:
    void clearConfirmed();

private:
    void connectTable();
    void fitColumns();
    void askToClear();

    std::unique_ptr<Ui::UsesDialog> m_ui;
    KeyId m_key;
    QString m_name;
    UsesModel m_model;
    bool m_asking = false;
    bool m_isFitted = false;
};
