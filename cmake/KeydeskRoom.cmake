# keydesk_room(NAME [SOURCES file…] [USES room…] [HIDES room…] [LIBRARIES target…] [PRIVATE_LIBRARIES target…])
#
# Declares the folder that calls it as one room of the house (docs/architecture.md): a static library that can include
# itself, what it USES (and what those use in turn), and what it HIDES, which its own users cannot include.
# A room's include path is a folder of the build tree with one link, so that `#include <oauth/grant.h>` works and
# nothing else of src/ can be reached by accident.
function(keydesk_room NAME)
    cmake_parse_arguments(ROOM "" "" "SOURCES;USES;HIDES;LIBRARIES;PRIVATE_LIBRARIES" ${ARGN})
    set(view "${CMAKE_BINARY_DIR}/rooms/${NAME}")
    file(MAKE_DIRECTORY "${view}")
    file(CREATE_LINK "${CMAKE_CURRENT_SOURCE_DIR}" "${view}/${NAME}" SYMBOLIC)

    add_library(${NAME} STATIC ${ROOM_SOURCES})
    target_include_directories(${NAME} PUBLIC "${view}")
    set_target_properties(${NAME} PROPERTIES AUTOMOC ON AUTOUIC ON AUTORCC ON
        AUTOUIC_SEARCH_PATHS "${CMAKE_SOURCE_DIR}/ui")
    if(KEYDESK_UNITY)
        set_target_properties(${NAME} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 10)
        # Meant for headers: an included .cpp may use its own unnamed namespace.
        target_compile_options(${NAME} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
    endif()
    target_link_libraries(${NAME}
        PUBLIC ${ROOM_USES} ${ROOM_LIBRARIES}
        PRIVATE ${ROOM_HIDES} ${ROOM_PRIVATE_LIBRARIES} keydesk_warnings keydesk_sanitizers)
    target_precompile_headers(${NAME} REUSE_FROM precompiled)
endfunction()
