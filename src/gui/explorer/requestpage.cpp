// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_requestpage.h"
#include <api/whyforbidden.h>
#include <app/explanation.h>
#include <app/services.h>
#include <app/wording.h>
#include <gui/common/icons.h>
#include <gui/explorer/answerpane.h>
#include <gui/explorer/findbar.h>
#include <gui/explorer/keychoices.h>
#include <gui/explorer/queryrows.h>
#include <gui/explorer/requestpage.h>
#include <keys/keybook.h>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace {

/// What is wrong with a header, in words; empty if nothing is.
QString headerFault(const NameValue &header)
{
    ApiRequest request;
    request.headers = {header};
    static const Result<Endpoint> anywhere = Endpoint::parse(u"https://localhost");
    const auto prepared = prepare(request, *anywhere);
    return prepared ? QString() : wordingFor(prepared.error()).sentence;
}

QString withCount(const QString &title, const QList<NameValue> &rows)
{
    const auto count = switchedOn(rows).size();
    return count == 0 ? title : title + u' ' + QString::number(count);
}

} // namespace

RequestPage::RequestPage(Services &services, KeyChoices &choices, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_choices(choices)
    , m_ui(std::make_unique<Ui::RequestPage>())
    , m_sending(services.apiClient(), this)
{
    m_ui->setupUi(this);
    m_answer = new AnswerPane(services.clock(), m_ui->splitter);
    m_ui->splitter->setStretchFactor(0, 1);
    m_ui->splitter->setStretchFactor(1, 1);
    m_ui->params->setAccessibleTableName(tr("Query parameters"));
    m_ui->headers->setAccessibleTableName(tr("Request headers"));
    m_ui->headers->setHint(tr("Authorization, Host and the length are set by Keydesk."));
    m_ui->headers->model().setCheck(headerFault);
    m_ui->line->setChoices(choices);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(AnswerPane::QuietTime);
    connectRequest();
    connectSending();
    showCounts();
}

RequestPage::~RequestPage() = default;

void RequestPage::connectRequest()
{
    connect(m_ui->line, &RequestLine::methodEdited, this, &RequestPage::edited);
    connect(m_ui->line, &RequestLine::targetEdited, this, [this](const QString &target) {
        NameValueModel &params = m_ui->params->model();
        params.setRows(withWrittenQuery(params.rows(), queryOf(target)));
        showCounts();
        Q_EMIT edited();
    });
    connect(&m_ui->params->model(), &NameValueModel::edited, this, [this] {
        m_ui->line->setTarget(withQuery(m_ui->line->target(), switchedOn(m_ui->params->model().rows())));
        showCounts();
        Q_EMIT edited();
    });
    connect(&m_ui->headers->model(), &NameValueModel::edited, this, [this] {
        showCounts();
        Q_EMIT edited();
    });
    connect(m_ui->body, &BodyEditor::edited, this, [this] {
        showCounts();
        Q_EMIT edited();
    });
    connect(m_ui->body, &BodyEditor::faultChanged, this, [this] {
        m_isFaultKnown = false;
        m_ui->notice->clear();
        showCounts();
    });
    connect(m_ui->line, &RequestLine::keyPicked, this, [this](const KeyId &key) {
        m_ui->notice->clear();
        Q_EMIT edited();
        Q_EMIT keyPicked(key);
    });
    connect(m_ui->splitter, &QSplitter::splitterMoved, this, &RequestPage::splitterMoved);
}

void RequestPage::connectSending()
{
    connect(m_ui->line, &RequestLine::sendWanted, this, &RequestPage::send);
    connect(m_ui->line, &RequestLine::cancelWanted, this, &RequestPage::cancel);
    connect(m_ui->notice, &NoticeBar::actionTriggered, this, [this] {
        if (m_isFaultKnown) {
            send();
        } else {
            focusKey();
        }
    });
    connect(m_answer, &AnswerPane::sendAgainWanted, this, &RequestPage::send);
    connect(m_answer, &AnswerPane::errorActionWanted, this, &RequestPage::runRemedy);
    connect(m_answer, &AnswerPane::noteWanted, this, &RequestPage::noteWanted);
    connect(&m_sending, &Sending::progressed, m_answer, &AnswerPane::showProgress);
    connect(&m_quiet, &QTimer::timeout, this, [this] { m_ui->line->setUnderWay(true); });
}

void RequestPage::open(const OpenRequest &open)
{
    const ApiRequest &request = open.request;
    QString target = request.target;
    if (const auto extra = switchedOn(request.query); !extra.isEmpty()) {
        target = withQuery(target, queryOf(target) + extra);
    }
    m_ui->line->setMethod(request.method);
    m_ui->line->setTarget(target);
    m_ui->line->setKey(open.key);
    m_ui->params->model().setRows(queryOf(target) + switchedOff(request.query));
    m_ui->headers->model().setRows(request.headers);
    m_ui->body->setBody(request.body);
    showCounts();
}

OpenRequest RequestPage::current() const
{
    OpenRequest open;
    open.request.method = m_ui->line->method();
    open.request.target = m_ui->line->target();
    open.request.query = switchedOff(m_ui->params->model().rows());
    open.request.headers = m_ui->headers->model().rows();
    open.request.body = m_ui->body->body();
    open.key = m_ui->line->key();
    return open;
}

void RequestPage::showCounts()
{
    const auto kind = m_ui->body->kind();
    const QString kinds[] = {QString(), tr("JSON"), tr("text"), tr("form"), tr("file")};
    const QString word = kinds[static_cast<int>(kind)];
    QTabWidget *parts = m_ui->parts;
    const int params = parts->indexOf(m_ui->params);
    const int headers = parts->indexOf(m_ui->headers);
    const int body = parts->indexOf(m_ui->body);
    parts->setTabText(params, withCount(tr("Params"), m_ui->params->model().rows()));
    parts->setTabText(headers, withCount(tr("Headers"), m_ui->headers->model().rows()));
    parts->setTabText(body, word.isEmpty() ? tr("Body") : tr("Body") + u' ' + word);
    parts->setTabIcon(body, m_ui->body->fault() ? lineIcon(toneIconName(Tone::Warn), Tone::Warn) : QIcon());
    parts->tabBar()->setAccessibleTabName(params, tr("Params"));
    parts->tabBar()->setAccessibleTabName(headers, tr("Headers"));
    parts->tabBar()->setAccessibleTabName(body, tr("Body"));
}

bool RequestPage::mayBeSent()
{
    if (!m_ui->line->hasUsableKey()) {
        const bool hasKeys = m_choices.model().rowCount() > 0;
        m_ui->notice->showNotice(Tone::Warn,
            hasKeys ? tr("Pick the key to send this with.") : tr("There is no key to send this with."),
            hasKeys ? QString() : tr("Add one on the Keys page, or open the sandbox."),
            hasKeys ? tr("Pick a key") : QString());
        focusKey();
        return false;
    }
    if (const auto &fault = m_ui->body->fault(); fault && !m_isFaultKnown) {
        m_isFaultKnown = true;
        m_ui->notice->showNotice(Tone::Warn,
            tr("The body is not valid JSON, at line %1, column %2.").arg(fault->line).arg(fault->column),
            tr("Sending again sends it as it is."), tr("Send anyway"));
        m_ui->parts->setCurrentWidget(m_ui->body);
        m_ui->body->goToFault();
        return false;
    }
    m_ui->notice->clear();
    return true;
}

void RequestPage::send()
{
    if (m_sending.isUnderWay() || !mayBeSent()) {
        return;
    }
    const OpenRequest open = current();
    if (!open.key) {
        return;
    }
    m_quiet.start();
    m_answer->showStarted();
    Q_EMIT sent(open.request);
    m_sending.start(open.request, *open.key, [this](const Result<ApiAnswer> &outcome) { receive(outcome); });
    Q_EMIT busyChanged();
}

void RequestPage::receive(const Result<ApiAnswer> &outcome)
{
    m_quiet.stop();
    ++m_answers;
    m_ui->line->setUnderWay(false);
    if (outcome) {
        const auto key = m_ui->line->key();
        const SharedToken token = key && outcome->tokenSent ? m_services.keyBook().cachedToken(*key) : nullptr;
        m_answer->showAnswer(*outcome, token ? token->missingScope : QStringList());
        if (key && outcome->status == 403) {
            explain(*outcome, *key);
        }
    } else {
        showFailure(outcome.error());
        Q_EMIT failed(outcome.error());
    }
    Q_EMIT busyChanged();
}

void RequestPage::explain(const ApiAnswer &answer, const KeyId &key)
{
    const int number = m_answers;
    const QDateTime now = m_services.clock().now();
    whenEnded(explainForbidden(m_services.keyBook(), answer, key, now), this, [this, number](const auto &why) {
        if (!why || number != m_answers) {
            return; // nothing to tell, or another answer shows by now
        }
        QStringList lines;
        for (const ExplanationLine &line : explanationOf(*why)) {
            lines.append(tr("%1: %2").arg(line.about, line.known));
        }
        m_answer->explainRefusal(lines.join(QLatin1Char('\n')));
    });
}

void RequestPage::showFailure(const Error &error)
{
    m_remedy = Remedy::None;
    QString button;
    switch (error.kind) {
    case ErrorKind::KeychainLocked:
    case ErrorKind::VaultLocked:
    case ErrorKind::VaultPassphraseWrong:
        m_remedy = Remedy::Unlock;
        button = tr("Unlock and send");
        break;
    case ErrorKind::HostNotFound:
    case ErrorKind::ConnectionRefused:
    case ErrorKind::ConnectionLost:
    case ErrorKind::TimedOut:
    case ErrorKind::NetworkUnavailable:
    case ErrorKind::TokenServerFailed:
    case ErrorKind::KeychainNotAnswering:
    case ErrorKind::Cancelled:
        m_remedy = Remedy::SendAgain;
        button = tr("Send again");
        break;
    case ErrorKind::ClientRejected:
    case ErrorKind::MachineAccessOff:
    case ErrorKind::ScopeRefused:
    case ErrorKind::KeychainEntryMissing:
    case ErrorKind::KeychainElsewhere:
    case ErrorKind::TokenEndpointWrong:
        m_remedy = Remedy::ShowKey;
        button = tr("Show the key");
        break;
    case ErrorKind::HeaderInvalid:
    case ErrorKind::HeaderNameMissing:
    case ErrorKind::HeaderReserved:
        m_ui->parts->setCurrentWidget(m_ui->headers);
        break;
    case ErrorKind::FileUnreadable:
    case ErrorKind::NoSuchFile:
        m_ui->parts->setCurrentWidget(m_ui->body);
        break;
    case ErrorKind::RequestUrlInvalid:
        focusAddress();
        break;
    default:
        break;
    }
    m_answer->showError(error, button);
}

void RequestPage::runRemedy()
{
    switch (m_remedy) {
    case Remedy::SendAgain:
        send();
        break;
    case Remedy::Unlock:
        unlockAndSend();
        break;
    case Remedy::ShowKey:
        if (const auto key = m_ui->line->key()) {
            Q_EMIT keyWanted(*key);
        }
        break;
    case Remedy::None:
        break;
    }
}

void RequestPage::unlockAndSend()
{
    whenEnded(m_services.keyBook().probeKeychain(), this, [this](Result<void> probed) {
        if (probed) {
            Q_EMIT unlocked();
            send();
        } else {
            showFailure(probed.error());
        }
    });
}

void RequestPage::formatBody()
{
    m_ui->parts->setCurrentWidget(m_ui->body);
    m_ui->body->format();
}

void RequestPage::focusAddress()
{
    m_ui->line->focusAddress();
}

void RequestPage::focusKey()
{
    m_ui->line->focusKey();
}

void RequestPage::focusAnswer()
{
    m_answer->focusAnswer();
}

void RequestPage::focusNextPane()
{
    const QWidget *focused = focusWidget();
    if (focused && m_ui->line->isAncestorOf(focused)) {
        m_ui->parts->currentWidget()->setFocus(Qt::ShortcutFocusReason);
    } else if (focused && m_ui->parts->isAncestorOf(focused)) {
        focusAnswer();
    } else {
        focusAddress();
    }
}

void RequestPage::openFind()
{
    const QWidget *focused = focusWidget();
    if (!focused || !m_ui->body->isAncestorOf(focused) || !m_ui->body->openFind()) {
        m_answer->openFind();
    }
}

FindBar *RequestPage::findBar()
{
    const QWidget *focused = focusWidget();
    return focused && m_ui->body->isAncestorOf(focused) ? &m_ui->body->findBar() : m_answer->findBar();
}

void RequestPage::findNext()
{
    if (FindBar *bar = findBar()) {
        bar->findNext();
    }
}

void RequestPage::findPrevious()
{
    if (FindBar *bar = findBar()) {
        bar->findPrevious();
    }
}

void RequestPage::arrange(Qt::Orientation orientation, const QByteArray &splitterState)
{
    if (!splitterState.isEmpty()) {
        m_ui->splitter->restoreState(splitterState);
    }
    m_ui->splitter->setOrientation(orientation);
}

QByteArray RequestPage::splitterState() const
{
    return m_ui->splitter->saveState();
}
