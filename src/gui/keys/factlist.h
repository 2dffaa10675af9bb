// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <app/inspection.h>
#include <QWidget>

class QGridLayout;

/// What is known of a token as a whole, a row each; what is trouble has a mark and a word before it.
class FactList : public QWidget {
    Q_OBJECT
public:
    explicit FactList(QWidget *parent = nullptr);
    void setFacts(const QList<InspectionFact> &facts);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    QList<InspectionFact> m_facts;
    QGridLayout *m_grid;
};
