# What nearly every file includes is compiled once for all rooms, not once a room: that was a quarter of a clean build.
file(TOUCH "${CMAKE_BINARY_DIR}/precompiled.cpp")
add_library(precompiled OBJECT "${CMAKE_BINARY_DIR}/precompiled.cpp")
target_link_libraries(precompiled PRIVATE Qt6::Core tl::expected keydesk_warnings keydesk_sanitizers)
target_precompile_headers(precompiled PRIVATE "${CMAKE_SOURCE_DIR}/cmake/precompiled.h")
