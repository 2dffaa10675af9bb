add_library(keydesk_sanitizers INTERFACE)
if(KEYDESK_SANITIZE)
    target_compile_options(keydesk_sanitizers INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all
        -fno-omit-frame-pointer -O0 -g1)
    target_link_options(keydesk_sanitizers INTERFACE -fsanitize=address,undefined)
endif()
if(KEYDESK_FUZZ)
    # Every room tells the fuzzer where it has been; the fuzzer itself is linked in tests/fuzz.
    target_compile_options(keydesk_sanitizers INTERFACE -fsanitize=fuzzer-no-link,address,undefined
        -fno-sanitize-recover=all -fno-omit-frame-pointer -O1 -g1)
    target_link_options(keydesk_sanitizers INTERFACE -fsanitize=address,undefined)
endif()
