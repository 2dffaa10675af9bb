// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

/// What went wrong. `app/wording.h` has the sentence and the hint of each, `cli/exitcode.h` the exit code; both switch
/// without a default, so a new kind does not compile until it is worded and mapped. `arguments` are named behind each.
enum class ErrorKind {
    // What a person typed.
    LabelEmpty,
    LabelTooLong, ///< (length)
    LabelHasControlCharacter, ///< (position, from 1)
    LabelTaken, ///< (label, space)
    SpaceNameEmpty,
    SpaceNameTooLong, ///< (length)
    SpaceNameHasControlCharacter, ///< (position, from 1)
    SpaceNameTaken, ///< (name)
    ClientIdEmpty,
    ClientIdTooLong, ///< (length)
    ClientIdHasControlCharacter, ///< (position, from 1)
    SecretEmpty,
    SecretTooLong, ///< (length in bytes)
    SecretHasControlCharacter, ///< (position, from 1)
    SecretNotUtf8,
    NoteTooLong, ///< (length)
    UrlNotAbsolute, ///< (the text)
    UrlNotHttps, ///< (the text)
    UrlHasUserInfo, ///< (host)
    UrlHasFragment, ///< (the text)
    UrlHasQuery, ///< (the text)
    ScopeInvalid, ///< (the text)
    ProxyInvalid, ///< (the text)
    ReferenceInvalid, ///< (the text)
    Usage, ///< (what is wrong with the command line, what helps)

    // What is not there.
    NoSuchSpace, ///< (name)
    NoSuchKey, ///< (reference)
    KeyInTrash, ///< (reference)
    KeyNotInTrash, ///< (reference)
    NothingToRollBack, ///< (reference) no secret from before a rotation is kept
    SpaceNotEmpty, ///< (name, number of keys)
    NoSuchFile, ///< (path)

    // The keychain.
    KeychainMissing, ///< no keychain service answers on this machine
    KeychainLocked, ///< locked, or its prompt was dismissed
    KeychainRefused, ///< (what it said)
    KeychainNotAnswering, ///< (seconds waited)
    KeychainEntryMissing, ///< (reference) the keychain is readable and the entry is not in it
    KeychainElsewhere, ///< (reference, the keychain that holds it, the keychain in use)
    KeychainWroteWrong, ///< what was read back is not what was written
    KeychainEntryDamaged, ///< (reference)
    KeychainUnreadable, ///< (keychain) answers, yet holds nothing of ours: another one, or damaged as a whole

    // The vault file, where it stands for a keychain. First argument: path.
    VaultMissing,
    VaultExists, ///< and is not written over
    VaultLocked, ///< or its question was dismissed, or there was nobody to ask
    VaultPassphraseWrong,
    VaultDamaged, ///< cut short or changed; left as it is
    VaultNewer, ///< of a form unknown here; left as it is

    // The index.
    DatabaseUnavailable, ///< (path, reason)
    DatabaseDamaged, ///< (path)
    DatabaseNewer, ///< (path, its version, ours)
    DatabaseBusy, ///< another program holds the write lock
    DiskFull, ///< (path)

    // An encrypted file and its passphrase.
    PassphraseEmpty,
    PassphrasesDiffer, ///< it was asked for twice
    PassphraseWrong, ///< or the one block that it opens was changed, which nobody can tell apart
    NotAnAgeFile,
    AgeVersionUnknown, ///< (version line)
    AgeRecipientUnknown, ///< (recipient type) encrypted to a key, not to a passphrase
    AgeWorkTooHigh, ///< (binary logarithm of the work asked for, that of the limit)
    AgeFileCut, ///< its end is missing
    AgeFileDamaged, ///< what is there is not what was written
    AgeTextDamaged, ///< the armor: lost line breaks, white space within lines …

    // A backup.
    NotABackup, ///< (what is wrong) it decrypts, and is something else
    BackupNewer, ///< (its version, ours)
    BackupIncomplete, ///< (number of keys, their references) secrets that can't be read, so nothing was written
    BackupWroteWrong, ///< (path) what was encrypted does not open as what it was
    KeysChanged, ///< since the plan of a restore was made
    RestoreNotConfirmed, ///< (what would change)

