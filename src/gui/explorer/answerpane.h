// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gui/explorer/answercontents.h>
#include <gui/explorer/waitcountdown.h>
#include <memory>
#include <QElapsedTimer>
#include <QWidget>
#include <stop_token>

class FindBar;
class NoticeBar;

namespace Ui {
class AnswerPane;
}

/// What came back: its status, what the person should be told of it, and the views of its body and headers. Before the
/// first answer it shows how to go on; while one is awaited, how far it is.
class AnswerPane : public QWidget {
    Q_OBJECT
public:
    static constexpr int QuietTime = 300; ///< milliseconds before 'busy' is shown at all

    AnswerPane(const Clock &clock, QWidget *parent);
    ~AnswerPane() override;

    void showStarted();
    void showProgress(qint64 received, qint64 total);
    /// `missingScope`: what the space asks for and the token lacks.
    void showAnswer(const ApiAnswer &answer, const QStringList &missingScope);
    /// Why the answer that shows was refused, behind 'Details' of what is said of it.
    void explainRefusal(const QString &explanation);
    /// `action`, if not empty, is a button beside the error; errorActionWanted() follows a click.
    void showError(const Error &error, const QString &action = {});

    void focusAnswer();
    void openFind(); ///< in the raw text
    FindBar *findBar(); ///< of the raw text while that shows, or else null

Q_SIGNALS:
    void sendAgainWanted();
    void errorActionWanted();
    void noteWanted(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void connectViews();
    void dressStatus();
    void showBusy();
    void showElapsed();
    void addNotice(const struct AnswerNotice &notice);
    void clearNotices();
    void showWait(std::chrono::seconds left);
    void readBody();
    void showContents(const AnswerContents &contents);
    void showTabs(AnswerContents::Kind kind, bool hasTree);
    void saveBody();
    void writeBody(const QString &path);

    std::unique_ptr<Ui::AnswerPane> m_ui;
    ApiAnswer m_answer;
    QList<NoticeBar *> m_notices;
    WaitCountdown m_wait;
    QTimer m_quiet;
    QTimer m_elapsed;
    QElapsedTimer m_since;
    qint64 m_received = 0;
    qint64 m_total = -1;
    std::stop_source m_reading;
    bool m_prefersRaw = false; ///< the person chose Raw for a body that has a tree
    bool m_isSwitching = false;
};
