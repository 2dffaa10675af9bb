# Included by src/gui/CMakeLists.txt.
set(GUI_EXPLORER_SOURCES
    explorer/addressfield.cpp explorer/addressfield.h explorer/answercontents.cpp explorer/answercontents.h
    explorer/answerpane.cpp explorer/answerpane.h explorer/answertree.cpp explorer/answertree.h explorer/answerwords.cpp
    explorer/answerwords.h explorer/bodyeditor.cpp explorer/bodyeditor.h explorer/explorercommands.cpp
    explorer/explorercommands.h explorer/explorerpage.cpp explorer/explorerpage.h explorer/findbar.cpp explorer/findbar.h
    explorer/headerlistmodel.cpp explorer/headerlistmodel.h explorer/headersview.cpp explorer/headersview.h
    explorer/imageview.cpp explorer/imageview.h explorer/jsoncheck.cpp explorer/jsoncheck.h explorer/keychoicemodel.cpp
    explorer/keychoicemodel.h explorer/keychoices.cpp explorer/keychoices.h explorer/keypicker.cpp explorer/keypicker.h
    explorer/namevaluemodel.cpp explorer/namevaluemodel.h explorer/namevaluetable.cpp explorer/namevaluetable.h
    explorer/openrequest.cpp explorer/openrequest.h explorer/queryrows.cpp explorer/queryrows.h explorer/rawview.cpp
    explorer/rawview.h explorer/requestline.cpp explorer/requestline.h explorer/requestpage.cpp explorer/requestpage.h
    explorer/requesttab.cpp explorer/requesttab.h explorer/savedbody.cpp explorer/savedbody.h explorer/sending.cpp
    explorer/sending.h explorer/tabledress.cpp explorer/tabledress.h explorer/textedit.cpp explorer/textedit.h explorer/toneglyph.cpp explorer/toneglyph.h
    explorer/timingmodel.cpp explorer/timingmodel.h explorer/timingview.cpp explorer/timingview.h
    explorer/waitcountdown.cpp explorer/waitcountdown.h)
