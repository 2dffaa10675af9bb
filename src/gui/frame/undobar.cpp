// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/icons.h>
#include <gui/frame/undobar.h>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

UndoBar::UndoBar(QWidget *parent)
    : QFrame(parent)
    , m_done(new QLabel(this))
{
    setFrameShape(QFrame::StyledPanel);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *undo = new QPushButton(lineIcon(QStringLiteral("undo")), tr("Undo"), this);
    auto *close = new QToolButton(this);
    close->setIcon(lineIcon(QStringLiteral("close")));
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Close undo offer"));
    close->setToolTip(close->accessibleName());
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(12, 4, 8, 4);
    line->setSpacing(8);
    line->addWidget(m_done, 1);
    line->addWidget(undo);
    line->addWidget(close);
    m_stay.setSingleShot(true);
    m_stay.setInterval(Stay);
    connect(&m_stay, &QTimer::timeout, this, &UndoBar::withdraw);
    connect(close, &QToolButton::clicked, this, &UndoBar::withdraw);
    connect(undo, &QPushButton::clicked, this, [this] {
        const auto wanted = std::move(m_undo);
        withdraw();
        if (wanted) {
            wanted();
        }
    });
    hide();
}

void UndoBar::offer(const QString &done, std::function<void()> undo)
{
    m_undo = std::move(undo);
    m_done->setText(done);
    setAccessibleName(done);
    m_stay.start();
    show();
}

void UndoBar::withdraw()
{
    m_stay.stop();
    m_undo = nullptr;
    hide();
}
