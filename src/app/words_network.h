// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <app/words.h>
#include <QtGlobal>

/// The network (protocol point 16: each its own message) and API requests.
inline constexpr Words networkWords[] = {
    {ErrorKind::HostNotFound, QT_TRANSLATE_NOOP("Wording", "The host '%1' was not found."),
        QT_TRANSLATE_NOOP("Wording", "Check the address and whether this machine is online.")},
    {ErrorKind::ConnectionRefused, QT_TRANSLATE_NOOP("Wording", "'%1' refused the connection."),
        QT_TRANSLATE_NOOP("Wording", "Check the address and port, and whether the server runs.")},
    {ErrorKind::ConnectionLost, QT_TRANSLATE_NOOP("Wording", "'%1' closed the connection before it had answered."),
        QT_TRANSLATE_NOOP("Wording", "Do this again; if it stays, ask whoever runs the server.")},
    {ErrorKind::TlsFailed, QT_TRANSLATE_NOOP("Wording", "No protected connection to '%1' could be made: %2."),
        QT_TRANSLATE_NOOP(
            "Wording", "Nothing was sent. Check the address, this machine's clock and its certificates.")},
    {ErrorKind::ProxyRefused,
        QT_TRANSLATE_NOOP("Wording", "The network proxy '%1' did not let the request through: %2."),
        QT_TRANSLATE_NOOP("Wording", "Check the proxy in the space's settings, or that of this machine.")},
    {ErrorKind::ProxyWantsPassword,
        QT_TRANSLATE_NOOP("Wording", "The network proxy '%1' asks for a password, and Keydesk gives none."),
        QT_TRANSLATE_NOOP(
            "Wording", "Choose another proxy in the space's settings, or one that lets this machine through without.")},
    {ErrorKind::TimedOut, QT_TRANSLATE_NOOP("Wording", "'%1' did not answer completely within %2 seconds."),
        QT_TRANSLATE_NOOP("Wording", "Do this again, or allow more time.")},
    {ErrorKind::NetworkUnavailable, QT_TRANSLATE_NOOP("Wording", "'%1' can't be reached: %2."),
        QT_TRANSLATE_NOOP("Wording", "Check whether this machine is online.")},
    {ErrorKind::AuthorityFileInvalid, QT_TRANSLATE_NOOP("Wording", "'%1' holds no certificate that can be read."),
        QT_TRANSLATE_NOOP("Wording", "Choose a PEM file: it has a line '-----BEGIN CERTIFICATE-----'.")},
    {ErrorKind::AnswerTooLarge, QT_TRANSLATE_NOOP("Wording", "The answer is larger than %1 bytes."),
        QT_TRANSLATE_NOOP("Wording", "Save the answer to a file, or ask for less.")},
    {ErrorKind::AnswerWithoutHeaders,
        QT_TRANSLATE_NOOP("Wording", "'%1' answered without any header, or with more of them than Keydesk takes."),
        QT_TRANSLATE_NOOP(
            "Wording", "Without headers nothing is known of the answer, so it is not shown. Ask who runs the server.")},
    {ErrorKind::AnswerExpandsTooFar,
        QT_TRANSLATE_NOOP(
            "Wording", "The compressed answer of '%1' grows to more than %2 times its size and was not unpacked."),
        QT_TRANSLATE_NOOP("Wording", "Ask for less, or ask whoever runs the server.")},
    {ErrorKind::AnswerDecodingFailed,
        QT_TRANSLATE_NOOP("Wording", "The compressed answer of '%1' (%2) is damaged or was cut short."),
        QT_TRANSLATE_NOOP("Wording", "Do this again; if it stays, ask whoever runs the server.")},

    {ErrorKind::MethodInvalid, QT_TRANSLATE_NOOP("Wording", "'%1' can't be a request method."),
        QT_TRANSLATE_NOOP("Wording", "Use a word like GET, POST, PUT, PATCH or DELETE.")},
    {ErrorKind::HeaderInvalid, QT_TRANSLATE_NOOP("Wording", "The header '%1' can't be sent: %2 at place %3."),
        QT_TRANSLATE_NOOP("Wording", "Write it as 'Name: value', on one line.")},
    {ErrorKind::HeaderNameMissing, QT_TRANSLATE_NOOP("Wording", "The header with the value '%1' has no name."),
        QT_TRANSLATE_NOOP("Wording", "Write it as 'Name: value', or remove it.")},
    {ErrorKind::HeaderReserved, QT_TRANSLATE_NOOP("Wording", "The header '%1' is set by Keydesk itself."),
        QT_TRANSLATE_NOOP("Wording", "Leave it out.")},
    {ErrorKind::RequestUrlInvalid,
        QT_TRANSLATE_NOOP("Wording", "'%1' is not an address that a request can be sent to."),
        QT_TRANSLATE_NOOP("Wording", "Write a path such as /jobs/v1, or a complete https address.")},
    {ErrorKind::ForeignHost,
        QT_TRANSLATE_NOOP("Wording", "'%1' is not the host of the space (%2); a token is never sent there."),
        QT_TRANSLATE_NOOP("Wording", "Use an address on the space's own host.")},
    {ErrorKind::ApiRefused, QT_TRANSLATE_NOOP("Wording", "The API answered %1 %2."),
        QT_TRANSLATE_NOOP("Wording", "The answer's body says why.")},
};
