# keydesk_test(PREFIX SOURCES file.cpp… USES room… [LIBRARIES target…] [LABELS label…] [LAUNCHER command…] [WIDGETS])
#
# Builds the files into one program; each file holds one test class (tests/support/testmain.h) and becomes one ctest
# entry named PREFIX.file, with the part of PREFIX before the first dot as its label. LAUNCHER runs the program, such as
# tests/support/with-keyring.
function(keydesk_test PREFIX)
    cmake_parse_arguments(TEST "WIDGETS" "" "SOURCES;USES;LIBRARIES;LABELS;LAUNCHER" ${ARGN})
    string(REPLACE "." "_" program "${PREFIX}_tests")
    string(REGEX MATCH "^[^.]+" kind "${PREFIX}")
    add_executable(${program} ${TEST_SOURCES} "${CMAKE_SOURCE_DIR}/tests/support/testmain.cpp")
    set_target_properties(${program} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_include_directories(${program} PRIVATE "${CMAKE_SOURCE_DIR}/tests")
    target_link_libraries(${program} PRIVATE ${TEST_USES} ${TEST_LIBRARIES} Qt6::Test keydesk_warnings keydesk_sanitizers)
    target_compile_definitions(${program} PRIVATE KEYDESK_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    if(TEST_WIDGETS)
        target_link_libraries(${program} PRIVATE Qt6::Widgets)
        target_compile_definitions(${program} PRIVATE KEYDESK_TEST_WIDGETS)
    endif()
    target_precompile_headers(${program} PRIVATE "${CMAKE_SOURCE_DIR}/cmake/precompiled.h" <QtTest/QTest> <QtTest/QSignalSpy>)
    foreach(source ${TEST_SOURCES})
        get_filename_component(name "${source}" NAME_WE)
        add_test(NAME ${PREFIX}.${name} COMMAND ${TEST_LAUNCHER} $<TARGET_FILE:${program}> ${name})
        set_tests_properties(${PREFIX}.${name} PROPERTIES LABELS "${kind};${TEST_LABELS}" TIMEOUT 300
            ENVIRONMENT "QT_QPA_PLATFORM=offscreen;UBSAN_OPTIONS=print_stacktrace=1;ASAN_OPTIONS=detect_leaks=0")
    endforeach()
endfunction()
