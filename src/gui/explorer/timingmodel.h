// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <app/timingwords.h>
#include <QAbstractTableModel>

/// Where the time of the last exchange went: a row a stage, and one for the whole. Main thread.
class TimingModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { StageColumn, TimeColumn, CourseColumn, ColumnCount };
    /// Of the course column: where the stage begins and how long it takes, as parts of the whole, 0 to 1; invalid where
    /// it was not measured.
    enum Role { StartRole = Qt::UserRole, LengthRole };

    explicit TimingModel(QObject *parent = nullptr);
    void setTimes(const ExchangeTimes &times);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QVariant partOfWhole(const StageTime &time, int role) const;
    QList<TimingLine> m_lines; ///< the last is the whole
};
