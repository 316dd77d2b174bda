"""The tabs of a window, what stands in each, and two of them side by side."""
