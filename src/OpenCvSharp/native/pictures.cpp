#include "shim.hpp"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

SHIM_API int cv_resize(
    const cv::Mat* source, cv::Mat* target, int width, int height, double fx, double fy, int interpolation)
{
    return shim_guard([=] { cv::resize(*source, *target, cv::Size(width, height), fx, fy, interpolation); });
}

SHIM_API int cv_convert_color(const cv::Mat* source, cv::Mat* target, int code, int channels)
{
    return shim_guard([=] { cv::cvtColor(*source, *target, code, channels); });
}

SHIM_API int cv_rotate(const cv::Mat* source, cv::Mat* target, int code)
{
    return shim_guard([=] { cv::rotate(*source, *target, code); });
}

// The file's bytes come as a Mat of one row, so that the managed side frees them like any other.
SHIM_API int cv_encode(
    const char* extension, const cv::Mat* source, const int* parameters, int count, bool* encoded, cv::Mat** file)
{
    return shim_guard([=]
    {
        std::vector<uchar> bytes;
        *encoded = cv::imencode(extension, *source, bytes, std::vector<int>(parameters, parameters + count));
        *file = new cv::Mat(cv::Mat(1, static_cast<int>(bytes.size()), CV_8UC1, bytes.data()).clone());
    });
}

SHIM_API int cv_decode(const unsigned char* file, int length, int flags, cv::Mat** picture)
{
    return shim_guard([=]
    {
        const cv::Mat bytes(1, length, CV_8UC1, const_cast<unsigned char*>(file));
        *picture = new cv::Mat(cv::imdecode(bytes, flags));
    });
}
