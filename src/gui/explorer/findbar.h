// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <QList>
#include <QWidget>

class TextEdit;

namespace Ui {
class FindBar;
}

/// Finds text in a TextEdit: marks what matches, goes from one to the next and round. Hidden until open().
class FindBar : public QWidget {
    Q_OBJECT
public:
    static constexpr qsizetype MaxMatches = 10'000; ///< counted and gone through
    static constexpr qsizetype MaxMarks = 500; ///< marked at once

    explicit FindBar(QWidget *parent = nullptr);
    ~FindBar() override;

    void setEdit(TextEdit *edit);
    void open(); ///< begins with what is selected in the text
    void close();
    void findNext() { step(1); }
    void findPrevious() { step(-1); }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void search();
    void step(int by);
    void showMatch();
    void showCount();
    std::unique_ptr<Ui::FindBar> m_ui;
    TextEdit *m_edit = nullptr;
    QList<int> m_matches; ///< positions
    qsizetype m_current = -1;
};