    // The authorization server, RFC 6749 section 5.2. First argument: HTTP status; `raw`: its answer.
    ClientRejected, ///< (status, error, error_description) wrong, disabled, deleted or rotated
    MachineAccessOff, ///< (status, error, error_description) no service account
    ScopeRefused, ///< (status, error, error_description, scope)
    TokenRequestRefused, ///< (status, error, error_description) invalid_request, unsupported_grant_type
    ClientMethodUnsupported, ///< (status, error, error_description) DPoP, private_key_jwt …
    TokenEndpointWrong, ///< (status, error, error_description) 403, 404, 405 or a 401 without a body
    TokenEndpointRedirects, ///< (status, host of the target)
    TokenServerFailed, ///< (status, error, error_description) 429 and 5xx
    TokenAnswerNotJson, ///< (status, media type) a captive portal or proxy answered
    TokenAnswerMalformed, ///< (status, what is wrong) cut short, not one object, no access_token
    TokenAnswerTooLarge, ///< (limit in bytes)
    TokenTypeUnsupported, ///< (token_type)
    AccessTokenMalformed, ///< access_token is not a b64token (RFC 6750 section 2.1) or too long

    // An issuer's description of itself. First argument of the first three: HTTP status; `raw`: its answer.
    DiscoveryMissing, ///< (status, address of the document)
    DiscoveryRedirects, ///< (status, host of the target)
    DiscoveryNotJson, ///< (status, media type) a captive portal or proxy answered
    DiscoveryMalformed, ///< (what is wrong)
    DiscoveryOtherIssuer, ///< (issuer as asked, issuer that the document names)
    DiscoveryOtherHost, ///< (host of the token endpoint, host of the issuer)
    DiscoveryMethodsUnsupported, ///< (methods that it takes)

    // The network.
    HostNotFound, ///< (host)
    ConnectionRefused, ///< (host and port)
    ConnectionLost, ///< (host and port)
    TlsFailed, ///< (host, what is wrong with the certificate or handshake)
    ProxyRefused, ///< (proxy host, reason) not there, or it lets nothing through
    ProxyWantsPassword, ///< (proxy host)
    TimedOut, ///< (host, seconds)
    NetworkUnavailable, ///< (host, what Qt says)
    AnswerTooLarge, ///< (limit in bytes)
    AnswerWithoutHeaders, ///< (host) none came, or more than Qt takes, which drops them all
    AnswerExpandsTooFar, ///< (host, limit of the ratio) a decompression bomb
    AnswerDecodingFailed, ///< (host, content coding) the compressed body is damaged or cut short

    // An API request.
    MethodInvalid, ///< (method)
    HeaderInvalid, ///< (header name, what is wrong, position from 1)
    HeaderNameMissing, ///< (what stands in place of its value)
    HeaderReserved, ///< (header name) set by Keydesk itself: Authorization, Host, Content-Length …
    RequestUrlInvalid, ///< (the text)
    ForeignHost, ///< (host, the space's host) no token is ever sent there
    ApiRefused, ///< (status, reason phrase) the API answered 400 or above and that counts as a failure

    // Everything else.
    AuthorityFileInvalid, ///< (path) no certificate in it that can be read
    FileUnreadable, ///< (path, reason)
    FileUnwritable, ///< (path, reason)
    PortTaken, ///< (port, reason)
    ConfirmationNeeded, ///< (what would be lost for good)
    CheckFailed, ///< (number of failed checks) doctor
    Cancelled, ///< the caller withdrew
    Abandoned, ///< what was waited for was destroyed before it ended: a defect of ours; stays the last
};
inline constexpr ErrorKind LastErrorKind = ErrorKind::Abandoned;

/// A failure as a value. Holds no sentence; no secret and no token may ever be put into `arguments` or `raw`.
struct Error {
    ErrorKind kind;
    QStringList arguments = {};
    QByteArray raw = {}; ///< the answer as it came, shown on request only
    friend bool operator==(const Error &, const Error &) = default;
};
