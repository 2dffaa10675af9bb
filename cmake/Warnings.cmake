# Every warning is an error, in every preset.
add_library(keydesk_warnings INTERFACE)
target_compile_options(keydesk_warnings INTERFACE -Wall -Wextra -Wpedantic -Werror -Wshadow -Wnon-virtual-dtor
    -Woverloaded-virtual -Wold-style-cast -Wcast-qual -Wconversion -Wno-sign-conversion -Wformat=2)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # tl::expected trips these falsely once optimised.
    target_compile_options(keydesk_warnings INTERFACE -Wno-maybe-uninitialized)
    target_compile_options(keydesk_warnings INTERFACE -fcoroutines)
endif()
target_compile_definitions(keydesk_warnings INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS
    QT_NO_FOREACH QT_DISABLE_DEPRECATED_BEFORE=0x060400 KEYDESK_VERSION="${PROJECT_VERSION}")
