// What every function of the shim shares: plain C names, a failure as a return value, never a C++ exception across
// the border.
#pragma once

#include <opencv2/core.hpp>

#include <functional>

#define SHIM_API extern "C" __attribute__((visibility("default")))

// Runs the body; 0 when it went well, else 1, and the failure is kept for shim_last_failure on this thread.
int shim_guard(const std::function<void()>& body) noexcept;
