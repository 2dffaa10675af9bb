// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_noticebar.h"
#include <app/wording.h>
#include <gui/common/icons.h>
#include <gui/common/noticebar.h>
#include <QEvent>
#include <QFontDatabase>
#include <QResizeEvent>
#include <QStyle>
#include <utility>

namespace {

constexpr int WideEnough = 80; ///< characters that fit in a line with room for buttons beside them
constexpr qsizetype MaxDetails = 16 * 1024; ///< characters of a raw answer that are shown

Tone toneOf(ErrorKind kind)
{
    return kind == ErrorKind::Cancelled ? Tone::Neutral : Tone::Fail;
}

} // namespace

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent)
    , m_ui(std::make_unique<Ui::NoticeBar>())
{
    m_ui->setupUi(this);
    m_ui->details->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->details->hide();
    connect(m_ui->actionButton, &QPushButton::clicked, this, &NoticeBar::actionTriggered);
    connect(m_ui->detailsButton, &QToolButton::toggled, m_ui->details, &QWidget::setVisible);
    connect(m_ui->closeButton, &QToolButton::clicked, this, [this] {
        clear();
        Q_EMIT closed();
    });
    dress();
    hide();
}

NoticeBar::~NoticeBar() = default;

void NoticeBar::showError(const Error &error, const QString &action)
{
    const Wording wording = wordingFor(error);
    showNotice(toneOf(error.kind), wording.sentence, wording.hint, action);
    setDetails(QString::fromUtf8(error.raw));
}

void NoticeBar::showNotice(Tone tone, const QString &sentence, const QString &hint, const QString &action)
{
    m_tone = tone;
    m_ui->sentence->setText(sentence);
    m_ui->hint->setText(hint);
    m_ui->hint->setVisible(!hint.isEmpty());
    m_ui->actionButton->setText(action);
    m_ui->actionButton->setVisible(!action.isEmpty());
    setDetails({});
    setAccessibleName(sentence);
    setAccessibleDescription(hint);
    dress();
    show();
}

void NoticeBar::clear()
{
    hide();
    m_ui->sentence->clear();
    m_ui->hint->clear();
    setDetails({});
    setAccessibleName({});
    setAccessibleDescription({});
}

void NoticeBar::setClosable(bool closable)
{
    m_ui->closeButton->setVisible(closable);
}

QString NoticeBar::sentence() const
{
    return m_ui->sentence->text();
}

void NoticeBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        dress();
    }
    QFrame::changeEvent(event);
}

void NoticeBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    const bool isNarrow = width() < fontMetrics().averageCharWidth() * WideEnough;
    if (std::exchange(m_isNarrow, isNarrow) != isNarrow) {
        placeButtons();
    }
}

/// In a narrow dialog, buttons beside the words would leave them a column a word wide.
void NoticeBar::placeButtons()
{
    int at = m_isNarrow ? 0 : m_ui->line->indexOf(m_ui->closeButton);
    QHBoxLayout *const from = m_isNarrow ? m_ui->line : m_ui->below;
    QHBoxLayout *const into = m_isNarrow ? m_ui->below : m_ui->line;
    for (QWidget *button : {static_cast<QWidget *>(m_ui->actionButton), static_cast<QWidget *>(m_ui->detailsButton)}) {
        from->removeWidget(button);
        into->insertWidget(at++, button, 0, Qt::AlignTop);
    }
}

void NoticeBar::setDetails(const QString &details)
{
    m_ui->detailsButton->setChecked(false);
    m_ui->detailsButton->setVisible(!details.isEmpty());
    m_ui->details->setPlainText(details.left(MaxDetails));
}

void NoticeBar::dress()
{
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_ui->glyph->setPixmap(lineIcon(toneIconName(m_tone), m_tone).pixmap(QSize(side, side), devicePixelRatio()));
    m_ui->closeButton->setIcon(lineIcon(QStringLiteral("close")));
}
