// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/common/icons.h>
#include <gui/frame/rail.h>
#include <QButtonGroup>
#include <QShortcut>
#include <QVBoxLayout>

Rail::Rail(QWidget *parent)
    : QWidget(parent)
    , m_pages(new QVBoxLayout)
    , m_group(new QButtonGroup(this))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(4, 8, 4, 8);
    m_pages->setSpacing(4);
    outer->addLayout(m_pages);
    outer->addStretch();
    auto *lock = makeButton(tr("Lock"), QStringLiteral("lock"));
    lock->setToolTip(tr("Forget tokens and hide secrets now (Ctrl+Shift+L)"));
    lock->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L));
    connect(lock, &QToolButton::clicked, this, &Rail::lockRequested);
    outer->addWidget(lock);
    auto *settings = makeButton(tr("Settings"), QStringLiteral("settings"));
    settings->setToolTip(tr("Settings (Ctrl+,)"));
    settings->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Comma));
    connect(settings, &QToolButton::clicked, this, &Rail::settingsRequested);
    outer->addWidget(settings);
    m_group->setExclusive(true);
    // Not idClicked: an assistive technology toggles.
    connect(m_group, &QButtonGroup::idToggled, this, [this](int page, bool on) {
        if (on) {
            Q_EMIT pageChosen(page);
        }
    });
}

void Rail::addPage(const QString &name, const QString &iconName)
{
    const int page = static_cast<int>(m_group->buttons().size());
    auto *button = makeButton(name, iconName);
    button->setCheckable(true);
    const QKeySequence keys(QStringLiteral("Alt+%1").arg(page + 1));
    button->setToolTip(QStringLiteral("%1 (%2)").arg(name, keys.toString(QKeySequence::NativeText)));
    m_group->addButton(button, page);
    m_pages->addWidget(button);
    auto *shortcut = new QShortcut(keys, this);
    connect(shortcut, &QShortcut::activated, button, &QToolButton::click);
}

void Rail::setCurrent(int page)
{
    if (auto *button = m_group->button(page)) {
        const QSignalBlocker quiet(m_group);
        button->setChecked(true);
    }
}

QToolButton *Rail::makeButton(const QString &name, const QString &iconName)
{
    auto *button = new QToolButton(this);
    button->setText(name);
    button->setAccessibleName(name);
    button->setIcon(lineIcon(iconName));
    button->setIconSize(QSize(24, 24));
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setMinimumSize(72, 56);
    return button;
}
