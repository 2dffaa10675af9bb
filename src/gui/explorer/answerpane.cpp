// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_answerpane.h"
#include <core/background.h>
#include <gui/common/noticebar.h>
#include <gui/explorer/answerpane.h>
#include <gui/explorer/answerwords.h>
#include <gui/explorer/savedbody.h>
#include <QEvent>
#include <QFileDialog>
#include <QFontDatabase>
#include <QScopedValueRollback>

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype QuicklyRead = 256 * 1024; ///< bytes of a body that are ready within a frame or two

} // namespace

AnswerPane::AnswerPane(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::AnswerPane>())
    , m_wait(clock, this)
{
    m_ui->setupUi(this);
    m_ui->hexPage->setFocusProxy(m_ui->hex);
    m_ui->hex->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->waitNotice->setClosable(false);
    QFont strong = m_ui->status->font();
    strong.setBold(true);
    m_ui->status->setFont(strong);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(QuietTime);
    m_elapsed.setInterval(500);
    connectViews();
}

AnswerPane::~AnswerPane()
{
    m_reading.request_stop();
    m_ui->views->disconnect(this); // its pages go after this class's own members
}

void AnswerPane::connectViews()
{
    connect(&m_quiet, &QTimer::timeout, this, &AnswerPane::showBusy);
    connect(&m_elapsed, &QTimer::timeout, this, &AnswerPane::showElapsed);
    connect(&m_wait, &WaitCountdown::ticked, this, &AnswerPane::showWait);
    connect(m_ui->waitNotice, &NoticeBar::actionTriggered, this, &AnswerPane::sendAgainWanted);
    connect(m_ui->errorNotice, &NoticeBar::actionTriggered, this, &AnswerPane::errorActionWanted);
    connect(m_ui->tree, &AnswerTree::noteWanted, this, &AnswerPane::noteWanted);
    connect(m_ui->headers, &HeadersView::noteWanted, this, &AnswerPane::noteWanted);
    connect(m_ui->timing, &TimingView::noteWanted, this, &AnswerPane::noteWanted);
    connect(m_ui->saveBody, &QPushButton::clicked, this, &AnswerPane::saveBody);
    connect(m_ui->views, &QTabWidget::currentChanged, this, [this](int index) {
        if (!m_isSwitching) {
            m_prefersRaw = m_ui->views->widget(index) == m_ui->raw;
        }
    });
}

void AnswerPane::showStarted()
{
    m_received = 0;
    m_total = -1;
    m_since.start();
    m_wait.stop();
    m_quiet.start();
}

void AnswerPane::showBusy()
{
    m_ui->errorNotice->clear();
    m_ui->pages->setCurrentWidget(m_ui->busyPage);
    showElapsed();
    m_elapsed.start();
}

void AnswerPane::showElapsed()
{
    const auto seconds = m_since.elapsed() / 1000;
    const QString since = seconds < 2 ? QString() : u" · "_s + tr("%1 s").arg(seconds);
    if (m_received == 0) {
        m_ui->busyText->setText(tr("Waiting for the answer…") + since);
    } else if (m_total > 0) {
        m_ui->busyText->setText(tr("%1 of %2 received").arg(sizeWords(m_received), sizeWords(m_total)) + since);
    } else {
        m_ui->busyText->setText(tr("%1 received").arg(sizeWords(m_received)) + since);
    }
    m_ui->busyBar->setRange(0, m_total > 0 ? 1000 : 0);
    m_ui->busyBar->setValue(m_total > 0 ? static_cast<int>(m_received * 1000 / m_total) : 0);
}

void AnswerPane::showProgress(qint64 received, qint64 total)
{
    m_received = received; // shown by the timer, so that many small pieces cost nothing
    m_total = total;
}

void AnswerPane::showError(const Error &error, const QString &action)
{
    m_quiet.stop();
    m_elapsed.stop();
    m_ui->errorNotice->showError(error, action);
    if (m_ui->pages->currentWidget() != m_ui->emptyPage) {
        m_ui->pages->setCurrentWidget(m_answer.status == 0 ? m_ui->emptyPage : m_ui->failedPage);
    }
}

void AnswerPane::showAnswer(const ApiAnswer &answer, const QStringList &missingScope)
{
    m_quiet.stop();
    m_elapsed.stop();
    m_answer = answer;
    m_ui->errorNotice->clear();
    dressStatus();
    m_ui->status->setText(statusWords(answer));
    m_ui->saveBody->setEnabled(!answer.body.isEmpty());
    clearNotices();
    for (const AnswerNotice &notice : noticesFor(answer, missingScope)) {
        addNotice(notice);
    }
    if (answer.retryAfter && (answer.status == 429 || answer.status == 503)) {
        m_wait.start(*answer.retryAfter);
    }
    m_ui->headers->setHeaders(answer.headers);
    m_ui->timing->setTimes(answer.times);
    m_ui->pages->setCurrentWidget(m_ui->answerPage);
    readBody();
}

void AnswerPane::explainRefusal(const QString &explanation)
{
    if (!m_notices.isEmpty()) {
        m_notices.first()->setDetails(explanation); // a refusal weighs most
    }
}

