# Included by src/gui/CMakeLists.txt.
set(GUI_EXPLORER_SOURCES
    explorer/explorerpage.cpp explorer/explorerpage.h)
