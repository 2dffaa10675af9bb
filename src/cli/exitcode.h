// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>

/// How keydesk-cli ends; scripts rely on the numbers.
enum class ExitCode {
    Done = 0,
    OtherFailure = 1,
    Usage = 2, ///< the command line or a value on it can't be right
    NotFound = 3, ///< no such space, key or file
    Keychain = 4, ///< missing, locked, or it refused
    ServerRefused = 5, ///< the authorization server did not give a token
    Network = 6, ///< network or TLS
    ApiRefused = 7, ///< the API answered 400 or above and --fail was given
};

/// No default: a new kind does not compile until it has its code.
constexpr ExitCode exitCodeFor(ErrorKind kind)
{
    using enum ErrorKind;
    // clang-format off
    switch (kind) {
    case LabelEmpty: case LabelTooLong: case LabelHasControlCharacter: case LabelTaken:
    case SpaceNameEmpty: case SpaceNameTooLong: case SpaceNameHasControlCharacter: case SpaceNameTaken:
    case ClientIdEmpty: case ClientIdTooLong: case ClientIdHasControlCharacter:
    case SecretEmpty: case SecretTooLong: case SecretHasControlCharacter: case SecretNotUtf8: case NoteTooLong:
    case UrlNotAbsolute: case UrlNotHttps: case UrlHasUserInfo: case UrlHasFragment: case UrlHasQuery:
    case ScopeInvalid: case ProxyInvalid: case AuthorityFileInvalid:
    case ReferenceInvalid: case Usage: case ConfirmationNeeded: case PassphraseEmpty: case PassphrasesDiffer:
    case RestoreNotConfirmed:
    case MethodInvalid: case HeaderInvalid: case HeaderNameMissing: case HeaderReserved: case RequestUrlInvalid: case ForeignHost:
        return ExitCode::Usage;
    case NoSuchSpace: case NoSuchKey: case KeyInTrash: case KeyNotInTrash: case NothingToRollBack:
    case NoSuchFile:
        return ExitCode::NotFound;
    case KeychainMissing: case KeychainLocked: case KeychainRefused: case KeychainNotAnswering:
    case KeychainEntryMissing: case KeychainElsewhere: case KeychainWroteWrong: case KeychainEntryDamaged:
    case KeychainUnreadable: case VaultMissing: case VaultExists: case VaultLocked: case VaultPassphraseWrong:
    case VaultDamaged: case VaultNewer: case BackupIncomplete:
        return ExitCode::Keychain;
    case ClientRejected: case MachineAccessOff: case ScopeRefused: case TokenRequestRefused:
    case ClientMethodUnsupported: case TokenEndpointWrong: case TokenEndpointRedirects: case TokenServerFailed:
    case TokenAnswerNotJson: case TokenAnswerMalformed: case TokenAnswerTooLarge: case TokenTypeUnsupported:
    case AccessTokenMalformed: case DiscoveryMissing: case DiscoveryRedirects: case DiscoveryNotJson:
    case DiscoveryMalformed: case DiscoveryOtherIssuer: case DiscoveryOtherHost: case DiscoveryMethodsUnsupported:
        return ExitCode::ServerRefused;
    case HostNotFound: case ConnectionRefused: case ConnectionLost: case TlsFailed: case ProxyRefused:
    case ProxyWantsPassword: case TimedOut:
    case NetworkUnavailable: case AnswerTooLarge: case AnswerWithoutHeaders: case AnswerExpandsTooFar:
    case AnswerDecodingFailed:
        return ExitCode::Network;
    case ApiRefused:
        return ExitCode::ApiRefused;
    case SpaceNotEmpty: case DatabaseUnavailable: case DatabaseDamaged: case DatabaseNewer: case DatabaseBusy:
    case PassphraseWrong: case NotAnAgeFile: case AgeVersionUnknown: case AgeRecipientUnknown: case AgeWorkTooHigh:
    case AgeFileCut: case AgeFileDamaged: case AgeTextDamaged: case NotABackup: case BackupNewer: case BackupWroteWrong: case KeysChanged:
    case DiskFull: case FileUnreadable: case FileUnwritable: case PortTaken: case CheckFailed: case Cancelled:
    case Abandoned:
        return ExitCode::OtherFailure;
    }
    // clang-format on
    return ExitCode::OtherFailure;
}
