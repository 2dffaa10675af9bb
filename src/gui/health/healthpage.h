// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/keyid.h>
#include <memory>
#include <QTimer>
#include <QWidget>

class HealthModel;
class NoticeBar;
class QSortFilterProxyModel;

namespace Ui {
class HealthPage;
}

/// How all keys fare, in one table that sorts by any column. Emits what the person wants; shows what it is told.
class HealthPage : public QWidget {
    Q_OBJECT
public:
    /// `model` outlives this.
    explicit HealthPage(HealthModel &model, QWidget *parent = nullptr);
    ~HealthPage() override;

    void setTesting(bool testing);
    NoticeBar &notice();

Q_SIGNALS:
    void testAllRequested();
    void keyRequested(const KeyId &id); ///< to see it on the Keys page

private:
    void connectTable();
    void fitColumns();
    void growColumns();
    void showSummary();

    std::unique_ptr<Ui::HealthPage> m_ui;
    HealthModel &m_model;
    QSortFilterProxyModel *m_sorted;
    QTimer m_growSoon;
};
