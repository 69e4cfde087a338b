"""The Charts tab. Only this package imports pyqtgraph; the window loads it when it is wanted."""
