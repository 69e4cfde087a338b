"""A few columns side by side: single days as dots, or their middle half, with the mean."""
