#include "shim.hpp"

#include <opencv2/videoio.hpp>

#include <cstring>
#include <memory>

SHIM_API int capture_new(const char* file, int backend, const int* parameters, int count, cv::VideoCapture** made)
{
    return shim_guard([=]
    {
        auto capture = std::make_unique<cv::VideoCapture>();
        capture->open(file, backend, std::vector<int>(parameters, parameters + count));
        *made = capture.release();
    });
}

SHIM_API void capture_delete(cv::VideoCapture* capture)
{
    delete capture;
}

SHIM_API int capture_is_opened(const cv::VideoCapture* capture, bool* opened)
{
    return shim_guard([=] { *opened = capture->isOpened(); });
}

SHIM_API int capture_grab(cv::VideoCapture* capture, bool* grabbed)
{
    return shim_guard([=] { *grabbed = capture->grab(); });
}

SHIM_API int capture_retrieve(cv::VideoCapture* capture, cv::Mat* picture, int flag, bool* retrieved)
{
    return shim_guard([=] { *retrieved = capture->retrieve(*picture, flag); });
}

SHIM_API int capture_get(const cv::VideoCapture* capture, int property, double* value)
{
    return shim_guard([=] { *value = capture->get(property); });
}

SHIM_API int capture_set(cv::VideoCapture* capture, int property, double value, bool* accepted)
{
    return shim_guard([=] { *accepted = capture->set(property, value); });
}

// Writes at most capacity bytes, the closing zero included.
SHIM_API int capture_backend_name(const cv::VideoCapture* capture, char* name, int capacity)
{
    return shim_guard([=]
    {
        const cv::String text = capture->getBackendName();
        std::strncpy(name, text.c_str(), capacity - 1);
        name[capacity - 1] = 0;
    });
}
