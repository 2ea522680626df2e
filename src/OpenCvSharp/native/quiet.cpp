// OpenCV and FFmpeg write to stderr on their own. The program says in its own words what went wrong, so both are
// silenced when the library is loaded, unless somebody who looks for a fault asked for them in the environment.
#include <opencv2/core/utils/logger.hpp>

#include <cstdarg>
#include <cstdlib>
#include <dlfcn.h>

namespace
{
    using AvLogCallback = void (*)(void*, int, const char*, va_list);

    void say_nothing(void*, int, const char*, va_list)
    {
    }

    const bool silenced = []
    {
        if (!std::getenv("OPENCV_LOG_LEVEL"))
            cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);

        // OpenCV sets FFmpeg's level when it opens its first file, but leaves the callback alone. FFmpeg comes as a
        // dependency of videoio; its headers are not needed for one function.
        auto set_callback = reinterpret_cast<void (*)(AvLogCallback)>(dlsym(RTLD_DEFAULT, "av_log_set_callback"));
        if (set_callback && !std::getenv("OPENCV_FFMPEG_DEBUG"))
            set_callback(say_nothing);

        return true;
    }();
}
