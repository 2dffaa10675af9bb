// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gui/explorer/timingmodel.h>
#include <QTableView>

/// Where the time of an answer went, as a table with a bar a stage beside it; Ctrl+C copies it as text.
class TimingView : public QTableView {
    Q_OBJECT
public:
    explicit TimingView(QWidget *parent = nullptr);
    void setTimes(const ExchangeTimes &times);

Q_SIGNALS:
    void noteWanted(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void copy();
    TimingModel m_model;
};
