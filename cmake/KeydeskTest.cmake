# What every test program is compiled with. The code under test is optimised as people run it; optimising the tests takes
# as long as building all rooms, and is of no use.
add_library(keydesk_test_options INTERFACE)
target_compile_options(keydesk_test_options INTERFACE -O0)
target_link_libraries(keydesk_test_options INTERFACE Qt6::Test Qt6::Network Qt6::Gui tl::expected keydesk_warnings keydesk_sanitizers)

# Qt tells each test its own folders, for QFINDTESTDATA, which none of ours uses: they would make each need its own.
set_target_properties(Qt6::Test PROPERTIES INTERFACE_COMPILE_DEFINITIONS QT_TESTLIB_LIB)

# Compiled once for all of them. QTest looks which parts of Qt there are: all have Gui, those of widgets need their own.
foreach(kind precompiled_for_tests precompiled_for_tests_of_widgets)
    add_library(${kind} OBJECT "${CMAKE_BINARY_DIR}/precompiled.cpp")
    target_link_libraries(${kind} PRIVATE keydesk_test_options)
    target_precompile_headers(${kind} PRIVATE "${CMAKE_SOURCE_DIR}/cmake/precompiled.h" <QtTest/QTest> <QtTest/QSignalSpy>)
endforeach()
target_link_libraries(precompiled_for_tests_of_widgets PRIVATE Qt6::Widgets)

# All programs whose tests run under the sanitizers.
add_custom_target(sanitized_tests)

# keydesk_test(PREFIX SOURCES file.cpp… USES room… [LIBRARIES target…] [LABELS label…] [LAUNCHER command…] [WIDGETS] [SANITIZED])
#
# Builds the files into one program; each file holds one test class (tests/support/testmain.h) and becomes one ctest
# entry named PREFIX.file, with the part of PREFIX before the first dot as its label. LAUNCHER runs the program, such as
# tests/support/with-keyring. SANITIZED is for the rooms that read what comes from outside, and what they stand on: they
# run under the sanitizers, and './test' does not build and run them a second time without.
function(keydesk_test PREFIX)
    cmake_parse_arguments(TEST "WIDGETS;SANITIZED" "" "SOURCES;USES;LIBRARIES;LABELS;LAUNCHER" ${ARGN})
    string(REPLACE "." "_" program "${PREFIX}_tests")
    string(REGEX MATCH "^[^.]+" kind "${PREFIX}")
    add_executable(${program} ${TEST_SOURCES} "${CMAKE_SOURCE_DIR}/tests/support/testmain.cpp")
    set_target_properties(${program} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_include_directories(${program} PRIVATE "${CMAKE_SOURCE_DIR}/tests")
    target_link_libraries(${program} PRIVATE ${TEST_USES} ${TEST_LIBRARIES} keydesk_test_options)
    target_compile_definitions(${program} PRIVATE KEYDESK_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    if(TEST_WIDGETS)
        set(widgets _of_widgets)
        target_link_libraries(${program} PRIVATE Qt6::Widgets)
        target_compile_definitions(${program} PRIVATE KEYDESK_TEST_WIDGETS)
    endif()
    target_precompile_headers(${program} REUSE_FROM precompiled_for_tests${widgets})
    if(TEST_SANITIZED)
        add_dependencies(sanitized_tests ${program})
        set_target_properties(${program} PROPERTIES EXCLUDE_FROM_ALL "${KEYDESK_SANITIZED_APART}")
        list(APPEND TEST_LABELS sanitized)
    endif()
    foreach(source ${TEST_SOURCES})
        get_filename_component(name "${source}" NAME_WE)
        add_test(NAME ${PREFIX}.${name} COMMAND ${TEST_LAUNCHER} $<TARGET_FILE:${program}> ${name})
        set_tests_properties(${PREFIX}.${name} PROPERTIES LABELS "${kind};${TEST_LABELS}" TIMEOUT 300
            ENVIRONMENT "QT_QPA_PLATFORM=offscreen;UBSAN_OPTIONS=print_stacktrace=1;ASAN_OPTIONS=detect_leaks=0")
    endforeach()
endfunction()
