"""Where something happened: points, coordinates as people paste them, and the offsets of Chinese maps."""
