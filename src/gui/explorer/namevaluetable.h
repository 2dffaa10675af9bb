// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gui/explorer/namevaluemodel.h>
#include <memory>
#include <QWidget>

namespace Ui {
class NameValueTable;
}

/// The table in which parameters, headers or form fields are edited: typing starts an edit, Space switches a row, Delete
/// removes it. What is wrong with a row stands below.
class NameValueTable : public QWidget {
    Q_OBJECT
public:
    explicit NameValueTable(QWidget *parent = nullptr);
    ~NameValueTable() override;

    NameValueModel &model() { return m_model; }
    /// What the table holds, for people who do not see it: 'Headers'.
    void setAccessibleTableName(const QString &name);
    void setHint(const QString &hint); ///< stands below while nothing is wrong

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void removeSelected();
    void showFault();
    std::unique_ptr<Ui::NameValueTable> m_ui;
    NameValueModel m_model;
    QString m_hint;
};
