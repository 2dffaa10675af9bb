// SPDX-License-Identifier: GPL-3.0-or-later
// The least that a Qt window can be: what the toolkit itself costs.
#include <QApplication>
#include <QMainWindow>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QMainWindow window;
    window.setWindowTitle(QStringLiteral("bare"));
    window.resize(1100, 700);
    window.show();
    return QApplication::exec();
}
