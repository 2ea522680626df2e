#include "shim.hpp"

#include <exception>

namespace
{
    thread_local cv::Exception last;
}

int shim_guard(const std::function<void()>& body) noexcept
{
    try
    {
        body();
        return 0;
    }
    catch (const cv::Exception& failure)
    {
        last = failure;
    }
    catch (const std::exception& failure)
    {
        last = cv::Exception(cv::Error::StsError, failure.what(), "", "", 0);
    }
    catch (...)
    {
        last = cv::Exception(cv::Error::StsError, "A native exception of unknown type.", "", "", 0);
    }

    return 1;
}

// The texts stay valid until the next failure on the same thread.
SHIM_API void shim_last_failure(int* code, const char** text, const char** function, const char** file, int* line)
{
    *code = last.code;
    *text = last.err.c_str();
    *function = last.func.c_str();
    *file = last.file.c_str();
    *line = last.line;
}
