// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_keycard.h"
#include <app/durations.h>
#include <gui/common/icons.h>
#include <gui/health/rotationwords.h>
#include <gui/keys/keycard.h>
#include <gui/keys/keystatewords.h>
#include <gui/uses/usewords.h>
#include <QFontDatabase>
#include <QMenu>
#include <QStyle>

namespace {

QString dots()
{
    return QString(12, QChar(0x2022));
}

} // namespace

KeyCard::KeyCard(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::KeyCard>())
{
    m_ui->setupUi(this);
    QFont large = font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() * 1.25);
    m_ui->title->setFont(large);
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    m_ui->clientId->setFont(fixed);
    m_ui->secret->setFont(fixed);
    m_ui->more->setIcon(lineIcon(QStringLiteral("more")));
    m_ui->explore->setIcon(lineIcon(QStringLiteral("explorer")));
    m_ui->copyClientId->setIcon(lineIcon(QStringLiteral("copy")));
    m_ui->copySecret->setIcon(lineIcon(QStringLiteral("copy")));
    m_ui->showSecret->setIcon(lineIcon(QStringLiteral("show")));
    fillMenu();
    connectButtons();
    m_second.setInterval(1000);
    hideSecret();
}

KeyCard::~KeyCard() = default;

void KeyCard::fillMenu()
{
    auto *menu = new QMenu(this);
    auto *edit = menu->addAction(lineIcon(QStringLiteral("edit")), tr("Edit…"), this, &KeyCard::editRequested);
    edit->setShortcut(QKeySequence(Qt::Key_F2));
    edit->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    menu->addAction(lineIcon(QStringLiteral("renew")), tr("Rotate…"), this, &KeyCard::rotateRequested);
    m_rollBack = menu->addAction(
        lineIcon(QStringLiteral("undo")), tr("Roll back to the earlier secret"), this, &KeyCard::rollBackRequested);
    menu->addAction(lineIcon(QStringLiteral("trash")), tr("Move to trash"), this, &KeyCard::trashRequested);
    m_ui->more->setMenu(menu);
}

void KeyCard::connectButtons()
{
    connect(m_ui->test, &QPushButton::clicked, this, &KeyCard::testRequested);
    connect(m_ui->explore, &QPushButton::clicked, this, &KeyCard::exploreRequested);
    connect(m_ui->copySecret, &QPushButton::clicked, this, &KeyCard::copySecretRequested);
    connect(m_ui->uses, &QPushButton::clicked, this, &KeyCard::usesRequested);
    connect(m_ui->copyClientId, &QPushButton::clicked, this,
        [this] { Q_EMIT copyClientIdRequested(m_ui->clientId->text()); });
    connect(m_ui->showSecret, &QPushButton::clicked, this, [this] {
        if (isSecretShown()) {
            hideSecret();
        } else {
            Q_EMIT showSecretRequested();
        }
    });
    connect(&m_second, &QTimer::timeout, this, &KeyCard::tick);
}

void KeyCard::showKey(const ApiKey &key, const QString &keptIn, const QDateTime &now)
{
    m_ui->title->setText(QStringLiteral("%1 / %2").arg(key.spaceName.text(), key.label.text()));
    m_ui->clientId->setValue(key.clientId.text());
    m_ui->keptIn->setText(keptIn);
    m_ui->note->setText(key.note);
    m_ui->note->setVisible(!key.note.isEmpty());
    m_ui->noteTitle->setVisible(!key.note.isEmpty());
    m_ui->rotation->setVisible(key.rotateBy.isValid());
    m_ui->rotation->setText(tr("Rotate by %1").arg(rotationWords(key.rotateBy, now.toLocalTime().date())));
    m_rollBack->setVisible(key.previousSince.isValid());
    showState(key, now);
    showUses(key, now);
}

void KeyCard::showUses(const ApiKey &key, const QDateTime &now)
{
    if (m_key != key.id) {
        m_key = key.id;
        m_uses.clear(); // they were of another
    }
    const QString uses = lastUsesWords(m_uses, now);
    const QString last
        = key.lastUsedAt.isValid() ? tr("Last used %1").arg(agoWords(key.lastUsedAt, now)) : tr("Not used yet");
    m_ui->used->setText(uses.isEmpty() ? last : tr("Used by %1").arg(uses));
}

void KeyCard::showState(const ApiKey &key, const QDateTime &now)
{
    const KeyStateLook look = keyStateLook(key.state);
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_ui->glyph->setPixmap(lineIcon(look.iconName, look.tone).pixmap(QSize(side, side), devicePixelRatio()));
    const QString checked = agoWords(key.lastTestedAt, now);
    m_ui->state->setText(checked.isEmpty() ? look.words : tr("%1 — checked %2").arg(look.words, checked));
}

void KeyCard::setTesting(bool testing)
{
    m_ui->test->setEnabled(!testing);
    m_ui->test->setText(testing ? tr("Testing …") : tr("Test now"));
}

void KeyCard::setReadingSecret(bool reading)
{
    m_ui->showSecret->setEnabled(!reading);
    m_ui->copySecret->setEnabled(!reading);
}

void KeyCard::showSecret(const Secret &secret)
{
    m_ui->secret->setValue(secret.reveal([](QByteArrayView bytes) { return QString::fromUtf8(bytes); }));
    m_secondsLeft = ShowSeconds + 1;
    m_second.start();
    tick();
}

void KeyCard::hideSecret()
{
    m_second.stop();
    m_secondsLeft = 0;
    m_ui->secret->setValue(dots());
    m_ui->showSecret->setText(tr("Show"));
    m_ui->showSecret->setAccessibleName(tr("Show secret"));
}

NoticeBar &KeyCard::notice()
{
    return *m_ui->notice;
}

TokenCard &KeyCard::tokenCard()
{
    return *m_ui->tokenCard;
}

void KeyCard::hideEvent(QHideEvent *event)
{
    hideSecret();
    QWidget::hideEvent(event);
}

void KeyCard::tick()
{
    if (--m_secondsLeft <= 0) {
        hideSecret();
        return;
    }
    m_ui->showSecret->setText(tr("Hide (%1 s)").arg(m_secondsLeft));
    m_ui->showSecret->setAccessibleName(tr("Hide secret"));
}
