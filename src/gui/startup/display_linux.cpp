// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstring>
#include <gui/startup/display.h>
#include <QFileInfo>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace {

bool answers(const QByteArray &path, bool abstract)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const qsizetype offset = abstract ? 1 : 0;
    if (path.size() + offset >= static_cast<qsizetype>(sizeof(address.sun_path))) {
        return false;
    }
    std::memcpy(address.sun_path + offset, path.constData(), static_cast<size_t>(path.size()));
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto length
        = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + static_cast<size_t>(path.size() + offset));
    const bool connected = socket >= 0 && ::connect(socket, reinterpret_cast<const sockaddr *>(&address), length) == 0;
    if (socket >= 0) {
        ::close(socket);
    }
    return connected;
}

bool hasWayland()
{
    const QByteArray name = qgetenv("WAYLAND_DISPLAY");
    if (name.isEmpty()) {
        return false;
    }
    const QByteArray path = name.startsWith('/') ? name : qgetenv("XDG_RUNTIME_DIR") + '/' + name;
    return answers(path, false);
}

bool hasX11()
{
    const QByteArray display = qgetenv("DISPLAY");
    const qsizetype colon = display.lastIndexOf(':');
    if (colon < 0) {
        return false;
    }
    if (colon > 0 && !display.startsWith("unix:")) {
        return true; // on another host: Qt finds out
    }
    const QByteArray number = display.mid(colon + 1).split('.').first();
    const QByteArray path = "/tmp/.X11-unix/X" + number;
    return answers(path, true) || answers(path, false);
}

} // namespace

bool hasDisplay(const QStringList &arguments)
{
    const QByteArray platform = qgetenv("QT_QPA_PLATFORM");
    const bool chosen
        = arguments.contains(QLatin1String("-platform")) || arguments.contains(QLatin1String("--platform"));
    if (chosen || (!platform.isEmpty() && !platform.startsWith("xcb") && !platform.startsWith("wayland"))) {
        return true; // offscreen, vnc …
    }
    return hasX11() || hasWayland();
}
