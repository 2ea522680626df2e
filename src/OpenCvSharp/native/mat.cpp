#include "shim.hpp"

SHIM_API int mat_new(cv::Mat** made)
{
    return shim_guard([=] { *made = new cv::Mat(); });
}

SHIM_API int mat_new_sized(int rows, int columns, int type, cv::Mat** made)
{
    return shim_guard([=] { *made = new cv::Mat(rows, columns, type); });
}

// Borrows the pixels: the caller keeps them alive and in place as long as the Mat.
SHIM_API int mat_new_over(int rows, int columns, int type, void* pixels, int64_t step, cv::Mat** made)
{
    return shim_guard([=] { *made = new cv::Mat(rows, columns, type, pixels, static_cast<size_t>(step)); });
}

SHIM_API void mat_delete(cv::Mat* mat)
{
    delete mat;
}

SHIM_API int mat_describe(
    const cv::Mat* mat, int* rows, int* columns, int* type, int64_t* element, int64_t* step, void** pixels)
{
    return shim_guard([=]
    {
        *rows = mat->rows;
        *columns = mat->cols;
        *type = mat->type();
        *element = static_cast<int64_t>(mat->elemSize());
        *step = mat->empty() ? 0 : static_cast<int64_t>(mat->step[0]);
        *pixels = mat->data;
    });
}
