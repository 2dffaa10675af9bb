// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <core/error.h>
#include <QtGlobal>

/// The sections of docs/guide/refusals.md, in their order.
enum class RefusalSection { AuthorizationServer, Api, Network, Stores, Files, Input };

/// Where a kind stands on that page, and what is shown in place of its arguments.
struct RefusalPlace {
    ErrorKind kind;
    RefusalSection section;
    const char *arguments; ///< in the order of core/error.h, `|` between them
};

// clang-format off
inline constexpr RefusalPlace refusalPlaces[] = {
    {ErrorKind::LabelEmpty, RefusalSection::Input, ""},
    {ErrorKind::LabelTooLong, RefusalSection::Input, "LENGTH"},
    {ErrorKind::LabelHasControlCharacter, RefusalSection::Input, "PLACE"},
    {ErrorKind::LabelTaken, RefusalSection::Input, "LABEL|SPACE"},
    {ErrorKind::SpaceNameEmpty, RefusalSection::Input, ""},
    {ErrorKind::SpaceNameTooLong, RefusalSection::Input, "LENGTH"},
    {ErrorKind::SpaceNameHasControlCharacter, RefusalSection::Input, "PLACE"},
    {ErrorKind::SpaceNameTaken, RefusalSection::Input, "SPACE"},
    {ErrorKind::ClientIdEmpty, RefusalSection::Input, ""},
    {ErrorKind::ClientIdTooLong, RefusalSection::Input, "LENGTH"},
    {ErrorKind::ClientIdHasControlCharacter, RefusalSection::Input, "PLACE"},
    {ErrorKind::SecretEmpty, RefusalSection::Input, ""},
    {ErrorKind::SecretTooLong, RefusalSection::Input, "LENGTH"},
    {ErrorKind::SecretHasControlCharacter, RefusalSection::Input, "PLACE"},
    {ErrorKind::SecretNotUtf8, RefusalSection::Input, ""},
    {ErrorKind::NoteTooLong, RefusalSection::Input, "LENGTH"},
    {ErrorKind::UrlNotAbsolute, RefusalSection::Input, "TEXT"},
    {ErrorKind::UrlNotHttps, RefusalSection::Input, "TEXT"},
    {ErrorKind::UrlHasUserInfo, RefusalSection::Input, "HOST"},
    {ErrorKind::UrlHasFragment, RefusalSection::Input, "TEXT"},
    {ErrorKind::UrlHasQuery, RefusalSection::Input, "TEXT"},
    {ErrorKind::ScopeInvalid, RefusalSection::Input, "TEXT"},
    {ErrorKind::ProxyInvalid, RefusalSection::Input, "TEXT"},
    {ErrorKind::ReferenceInvalid, RefusalSection::Input, "TEXT"},
    {ErrorKind::Usage, RefusalSection::Input, "WHAT IS WRONG|WHAT HELPS"},
    {ErrorKind::NoSuchSpace, RefusalSection::Input, "SPACE"},
    {ErrorKind::NoSuchKey, RefusalSection::Input, "SPACE/LABEL"},
    {ErrorKind::KeyInTrash, RefusalSection::Input, "SPACE/LABEL"},
    {ErrorKind::KeyNotInTrash, RefusalSection::Input, "SPACE/LABEL"},
    {ErrorKind::NothingToRollBack, RefusalSection::Input, "SPACE/LABEL"},
    {ErrorKind::SpaceNotEmpty, RefusalSection::Input, "SPACE|NUMBER"},
    {ErrorKind::NoSuchFile, RefusalSection::Files, "FILE"},
    {ErrorKind::AuthorityFileInvalid, RefusalSection::Files, "FILE"},
    {ErrorKind::KeychainMissing, RefusalSection::Stores, ""},
    {ErrorKind::KeychainLocked, RefusalSection::Stores, ""},
    {ErrorKind::KeychainRefused, RefusalSection::Stores, "WHAT IT SAID"},
    {ErrorKind::KeychainNotAnswering, RefusalSection::Stores, "SECONDS"},
    {ErrorKind::KeychainEntryMissing, RefusalSection::Stores, "SPACE/LABEL"},
    {ErrorKind::KeychainElsewhere, RefusalSection::Stores, "SPACE/LABEL|KEYCHAIN|KEYCHAIN IN USE"},
    {ErrorKind::KeychainWroteWrong, RefusalSection::Stores, ""},
    {ErrorKind::KeychainEntryDamaged, RefusalSection::Stores, "SPACE/LABEL"},
    {ErrorKind::KeychainUnreadable, RefusalSection::Stores, "KEYCHAIN"},
    {ErrorKind::VaultMissing, RefusalSection::Stores, "FILE"},
    {ErrorKind::VaultExists, RefusalSection::Stores, "FILE"},
    {ErrorKind::VaultLocked, RefusalSection::Stores, ""},
    {ErrorKind::VaultPassphraseWrong, RefusalSection::Stores, ""},
    {ErrorKind::VaultDamaged, RefusalSection::Stores, "FILE"},
    {ErrorKind::VaultNewer, RefusalSection::Stores, "FILE"},
    {ErrorKind::DatabaseUnavailable, RefusalSection::Stores, "FILE|REASON"},
    {ErrorKind::DatabaseDamaged, RefusalSection::Stores, "FILE"},
    {ErrorKind::DatabaseNewer, RefusalSection::Stores, "FILE|VERSION|OUR VERSION"},
    {ErrorKind::DatabaseBusy, RefusalSection::Stores, ""},
    {ErrorKind::DiskFull, RefusalSection::Files, "FILE"},
    {ErrorKind::PassphraseEmpty, RefusalSection::Files, ""},
    {ErrorKind::PassphrasesDiffer, RefusalSection::Files, ""},
    {ErrorKind::PassphraseWrong, RefusalSection::Files, ""},
    {ErrorKind::NotAnAgeFile, RefusalSection::Files, ""},
    {ErrorKind::AgeVersionUnknown, RefusalSection::Files, "VERSION"},
    {ErrorKind::AgeRecipientUnknown, RefusalSection::Files, "TYPE"},
    {ErrorKind::AgeWorkTooHigh, RefusalSection::Files, "WORK|LIMIT"},
    {ErrorKind::AgeFileCut, RefusalSection::Files, ""},
    {ErrorKind::AgeFileDamaged, RefusalSection::Files, ""},
    {ErrorKind::AgeTextDamaged, RefusalSection::Files, ""},
    {ErrorKind::NotABackup, RefusalSection::Files, "WHAT IS WRONG"},
    {ErrorKind::BackupNewer, RefusalSection::Files, "VERSION|OUR VERSION"},
    {ErrorKind::BackupIncomplete, RefusalSection::Files, "NUMBER|KEYS"},
    {ErrorKind::BackupWroteWrong, RefusalSection::Files, "FILE"},
    {ErrorKind::KeysChanged, RefusalSection::Files, ""},
    {ErrorKind::RestoreNotConfirmed, RefusalSection::Files, "WHAT CHANGES"},
    {ErrorKind::ClientRejected, RefusalSection::AuthorizationServer, "STATUS|ERROR|DESCRIPTION"},
    {ErrorKind::MachineAccessOff, RefusalSection::AuthorizationServer, "STATUS|ERROR|DESCRIPTION"},
    {ErrorKind::ScopeRefused, RefusalSection::AuthorizationServer, "STATUS|ERROR|DESCRIPTION|SCOPE"},
    {ErrorKind::TokenRequestRefused, RefusalSection::AuthorizationServer, "STATUS|ERROR|DESCRIPTION"},
    {ErrorKind::ClientMethodUnsupported, RefusalSection::AuthorizationServer, "STATUS|ERROR|DESCRIPTION"},
    {ErrorKind::TokenEndpointWrong, RefusalSection::AuthorizationServer, "STATUS|ERROR|DESCRIPTION"},
    {ErrorKind::TokenEndpointRedirects, RefusalSection::AuthorizationServer, "STATUS|HOST"},
    {ErrorKind::TokenServerFailed, RefusalSection::AuthorizationServer, "STATUS|ERROR|DESCRIPTION"},
    {ErrorKind::TokenAnswerNotJson, RefusalSection::AuthorizationServer, "STATUS|TYPE"},
    {ErrorKind::TokenAnswerMalformed, RefusalSection::AuthorizationServer, "STATUS|WHAT IS WRONG"},
    {ErrorKind::TokenAnswerTooLarge, RefusalSection::AuthorizationServer, "LIMIT"},
    {ErrorKind::TokenTypeUnsupported, RefusalSection::AuthorizationServer, "TYPE"},
    {ErrorKind::AccessTokenMalformed, RefusalSection::AuthorizationServer, ""},
    {ErrorKind::DiscoveryMissing, RefusalSection::AuthorizationServer, "STATUS|ADDRESS"},
    {ErrorKind::DiscoveryRedirects, RefusalSection::AuthorizationServer, "STATUS|HOST"},
    {ErrorKind::DiscoveryNotJson, RefusalSection::AuthorizationServer, "STATUS|TYPE"},
    {ErrorKind::DiscoveryMalformed, RefusalSection::AuthorizationServer, "WHAT IS WRONG"},
    {ErrorKind::DiscoveryOtherIssuer, RefusalSection::AuthorizationServer, "ISSUER|OTHER ISSUER"},
    {ErrorKind::DiscoveryOtherHost, RefusalSection::AuthorizationServer, "HOST|ISSUER"},
    {ErrorKind::DiscoveryMethodsUnsupported, RefusalSection::AuthorizationServer, "METHODS"},
    {ErrorKind::HostNotFound, RefusalSection::Network, "HOST"},
    {ErrorKind::ConnectionRefused, RefusalSection::Network, "HOST:PORT"},
    {ErrorKind::ConnectionLost, RefusalSection::Network, "HOST:PORT"},
    {ErrorKind::TlsFailed, RefusalSection::Network, "HOST|WHAT IS WRONG"},
    {ErrorKind::ProxyRefused, RefusalSection::Network, "PROXY|REASON"},
    {ErrorKind::ProxyWantsPassword, RefusalSection::Network, "PROXY"},
    {ErrorKind::TimedOut, RefusalSection::Network, "HOST|SECONDS"},
    {ErrorKind::NetworkUnavailable, RefusalSection::Network, "HOST|REASON"},
    {ErrorKind::AnswerTooLarge, RefusalSection::Network, "LIMIT"},
    {ErrorKind::AnswerWithoutHeaders, RefusalSection::Network, "HOST"},
    {ErrorKind::AnswerExpandsTooFar, RefusalSection::Network, "HOST|LIMIT"},
    {ErrorKind::AnswerDecodingFailed, RefusalSection::Network, "HOST|CODING"},
    {ErrorKind::MethodInvalid, RefusalSection::Api, "METHOD"},
    {ErrorKind::HeaderInvalid, RefusalSection::Api, "NAME|WHAT IS WRONG|PLACE"},
    {ErrorKind::HeaderNameMissing, RefusalSection::Api, "VALUE"},
    {ErrorKind::HeaderReserved, RefusalSection::Api, "NAME"},
    {ErrorKind::RequestUrlInvalid, RefusalSection::Api, "TEXT"},
    {ErrorKind::ForeignHost, RefusalSection::Api, "HOST|SPACE'S HOST"},
    {ErrorKind::ApiRefused, RefusalSection::Api, "STATUS|REASON"},
    {ErrorKind::FileUnreadable, RefusalSection::Files, "FILE|REASON"},
    {ErrorKind::FileUnwritable, RefusalSection::Files, "FILE|REASON"},
    {ErrorKind::PortTaken, RefusalSection::Input, "PORT|REASON"},
    {ErrorKind::ConfirmationNeeded, RefusalSection::Input, "WHAT IS LOST"},
    {ErrorKind::CheckFailed, RefusalSection::Input, "NUMBER"},
    {ErrorKind::Cancelled, RefusalSection::Input, ""},
    {ErrorKind::Abandoned, RefusalSection::Input, ""},
};
// clang-format on

constexpr const RefusalPlace *refusalPlaceOf(ErrorKind kind)
{
    for (const RefusalPlace &place : refusalPlaces) {
        if (place.kind == kind) {
            return &place;
        }
    }
    return nullptr;
}