void AnswerPane::dressStatus()
{
    const Tone tone = statusTone(m_answer.status);
    m_ui->statusGlyph->setTone(tone);
    QPalette coloured = palette();
    coloured.setColor(QPalette::WindowText, toneColour(tone, palette()));
    m_ui->status->setPalette(coloured);
}

void AnswerPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        dressStatus();
    }
}

void AnswerPane::addNotice(const AnswerNotice &notice)
{
    auto *bar = new NoticeBar(m_ui->answerPage);
    bar->showNotice(notice.tone, notice.wording.sentence, notice.wording.hint);
    m_ui->notices->addWidget(bar);
    m_notices.append(bar);
}

void AnswerPane::clearNotices()
{
    m_wait.stop();
    m_ui->waitNotice->clear();
    qDeleteAll(m_notices);
    m_notices.clear();
}

void AnswerPane::showWait(std::chrono::seconds left)
{
    m_ui->waitNotice->showNotice(
        left.count() > 0 ? Tone::Warn : Tone::Info, waitWords(m_answer.status, left), {}, tr("Send again"));
}

void AnswerPane::readBody()
{
    if (m_answer.body.size() > QuicklyRead) {
        m_ui->tree->setDocument(nullptr); // the body of before would stand under the new status for a while
        m_ui->raw->clear();
    }
    m_reading.request_stop();
    m_reading = std::stop_source();
    auto work = [answer = m_answer]() -> Result<AnswerContents> { return contentsOf(answer); };
    auto task = runInBackground(*QThreadPool::globalInstance(), std::move(work), m_reading.get_token());
    whenEnded(std::move(task), this, [this, stop = m_reading.get_token()](Result<AnswerContents> contents) {
        if (contents && !stop.stop_requested()) {
            showContents(*contents);
        }
    });
}

void AnswerPane::showContents(const AnswerContents &contents)
{
    m_ui->tree->setDocument(contents.json);
    m_ui->raw->showContents(contents);
    m_ui->image->setImage(contents.image);
    m_ui->hex->setPlainText(contents.hexHead);
    showTabs(contents.kind, contents.json != nullptr);
    if (contents.fault) {
        addNotice({Tone::Warn,
            {tr("The answer says it is JSON and is not, at line %1, column %2: %3")
                    .arg(contents.fault->line)
                    .arg(contents.fault->column)
                    .arg(contents.fault->reason),
                tr("It is shown as text.")}});
    } else if (m_answer.body.size() > AnswerContents::MaxTree && contents.kind == AnswerContents::Kind::Text) {
        addNotice({Tone::Info, {tr("The answer is too large for a tree; its beginning is shown as text."), {}}});
    }
}

void AnswerPane::showTabs(AnswerContents::Kind kind, bool hasTree)
{
    using Kind = AnswerContents::Kind;
    const QScopedValueRollback switching(m_isSwitching, true);
    const bool isText = kind == Kind::Json || kind == Kind::Text;
    QTabWidget *views = m_ui->views;
    views->setTabVisible(views->indexOf(m_ui->tree), hasTree);
    views->setTabVisible(views->indexOf(m_ui->raw), isText);
    views->setTabVisible(views->indexOf(m_ui->image), kind == Kind::Image);
    views->setTabVisible(views->indexOf(m_ui->hexPage), kind == Kind::Image || kind == Kind::Binary);
    QWidget *first = m_ui->headers;
    if (hasTree && !m_prefersRaw) {
        first = m_ui->tree;
    } else if (isText) {
        first = m_ui->raw;
    } else if (kind != Kind::Empty) {
        first = kind == Kind::Image ? static_cast<QWidget *>(m_ui->image) : m_ui->hexPage;
    }
    views->setCurrentWidget(first);
}

void AnswerPane::focusAnswer()
{
    if (m_ui->pages->currentWidget() == m_ui->answerPage) {
        m_ui->views->setFocus(Qt::ShortcutFocusReason);
        m_ui->views->currentWidget()->setFocus(Qt::ShortcutFocusReason);
    } else {
        setFocus(Qt::ShortcutFocusReason);
    }
}

void AnswerPane::openFind()
{
    if (m_ui->pages->currentWidget() == m_ui->answerPage
        && m_ui->views->isTabVisible(m_ui->views->indexOf(m_ui->raw))) {
        const QScopedValueRollback switching(m_isSwitching, true);
        m_ui->views->setCurrentWidget(m_ui->raw);
        m_ui->raw->openFind();
    }
}

FindBar *AnswerPane::findBar()
{
    return m_ui->views->currentWidget() == m_ui->raw ? &m_ui->raw->findBar() : nullptr;
}

void AnswerPane::saveBody()
{
    auto *dialog = new QFileDialog(this, tr("Save body"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(fileNameFor(m_answer));
    connect(dialog, &QFileDialog::fileSelected, this, &AnswerPane::writeBody);
    dialog->open();
}

void AnswerPane::writeBody(const QString &path)
{
    auto work = [path, body = m_answer.body]() { return saveBodyTo(path, body); };
    auto task = runInBackground(*QThreadPool::globalInstance(), std::move(work));
    whenEnded(std::move(task), this, [this, path](Result<void> saved) {
        if (saved) {
            Q_EMIT noteWanted(tr("Body saved as %1").arg(path));
        } else {
            m_ui->errorNotice->showError(saved.error());
        }
    });
}
