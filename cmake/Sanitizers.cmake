add_library(keydesk_sanitizers INTERFACE)
if(KEYDESK_SANITIZE)
    target_compile_options(keydesk_sanitizers INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all
        -fno-omit-frame-pointer -O0 -g1)
    target_link_options(keydesk_sanitizers INTERFACE -fsanitize=address,undefined)
endif()
