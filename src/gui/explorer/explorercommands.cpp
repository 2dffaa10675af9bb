// SPDX-License-Identifier: GPL-3.0-or-later
#include <gui/explorer/explorercommands.h>
#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

ExplorerCommands::ExplorerCommands(QWidget *page)
    : QObject(page)
    , send(nullptr)
    , m_page(page)
{
    send = add(tr("Send request"), {"Ctrl+Return", "Ctrl+Enter", "Ctrl+R", "F5"});
    cancel = add(tr("Cancel request"), {"Esc"});
    newTab = add(tr("New tab"), {"Ctrl+T", "Ctrl+N"});
    closeTab = add(tr("Close tab"), {"Ctrl+W"});
    reopenTab = add(tr("Reopen closed tab"), {"Ctrl+Shift+T"});
    duplicateTab = add(tr("Duplicate tab"), {"Ctrl+D"});
    nextTab = add(tr("Next tab"), {"Ctrl+Tab", "Ctrl+PgDown"});
    previousTab = add(tr("Previous tab"), {"Ctrl+Shift+Tab", "Ctrl+Shift+Backtab", "Ctrl+PgUp"});
    address = add(tr("Go to URL"), {"Ctrl+L"});
    pickKey = add(tr("Pick key"), {"Ctrl+E"});
    formatBody = add(tr("Format JSON body"), {"Ctrl+Shift+I"});
    find = add(tr("Find in answer"), {"Ctrl+F"});
    findNext = add(tr("Find next"), {"F3"});
    findPrevious = add(tr("Find previous"), {"Shift+F3"});
    answer = add(tr("Go to answer"), {"Ctrl+'"});
    nextPane = add(tr("Next pane"), {"F6"});
    moveAnswer = add(tr("Answer beside or below"), {"Ctrl+J"});
    cancel->setEnabled(false);
    qApp->installEventFilter(this);
}

QAction *ExplorerCommands::add(const QString &text, std::initializer_list<const char *> keys)
{
    auto *action = new QAction(text, m_page);
    QList<QKeySequence> sequences;
    for (const char *sequence : keys) {
        sequences.append(QKeySequence(QString::fromLatin1(sequence)));
    }
    action->setShortcuts(sequences);
    action->setShortcutContext(Qt::WindowShortcut);
    m_page->addAction(action);
    m_all.append(action);
    return action;
}

bool ExplorerCommands::eventFilter(QObject *watched, QEvent *event)
{
    // Text fields claim Ctrl+E, Ctrl+D and others for moving about, as in a shell; here they are ours.
    if (event->type() != QEvent::ShortcutOverride) {
        return false;
    }
    const auto *widget = qobject_cast<QWidget *>(watched);
    if (!widget || !m_page->isAncestorOf(widget)) {
        return false;
    }
    const QKeySequence pressed(static_cast<QKeyEvent *>(event)->keyCombination());
    for (const QAction *action : std::as_const(m_all)) {
        if (action->isEnabled() && action != cancel && action->shortcuts().contains(pressed)) {
            event->ignore();
            return true;
        }
    }
    return false;
}
