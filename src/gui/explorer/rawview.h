// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gui/explorer/answercontents.h>
#include <memory>
#include <QTimer>
#include <QWidget>

class FindBar;

namespace Ui {
class RawView;
}

/// The body as text: formatted or as received, wrapped or not, searchable. A long text is put in piece by piece, so that
/// the window never stands still.
class RawView : public QWidget {
    Q_OBJECT
public:
    static constexpr qsizetype Piece = 48 * 1024; ///< characters put in between two events

    explicit RawView(QWidget *parent = nullptr);
    ~RawView() override;

    void showContents(const AnswerContents &contents);
    void clear();
    void openFind();
    FindBar &findBar();

private:
    void showText();
    void addPiece();
    std::unique_ptr<Ui::RawView> m_ui;
    ShownText m_received;
    ShownText m_formatted;
    QString m_text; ///< what is being put in
    qsizetype m_added = 0;
    QTimer m_nextPiece;
};
