"""The place for everything beside the days: flares, treatments, visits, and what the person is."""
