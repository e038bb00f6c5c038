# Settings and functions shared by every folder of the project.
include(GNUInstallDirs)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

find_program(UNISONO_CCACHE ccache)
if(UNISONO_CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${UNISONO_CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${UNISONO_CCACHE})
endif()
find_program(UNISONO_MOLD mold)
if(UNISONO_MOLD)
  add_link_options(-fuse-ld=mold)
endif()
if(UNISONO_SANITIZE)
  add_compile_options(-fsanitize=${UNISONO_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${UNISONO_SANITIZE})
endif()

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Svg LinguistTools Test)
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

# Warnings of our own code; JUCE's sources are built without them.
add_library(unisono_warnings INTERFACE)
target_compile_options(unisono_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 takes the unused members of a moved std::variant for uninitialised ones (bug 80635 and its kin).
  target_compile_options(unisono_warnings INTERFACE -Wno-maybe-uninitialized)
endif()
if(UNISONO_WERROR)
  target_compile_options(unisono_warnings INTERFACE -Werror)
endif()
target_compile_definitions(unisono_warnings INTERFACE
  QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_KEYWORDS QT_DISABLE_DEPRECATED_BEFORE=0x060400)

# unisono_library(NAME target LINK libs... [MOC]): one static library of all sources of the calling folder.
function(unisono_library name)
  cmake_parse_arguments(A "MOC" "" "LINK;PRIVATE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cpp *.h)
  add_library(${name} STATIC ${sources})
  set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${A_LINK} PRIVATE unisono_warnings ${A_PRIVATE})
  if(A_MOC)
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
  endif()
endfunction()

# unisono_registry(target function type header): writes the function that registers every entry of the calling
# folder. An entry is a .cpp without a .h of the same stem (main.cpp is none); it defines void <function>_<stem>(<type>&). The linker
# drops static self-registration from a static library, hence this generated call.
function(unisono_registry target function type header)
  file(GLOB sources CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} *.cpp)
  set(declarations "")
  set(calls "")
  foreach(source ${sources})
    get_filename_component(stem ${source} NAME_WE)
    if(NOT EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${stem}.h AND NOT stem STREQUAL "main")
      string(APPEND declarations "void ${function}_${stem}(${type}&);\n")
      string(APPEND calls "    ${function}_${stem}(registry);\n")
    endif()
  endforeach()
  set(file ${CMAKE_CURRENT_BINARY_DIR}/${function}.cpp)
  file(CONFIGURE OUTPUT ${file} CONTENT
    "#include \"${header}\"\nnamespace unisono {\n${declarations}void ${function}([[maybe_unused]] ${type}& registry)\n{\n${calls}}\n} // namespace unisono\n")
  target_sources(${target} PRIVATE ${file})
endfunction()

# unisono_tests(label LINK libs...): every tst_*.cpp below the calling folder is one test program of its own; the
# target tests_<label> builds them all.
function(unisono_tests label)
  cmake_parse_arguments(A "" "" "LINK" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS tst_*.cpp)
  add_custom_target(tests_${label})
  foreach(source ${sources})
    get_filename_component(stem ${source} NAME_WE)
    add_executable(${stem} ${source})
    add_dependencies(tests_${label} ${stem})
    set_target_properties(${stem} PROPERTIES AUTOMOC ON)
    target_link_libraries(${stem} PRIVATE unisono_warnings unisono_testsupport ${A_LINK} Qt6::Test)
    target_compile_definitions(${stem} PRIVATE
      UNISONO_SOURCE_DIR="${CMAKE_SOURCE_DIR}" UNISONO_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
    add_test(NAME ${stem} COMMAND ${stem})
    # Sanitized programs take several times as long; QtTest ends a function after five minutes by itself.
    set(seconds 600)
    if(UNISONO_SANITIZE)
      set(seconds 2400)
    endif()
    set_tests_properties(${stem} PROPERTIES LABELS ${label} TIMEOUT ${seconds}
      ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QTEST_FUNCTION_TIMEOUT=${seconds}000;ASAN_OPTIONS=detect_leaks=1;UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1;LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/lsan.supp;TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/tsan.supp:die_after_fork=0")
  endforeach()
endfunction()
