// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gui/explorer/headerlistmodel.h>
#include <memory>
#include <QWidget>

namespace Ui {
class HeadersView;
}

/// The headers of an answer; Ctrl+C copies what is selected.
class HeadersView : public QWidget {
    Q_OBJECT
public:
    explicit HeadersView(QWidget *parent = nullptr);
    ~HeadersView() override;
    void setHeaders(const HeaderListModel::Headers &headers);

Q_SIGNALS:
    void noteWanted(const QString &text);

private:
    void copy(bool all);
    std::unique_ptr<Ui::HeadersView> m_ui;
    HeaderListModel m_model;
};
