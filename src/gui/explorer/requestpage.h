// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/result.h>
#include <gui/explorer/openrequest.h>
#include <gui/explorer/sending.h>
#include <memory>
#include <QTimer>
#include <QWidget>

class AnswerPane;
class FindBar;
class KeyChoices;
class Services;

namespace Ui {
class RequestPage;
}

/// One request, written, sent and answered: the request line, its parameters, headers and body, and the answer.
class RequestPage : public QWidget {
    Q_OBJECT
public:
    RequestPage(Services &services, KeyChoices &choices, QWidget *parent);
    ~RequestPage() override;

    void open(const OpenRequest &request); ///< emits nothing
    OpenRequest current() const;
    bool isUnderWay() const { return m_sending.isUnderWay(); }

    void send();
    void cancel() { m_sending.cancel(); }
    void formatBody();
    void focusAddress();
    void focusKey();
    void focusAnswer();
    void focusNextPane();
    // Searching, in the body's text when the keyboard is there, or else in the raw answer.
    void openFind();
    void findNext();
    void findPrevious();

    void arrange(Qt::Orientation orientation, const QByteArray &splitterState);
    QByteArray splitterState() const;

Q_SIGNALS:
    void edited(); ///< at once, for what the title shows
    void sent(const ApiRequest &request);
    void keyPicked(const KeyId &key);
    void busyChanged();
    void splitterMoved();
    void keyWanted(const KeyId &key); ///< the person wants to see this key
    void noteWanted(const QString &text);
    void failed(const Error &error); ///< it was not sent, or no answer came
    void unlocked(); ///< the keychain or the vault file, because the person asked

private:
    /// What the button beside an error does.
    enum class Remedy { None, SendAgain, Unlock, ShowKey };

    FindBar *findBar();
    void connectRequest();
    void connectSending();
    void showCounts();
    bool mayBeSent();
    void receive(const Result<ApiAnswer> &outcome);
    void explain(const ApiAnswer &answer, const KeyId &key);
    void showFailure(const Error &error);
    void runRemedy();
    void unlockAndSend();

    Services &m_services;
    KeyChoices &m_choices;
    std::unique_ptr<Ui::RequestPage> m_ui;
    AnswerPane *m_answer;
    Sending m_sending;
    QTimer m_quiet;
    int m_answers = 0; ///< so that what is told late of one is not told of the next
    Remedy m_remedy = Remedy::None;
    bool m_isFaultKnown = false; ///< the person was told that the body is no JSON
};
